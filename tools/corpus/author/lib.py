"""Helpers for writing a corpus report together with its truth and its labelled figures.

A script in this folder writes one report: its prose carries marked figures (value, unit, kind, whose, when, what), so
report.md, figures.tsv and truth.jsonl come from one text and cannot drift apart. Arithmetic is Decimal, half up.
"""
import json
import os
import re
from decimal import ROUND_HALF_UP, Decimal as D

HERE = os.path.dirname(os.path.abspath(__file__))
REPORTS = os.path.normpath(os.path.join(HERE, "..", "..", "..", "corpus", "reports"))
OPEN, SEP, SHUT = "\ue000", "\ue001", "\ue002"
MARK = re.compile(f"{OPEN}([^{SEP}]*){SEP}(\\d+){SHUT}")


def q(x, d=2):
    """Rounds half up to d digits."""
    return D(x).quantize(D(1).scaleb(-d), ROUND_HALF_UP)


def pct(a, b, d=2):
    return q(D(a) * 100 / D(b), d)


def show(x, d=None, sep=False):
    if isinstance(x, str):
        return x
    x = D(x)
    if d is not None:
        x = q(x, d)
    return f"{x:,f}" if sep else f"{x:f}"


def short(x):
    """2.50 -> 2.5, 5.00 -> 5"""
    s = f"{D(x):f}"
    return s.rstrip("0").rstrip(".") if "." in s else s


def plain(text):
    return MARK.sub(r"\1", text)


