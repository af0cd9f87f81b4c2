"""Error injection: one printed figure or word of a report whose ties all hold is changed."""
import re
from dataclasses import dataclass, field
from decimal import Decimal as D

from .arithmetic import q
from .printed import Occ, Statement
from .ties import Tie
from .wording import chinese

ERRORS = ["wrong-share", "wrong-execution", "wrong-sum", "wrong-rollup", "wrong-carry", "wrong-control", "wrong-growth",
          "wrong-direction", "wrong-table-total", "wrong-row-total", "wrong-balance", "text-table", "text-text",
          "wrong-weight", "wrong-score-total", "wrong-deduction", "wrong-score", "wrong-exec-score", "wrong-score-rate",
          "missed-target", "wrong-grade", "wrong-standard", "wrong-count", "wrong-entity", "unit-slip", "numbering-gap",
          "wrong-period"]
SUMS = ("wrong-sum", "wrong-table-total", "wrong-row-total", "wrong-rollup")     # a part may be wrong, too
OPPOSITE = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加", "大于": "小于", "小于": "大于", "万元": "元"}


@dataclass
class Change:
    """What was changed: an occurrence of a tie, or (tie is None) words outside every tie, described for the truth."""
    tie: Tie = None
    occ: Occ = None
    old: str = ""
    check: str = ""
    stated: str = ""
    computed: str = ""
    quotes: list = field(default_factory=list)
    why: str = ""


def spoil(draft, error):
    """Applies the named error; None when this report has no place for it."""
    return {"numbering-gap": numbering_gap, "wrong-period": wrong_period}.get(error, wrong_figure)(draft, error)


def damage(rng, text):
    """A plausible wrong number: transposed digits, one digit changed, a shifted point, a slip of ten."""
    digits = [k for k, c in enumerate(text) if c.isdigit()]
    for _ in range(50):
        t, how = list(text), rng.choice(["swap", "swap", "digit", "digit", "shift"])
        if how == "swap" and len(digits) > 1:
            k = rng.randrange(len(digits) - 1)
            a, b = digits[k], digits[k + 1]
            t[a], t[b] = t[b], t[a]
        elif how == "shift" and "." in text and "," not in text:
            t = list(f"{q(D(text) * rng.choice([D('0.1'), D(10)]), len(text.partition('.')[2])):f}")
        else:
            k = rng.choice(digits)
            t[k] = rng.choice([c for c in "0123456789" if c != t[k]])
        out = "".join(t)
        if re.match(r"0\d", out) or D(out.replace(",", "")) == D(text.replace(",", "")):
            continue
        return out
    return None


def numbering_gap(draft, error):
    groups = [b for b in draft.headings() if b[4] >= 2 and b[1] <= 3]
    if not groups:
        return None
    first = draft.rng.choice(groups)
    siblings = [first]
    for x in draft.blocks[draft.blocks.index(first) + 1:]:
        if isinstance(x, list) and x[1] < first[1]:
            break
        if isinstance(x, list) and x[1] == first[1]:
            siblings.append(x)
    old = first[2]
    for x in siblings:
        x[2] = x[5].format(c=chinese(x[4] + 1), n=x[4] + 1, a=re.match(r"\d*", x[2])[0])
    return Change(check="text.numbering", stated=first[2], computed=old, quotes=[first[2] + str(first[3])],
                  why="标题编号不连续。")


def wrong_period(draft, error):
    traps = [statement for statement, _ in draft.traps]
    dated = [s for b in draft.blocks if b[0] == "p" for s in b[1]
             if isinstance(s, Statement) and re.search(r"\{y\}年", s.template) and s not in traps]
    if not dated:
        return None
    s = draft.rng.choice(dated)
    s.slots["y"] = draft.year - 1
    return Change(check="text.period", stated=f"{draft.year - 1}年", computed=f"{draft.year}年", quotes=[str(s)],
                  why="报告年度与本句年份不同，疑为上年文本未改。")


def wrong_figure(draft, error):
    """Changes one occurrence of a tie that this error may break, so that the tie breaks."""
    ties = [t for t in draft.ties if t.error == error and t.verdict() == "consistent"]
    draft.rng.shuffle(ties)
    for tie in ties:
        occ = tie.stated
        if error in SUMS and draft.rng.random() < 0.35:
            occ = draft.rng.choice(tie.operands)
        old, new = occ.text, wrong_text(draft.rng, error, tie, occ.text)
        if new is None:
            continue
        occ.text = new
        if tie.verdict() == "inconsistent" and occ.home is not None:
            return Change(tie=tie, occ=occ, old=old)
        occ.text = old
    return None


def wrong_text(rng, error, tie, old):
    if tie.how == "at-least":
        goal = int(tie.operands[0].value)
        return None if goal < 4 else str(goal - rng.randint(1, max(1, goal // 5)))
    if tie.how != "word":
        return damage(rng, old)
    if error == "wrong-entity":
        return rng.choice(tie.others) if tie.others else ""
    if error == "wrong-grade":
        return rng.choice([g for g in "优良中差" if g != old])
    if error == "wrong-count" and old in "两三四":
        return rng.choice([c for c in "两三四五" if c != old])
    if error == "wrong-count":
        return str(int(old) + rng.choice([-1, 1]))
    return OPPOSITE[old]
