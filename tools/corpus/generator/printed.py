"""What stands on the page: occurrences of figures and words, and the sentences and rows that hold them."""


class Occ:
    """One printed occurrence of a figure or a word; home is the sentence or row it stands in."""

    def __init__(self, text):
        self.text, self.home = str(text), None

    def __str__(self):
        return self.text

    def __format__(self, spec):
        return self.text

    @property
    def value(self):
        return self.text.replace(",", "")


class Statement:
    """A sentence from a template; remembers its occurrences."""

    def __init__(self, template, slots):
        self.template, self.slots = template, slots
        for v in slots.values():
            if isinstance(v, Occ):
                v.home = self

    def __str__(self):
        return self.template.format(**self.slots)

    def quotes(self, occ):
        return [str(self)]


class Joined(Statement):
    """Several pieces joined by a mark; occurrences stay with their own pieces."""

    def __init__(self, pieces, mark):
        self.pieces, self.mark, self.template, self.slots = pieces, mark, "", {}

    def __str__(self):
        return self.mark.join(str(p) for p in self.pieces)


class Row:
    """A row of a table; head is the column that names it."""

    def __init__(self, cells, head=0):
        self.cells, self.head = cells, head
        for c in cells:
            if isinstance(c, Occ):
                c.home = self

    def quotes(self, occ):
        head = str(self.cells[self.head])
        return [occ.text] if head in ("", "^", "<") else [head.replace("//", ""), occ.text]
