"""The Markdown dialect of corpus/reports/*/report.md (described in corpus/README.md): parser only."""
import re
from dataclasses import dataclass, field


@dataclass
class Block:
    kind: str                      # heading para item unit caption note toc pagebreak section table
    text: str = ""
    level: int = 0                 # heading level 0 (title) .. 4
    auto: str = ""                 # automatic numbering: "" (manual) or the number style
    align: str = ""                # para: left right center; "" is justified with a first-line indent
    attrs: dict = field(default_factory=dict)
    rows: list = field(default_factory=list)   # table: list of lists of cell texts, "^" and "<" continue
    line: int = 0


@dataclass
class Report:
    meta: dict
    blocks: list
    footnotes: dict


ITEM_STYLES = {"+ ": "decimal", "+) ": "paren", "+一 ": "chinese", "+（ ": "chinese-paren", "+① ": "circle"}


def split_row(line):
    cells = re.split(r"(?<!\\)\|", line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip() and line.rstrip().endswith("|"):
        cells = cells[:-1]
    return [c.strip().replace("\\|", "|") for c in cells]


def parse(source):
    lines = source.split("\n")
    meta, blocks, notes = {}, [], {}
    i = 0
    if lines and lines[0] == "---":
        i = 1
        while lines[i] != "---":
            key, _, value = lines[i].partition(":")
            meta[key.strip()] = value.strip()
            i += 1
        i += 1
    while i < len(lines):
        raw, at = lines[i], i + 1
        i += 1
        line = raw.strip()
        if not line:
            continue
        if line.startswith("```table"):
            attrs = dict(kv.split("=", 1) for kv in line[8:].split())
            rows = []
            while lines[i].strip() != "```":
                if lines[i].strip():
                    rows.append(split_row(lines[i]))
                i += 1
            i += 1
            width = len(rows[0])
            for r in rows:
                if len(r) != width:
                    raise ValueError(f"line {at}: table row has {len(r)} cells, expected {width}: {r}")
            blocks.append(Block("table", attrs=attrs, rows=rows, line=at))
            continue
        m = re.match(r"\[\^(\w+)\]:\s*(.*)", line)
        if m:
            notes[m[1]] = m[2]
            continue
        m = re.match(r"(#{1,5})(\+?)\s+(.*)", line)
        if m:
            blocks.append(Block("heading", m[3], len(m[1]) - 1, "heading" if m[2] else "", line=at))
            continue
        m = re.match(r"@(\w+)\s*(.*)", line)
        if m:
            kind, rest = m[1], m[2]
            if kind not in ("unit", "caption", "note", "toc", "pagebreak", "section"):
                raise ValueError(f"line {at}: unknown directive @{kind}")
            blocks.append(Block(kind, rest, line=at))
            continue
        for mark, style in ITEM_STYLES.items():
            if line.startswith(mark):
                blocks.append(Block("item", line[len(mark):].strip(), auto=style, line=at))
                break
        else:
            align = ""
            for mark, name in ((">> ", "right"), (">< ", "center"), ("<< ", "left")):
                if line.startswith(mark):
                    align, line = name, line[3:]
            blocks.append(Block("para", line, align=align, line=at))
    return Report(meta, blocks, notes)


def plain(text):
    """Inline markup removed: what a reader sees."""
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    text = re.sub(r"\^(\w+)\^", r"\1", text)
    return re.sub(r"\[\^\w+\]", "", text).replace("//", "")


def spans(rows):
    """Grid of (row, col, rowspan, colspan, text) for each real cell; '<' widens, '^' lengthens."""
    out, h, w = [], len(rows), len(rows[0])
    for r in range(h):
        for c in range(w):
            if rows[r][c] in ("<", "^"):
                continue
            cs = 1
            while c + cs < w and rows[r][c + cs] == "<":
                cs += 1
            rs = 1
            while r + rs < h and rows[r + rs][c] == "^":
                rs += 1
            out.append((r, c, rs, cs, rows[r][c]))
    return out


def visible_text(report):
    """All text of the report in order, white space kept out of the way: for quote checks."""
    parts = []
    for b in report.blocks:
        if b.kind == "table":
            for row in b.rows:
                parts.append("".join(plain(c) for c in row if c not in ("<", "^")))
        elif b.kind in ("pagebreak", "section"):
            continue
        else:
            parts.append(plain(b.text).replace("||", ""))
    parts += [plain(t) for t in report.footnotes.values()]
    return re.sub(r"\s+", "", "\n".join(parts))
