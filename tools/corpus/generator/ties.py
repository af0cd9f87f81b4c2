"""A tie between printed figures, evaluated on what is printed."""
from decimal import Decimal as D
from fractions import Fraction

import verify


class Tie:
    """stated = formula over operands. error names the errors that may break it; how says what holding means:

    number       the printed value is the formula's value, rounded
    rounded-sum  a sum may also differ by what rounding each part explains
    at-least     stated is not below the operand
    word         stated is the word expected
    """

    def __init__(self, check, error, stated, operands, formula, why, how="number", expect=None):
        self.check, self.error, self.stated, self.operands, self.formula = check, error, stated, operands, formula
        self.why, self.how, self.expect = why, how, expect
        self.others = []          # words of the same kind that would be wrong here

    def written(self):
        return self.formula.format(*(f"({o.value})" if o.value.startswith("-") else o.value for o in self.operands))

    def verdict(self):
        if self.how == "word":
            return "consistent" if self.stated.text == self.expect else "inconsistent"
        if self.how == "at-least":
            return "consistent" if D(self.stated.value) >= D(self.operands[0].value) else "inconsistent"
        value = verify.evaluate(self.written())
        if verify.rounds_to(value, self.stated.value):
            return "consistent"
        if self.how == "rounded-sum":
            scale = len(self.stated.value.partition(".")[2])
            if abs(value - Fraction(self.stated.value)) * 10 ** scale <= Fraction(len(self.operands) + 1, 2):
                return "within-rounding"
        return "inconsistent"
