"""A report being written: its blocks, and the ties between the figures already printed."""
import random
from decimal import Decimal as D

from .arithmetic import pct, q
from .printed import Occ, Row, Statement
from .ties import Tie
from .wording import AGENCIES, CITIES, COUNTIES, chinese


class Draft:
    """Figures are printed with money, rate or Occ; sentences come from say; p, h and table put blocks on the page.

    sum, share, word, same, slip, change_ties and tie record what the report asserts about figures it printed.
    Amounts are computed in 万元 and printed in `unit`.
    """

    def __init__(self, seed, templates):
        self.rng = random.Random(seed)
        self.wording, self.blocks, self.ties, self.traps, self.seed = templates, [], [], [], seed
        r = self.rng
        self.year = r.choice([2022, 2023, 2024, 2024, 2025])
        self.place = r.choice(COUNTIES + CITIES)
        self.entity = self.place + r.choice(AGENCIES)
        self.unit = r.choice(["万元", "万元", "万元", "元"])
        self.grouped = self.unit == "元" or r.random() < 0.25
        self.flavour = r.choice(["word", "wps"])
        self.heads = [0] * 5
        self.style = r.choice([("{c}、", "（{c}）", "{n}.", "（{n}）"), ("{c}、", "（{c}）", "{n}．", "{n}）"),
                               ("{n}.", "{a}.{n}", "（{n}）", "{n}）"), ("第{c}部分　", "{c}、", "（{c}）", "{n}.")])
        self.mixed = False        # text in 万元, tables in 元 to the cent: sums in the text may have rounding tails

    # ---- printing ----------------------------------------------------------------------------------------------
    def money(self, x):
        x = D(x) if self.unit == "万元" else D(x) * 10000
        return Occ(f"{q(x):,}" if self.grouped else f"{q(x)}")

    def amount(self, low, high):
        """A drawn amount with two decimals."""
        return q(D(self.rng.randint(int(low * 100), int(high * 100))) / 100)

    def rate(self, a, b):
        return Occ(f"{pct(a, b)}")

    def split(self, total, n, least=D("0.01")):
        """n positive parts of a total with two decimals."""
        total = D(total)
        weights = [self.rng.random() + 0.15 for _ in range(n)]
        parts = [max(least, q(total * D(str(w / sum(weights))))) for w in weights[:-1]]
        parts.append(total - sum(parts))
        return parts if parts[-1] > 0 else self.split(total, n, least)

    def say(self, key, **slots):
        slots.setdefault("u", Occ(self.unit))
        for k, v in (("e", self.entity), ("y", self.year), ("py", self.year - 1), ("ny", self.year + 1)):
            slots.setdefault(k, v)
        return Statement(self.rng.choice(self.wording[key]), slots)

    def p(self, *statements):
        self.blocks.append(("p", statements))

    def h(self, level, text):
        """A numbered heading: ["h", level, number, text, place among its siblings, form of the number]."""
        for k in range(level, 5):
            self.heads[k] = self.heads[k] + 1 if k == level else 0
        n = self.heads[level]
        mark = self.style[level - 1] if level <= 4 else "{n}）"
        number = mark.format(c=chinese(n), n=n, a=self.heads[level - 1])
        self.blocks.append(["h", level, number, text, n, mark])

    # ---- ties --------------------------------------------------------------------------------------------------
    def tie(self, check, error, stated, operands, formula, why, **more):
        self.ties.append(Tie(check, error, stated, operands, formula, why, **more))

    def sum(self, stated, parts, why, check="amount.sum-of-parts", error="wrong-sum"):
        how = "rounded-sum" if self.mixed and self.unit == "万元" else "number"
        self.tie(check, error, stated, parts, "+".join("{%d}" % k for k in range(len(parts))), why, how=how)

    def share(self, stated, part, whole, why, check="rate.share", error="wrong-share"):
        self.tie(check, error, stated, [part, whole], "{0}/{1}×100", why)

    def word(self, check, error, occ, expect, why):
        self.tie(check, error, occ, [], "", why, how="word", expect=expect)

    def same(self, a, b, why, check="table.text", error="text-table"):
        """The same fact printed twice; in a mixed report a in 万元 and b in 元."""
        if self.mixed and check == "table.text":
            self.tie(check, error, a, [b], "{0}/10000", why + "（正文万元，表内元）")
        elif a.text == b.text:
            self.tie(check, error, b, [a], "{0}", why)

    def slip(self, s):
        """The unit after the first figure of this sentence may be the one that slips."""
        u = s.slots["u"]
        if "{u}" in s.template and self.unit == "万元":
            head, _, tail = s.template.partition("{u}")
            s.template = head + "{uu}" + tail
            s.slots["uu"] = Occ(self.unit)
            s.slots["uu"].home = s
            self.word("amount.unit-scale", "unit-slip", s.slots["uu"], u.text,
                      "同句其他金额的单位是万元，总数与各部分的勾稽也只在万元下成立。")
        return s

    def change_slots(self, cur, prev):
        """The slots of a sentence that compares two years, and whether the amount went up."""
        up = cur >= prev
        diff = abs(D(cur) - D(prev))
        return dict(w1=Occ("增加" if up else "减少"), diff=self.money(diff), w2=Occ("增长" if up else "下降"),
                    rate=self.rate(diff, prev)), up

    def change_ties(self, s, cur_occ, up, prev_occ=None):
        d, r = s.slots["diff"], s.slots["rate"]
        if prev_occ:
            self.tie("rate.change", "wrong-growth", r, [d, prev_occ], "{0}/{1}×100", "变动率=变动额÷上年数。")
            self.tie("amount.carry", "wrong-carry", d, [cur_occ, prev_occ] if up else [prev_occ, cur_occ], "{0}-{1}",
                     "变动额=本年与上年之差。")
        else:
            self.tie("rate.change", "wrong-growth", r, [d, cur_occ, d],
                     "{0}/({1}-{2})×100" if up else "{0}/({1}+{2})×100", "变动率=变动额÷上年数，上年数由本年数倒算。")
        if "rate" in s.slots and prev_occ:
            self.word("text.direction", "wrong-direction", s.slots["w2"], s.slots["w2"].text,
                      "方向词与两年数字的大小不符。")

    def table(self, caption, rows, unit=True, **attrs):
        if caption:
            self.blocks.append(("raw", "@caption " + caption))
        if unit:
            self.blocks.append(("raw", f"@unit 单位：{self.unit}"))
        self.blocks.append(("table", [Row(r) if isinstance(r, list) else r for r in rows], attrs))

    def trap(self, st):
        """Marks a sentence whose numbers tie to nothing."""
        self.traps.append((st, "文号、口号、热线、电话、约数等数字不是可勾稽的数据。"))
        return st

    # ---- the page ----------------------------------------------------------------------------------------------
    def headings(self):
        return [b for b in self.blocks if isinstance(b, list) and b[0] == "h"]

    def text(self):
        """The report in the corpus's Markdown dialect (corpus/README.md)."""
        out = ["---", f"title: {self.title}", f"flavour: {self.flavour}",
               f"body: {self.rng.choice(['16/28', '14/26', '12/0'])}",
               f"footer: {self.rng.choice(['page', 'dash-page', 'none'])}",
               "---", "", "# " + self.title, ""]
        for b in self.blocks:
            if b[0] == "h":
                out += ["#" * (b[1] + 1) + f" {b[2]}{b[3]}", ""]
            elif b[0] == "p":
                out += ["".join(str(s) for s in b[1]), ""]
            elif b[0] == "raw":
                out += [b[1], ""]
            else:
                out.append("```table" + "".join(f" {k}={v}" for k, v in b[2].items()))
                out += ["| " + " | ".join(str(c) for c in row.cells) + " |" for row in b[1]]
                out += ["```", ""]
        return "\n".join(out)