class Report:
    def __init__(self, name, entity, year, **meta):
        self.name, self.entity, self.year = name, entity, str(year)
        self.meta, self.lines, self.labels, self.truth, self.notes = meta, [], [], [], []
        self.unit, self.sep = "万元", False

    # figures -------------------------------------------------------------------------------------------------------
    def mark(self, text, value, unit, kind, measure, e=None, y=None):
        self.labels.append(dict(text=text, value=str(value), unit=unit, kind=kind, measure=measure,
                                entity=self.entity if e is None else e, period=self.year if y is None else str(y)))
        return f"{OPEN}{text}{SEP}{len(self.labels) - 1}{SHUT}"

    def m(self, x, measure, e=None, y=None, d=2, u=None, raw=False):
        """An amount of money. A string is printed as it is; a number with d digits."""
        text = x if isinstance(x, str) else show(x, d, self.sep)
        return self.mark(text, text.replace(",", ""), u or self.unit, "amount", measure, e, y)

    def p(self, x, measure, e=None, y=None, d=2, kind="percent"):
        text = (x if isinstance(x, str) else show(x, d)).rstrip("%") + "%"
        return self.mark(text, text[:-1], "%", kind, measure, e, y)

    def s(self, x, measure, kind="score", e=None):
        text = x if isinstance(x, str) else short(x)
        return self.mark(text, text, "分", kind, measure, e)

    def w(self, x, measure):
        return self.s(x, measure, "weight")

    def n(self, x, unit, measure, e=None, y=None, kind="count"):
        text = str(x)
        return self.mark(text, text.replace(",", ""), unit, kind, measure, e, y)

    def h(self, x, measure, unit="人", e=None, y=None):
        return self.n(x, unit, measure, e, y, "headcount")

    def x(self, text, kind):
        """Something with digits that is no figure: date, document-number, hotline, slogan, list-number, range…"""
        return self.mark(text, "", "", kind, "", "", "")

    # text ----------------------------------------------------------------------------------------------------------
    def add(self, *blocks):
        for b in blocks:
            self.lines += [b, ""]

    def table(self, rows, caption="", **attrs):
        """rows: list of lists of cell strings (already marked). Captions are written by the caller."""
        attrs = {k: v for k, v in attrs.items()}
        head = "```table" + "".join(f" {k}={v}" for k, v in attrs.items())
        header = int(attrs.get("header", 1))
        self.lines.append(head)
        width = max(len(r) for r in rows)
        rows = [[str(c) for c in r] + [""] * (width - len(r)) for r in rows]
        def cell(r, c):
            while rows[r][c] == "^" and r:
                r -= 1
            while rows[r][c] == "<" and c:
                c -= 1
            while rows[r][c] == "^" and r:
                r -= 1
            return plain(rows[r][c]).replace("//", "")
        for r, row in enumerate(rows):
            self.lines.append("| " + " | ".join(row) + " |")
            for c, text in enumerate(row):
                for m in MARK.finditer(text):
                    lab = self.labels[int(m[2])]
                    heads, cols = [], []
                    for k in range(c if header else min(c, 4)):
                        t = cell(r, k)
                        if t and not re.fullmatch(r"[-\d.,%—]*", t) and t not in heads and r >= header:
                            heads.append(t)
                    above = [k for k in range(r) if "分值" in map(plain, rows[k])][-1:] if not header else range(header if r >= header else r)
                    for k in above:                # a form has its column heads in its own rows
                        t = cell(k, c)
                        if t and t not in cols:
                            cols.append(t)
                    lab["context"] = f"{caption or '表'}｜{'/'.join(heads[-2:])[:40]}｜{'/'.join(cols)[:40]}"
                    lab["where"] = "table"
        self.lines += ["```", ""]

    def bad(self, check, quotes, stated, computed, why, formula=None, severity="error", root=None, confidence="high"):
        return self.record("inconsistent", check, quotes, why, severity=severity, stated=stated, computed=computed, formula=formula, root=root, confidence=confidence)

    def ok(self, check, quotes, stated, formula, why, verdict=None):
        return self.record("consistent", check, quotes, why, stated=stated, formula=formula, verdict=verdict)

    def trap(self, check, quotes, why):
        return self.record("trap", check, quotes, why)

    def record(self, kind, check, quotes, why, confidence="high", **more):
        letter = {"inconsistent": "I", "consistent": "C", "trap": "T"}[kind]
        n = sum(1 for t in self.truth if t["kind"] == kind) + 1
        rec = {"id": f"{self.name}-{letter}{n:03d}", "kind": kind, "check": check, "confidence": confidence,
               "quotes": [plain(x) for x in ([quotes] if isinstance(quotes, str) else quotes)]}
        for k in ("severity", "root", "stated", "computed", "formula", "verdict"):
            v = more.get(k)
            if v is not None:
                rec[k] = plain(str(v))
        if kind == "consistent" and "stated" in rec:
            rec["computed"] = rec["stated"]
        rec["why"] = plain(why)
        self.truth.append(rec)
        return rec["id"]

    def save(self, folder=None):
        folder = folder or os.path.join(REPORTS, self.name)
        os.makedirs(folder, exist_ok=True)
        out = ["---"] + [f"{k}: {v}" for k, v in self.meta.items()] + ["---", ""]
        seen = set()
        for line in self.lines:
            text, at = "", 0
            marks = []
            for m in MARK.finditer(line):
                text += line[at:m.start()]
                marks.append((len(text), m[1], int(m[2])))
                text += m[1]
                at = m.end()
            text += line[at:]
            out.append(text)
            for start, shown, k in marks:
                if k in seen:
                    raise ValueError(f"a marked figure is used twice: {shown} in {text[:60]}")
                seen.add(k)
                lab = self.labels[k]
                if lab.get("where") != "table":
                    body = re.match(r"(#+\+? |@\w+ |>> |>< |<< |\+[)一（①]? )?", text).end()
                    a, b = max(body, start - 12), min(len(text), start + len(shown) + 9)
                    lab["context"], lab["where"] = text[a:b], "text"
                    lab["offset"] = start - a
        with open(os.path.join(folder, "report.md"), "w", encoding="utf-8") as f:
            f.write("\n".join(out))
        cols = ["text", "where", "context", "value", "unit", "kind", "entity", "period", "measure"]
        with open(os.path.join(folder, "figures.tsv"), "w", encoding="utf-8") as f:
            f.write("\t".join(cols) + "\n")
            for k, lab in enumerate(self.labels):
                if k in seen:
                    f.write("\t".join(lab.get(c, "") for c in cols) + "\n")
        with open(os.path.join(folder, "truth.jsonl"), "w", encoding="utf-8") as f:
            for rec in self.truth:
                f.write(json.dumps(rec, ensure_ascii=False) + "\n")
        print(self.name, len(seen), "figures,", {k: sum(t["kind"] == k for t in self.truth) for k in ("inconsistent", "consistent", "trap")})
