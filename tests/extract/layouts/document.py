"""What a layout is made of, its OpenDocument source and what a reader must understand of it.

A layout is a list of blocks. Text: `^2^` is raised, `[^note]` a footnote. Rows of a table: `<` continues the cell on
the left, `^` the cell above, `//` parts paragraphs of a cell.
"""
import re
from xml.sax.saxutils import escape

PAGES = {"A4": (21.0, 29.7, 2.7), "A4L": (29.7, 21.0, 2.0), "A3L": (42.0, 29.7, 2.0)}
FONT = "Noto Serif CJK SC"
LINE = "0.5pt solid #000000"


class P:
    """A paragraph; `level` says that it must be read as a heading of that level."""
    def __init__(self, text, align="justify", indent=2, size=16, level=0, page=None):
        self.text, self.align, self.indent, self.size, self.level, self.page = text, align, indent, size, level, page


class T:
    """A table. `rule`: which edges are drawn, and how (see borders())."""
    def __init__(self, rows, widths, rule="all", header=1, repeat=True, size=10.5, align="center", line=LINE, caption="",
                 unit="", split=True, shade=None):
        self.rows = [r if isinstance(r, list) else [c.strip() for c in r.split("|")] for r in rows]
        self.widths, self.rule, self.header, self.repeat, self.size = widths, rule, header, repeat, size
        self.align, self.line, self.caption, self.unit, self.split, self.shade = align, line, caption, unit, split, shade

    def spans(self):
        """(row, column, row span, column span, text) in reading order."""
        rows, out = self.rows, []
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                right = 1
                while c + right < len(row) and row[c + right] == "<":
                    right += 1
                down = 1
                while r + down < len(rows) and rows[r + down][c] == "^":
                    down += 1
                out.append((r, c, down, right, text))
        return out

    def borders(self, r, c, down, right):
        last_row, last_column = r + down == len(self.rows), c + right == len(self.widths)
        edges = {"top": r == 0, "bottom": True, "left": c == 0, "right": True}
        if self.rule == "open":                       # no lines at the outer left and right
            edges["left"], edges["right"] = False, not last_column
        elif self.rule == "rows":                     # lines between rows only
            edges["left"] = edges["right"] = False
        elif self.rule == "three":                    # above and below the head, and at the end
            edges = {"top": r == 0, "bottom": r + down == self.header or last_row, "left": False, "right": False}
        elif self.rule == "none":
            edges = dict.fromkeys(edges, False)
        return edges


class Odt:
    def __init__(self):
        self.styles, self.names, self.body = [], {}, []
        self.page = "A4"
        self.tables = 0

    def style(self, family, xml):
        key = (family, xml)
        if key not in self.names:
            self.names[key] = f"S{len(self.names)}"
            self.styles.append(f'<style:style style:name="{self.names[key]}" style:family="{family}"{xml}</style:style>')
        return self.names[key]

    def text(self, text, size):
        out = []
        for part in re.split(r"(\^[^^]+\^|\[\^[^\]]+\])", text):
            if part.startswith("[^"):
                number = sum(p.count("<text:note ") for p in out) + self.notes + 1
                self.notes += 1
                out.append(f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                           f'<text:note-body><text:p text:style-name="Note">{escape(part[2:-1])}</text:p></text:note-body></text:note>')
            elif part.startswith("^") and len(part) > 2:
                raised = self.style("text", '><style:text-properties style:text-position="super 58%"/>')
                out.append(f'<text:span text:style-name="{raised}">{escape(part[1:-1])}</text:span>')
            else:
                out.append(escape(part))
        return "".join(out)

    def paragraph(self, text, align, indent, size, page=None, bold=False):
        master = f' style:master-page-name="{page}"' if page else ""
        weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
        name = self.style("paragraph", f'{master} style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="{align}" '
                          f'fo:text-indent="{indent * size}pt" style:punctuation-wrap="simple"/><style:text-properties '
                          f'fo:font-size="{size}pt" style:font-size-asian="{size}pt"{weight}/>')
        return f'<text:p text:style-name="{name}">{self.text(text, size)}</text:p>'

    def table(self, t):
        self.tables += 1
        total = sum(t.widths)
        name = self.style("table", f'><style:table-properties style:width="{total}cm" table:align="center" '
                          'table:border-model="collapsing"/>')
        out = [f'<table:table table:name="T{self.tables}" table:style-name="{name}">']
        for width in t.widths:
            column = self.style("table-column", f'><style:table-column-properties style:column-width="{width}cm"/>')
            out.append(f'<table:table-column table:style-name="{column}"/>')
        row_style = self.style("table-row", f'><style:table-row-properties fo:keep-together="{"auto" if t.split else "always"}"/>')
        cells = {(r, c): (down, right, text) for r, c, down, right, text in t.spans()}
        for r, row in enumerate(t.rows):
            if t.repeat and r == 0 and t.header:
                out.append("<table:table-header-rows>")
            out.append(f'<table:table-row table:style-name="{row_style}">')
            for c in range(len(row)):
                if (r, c) not in cells:
                    out.append("<table:covered-table-cell/>")
                    continue
                down, right, text = cells[r, c]
                edges = " ".join(f'fo:border-{side}="{t.line if drawn else "none"}"' for side, drawn in t.borders(r, c, down, right).items())
                shade = f' fo:background-color="{t.shade}"' if t.shade and r < t.header else ""
                double = ""
                if "double" in t.line:
                    double = ' style:border-line-width="0.018cm 0.035cm 0.018cm"'
                style = self.style("table-cell", f'><style:table-cell-properties style:vertical-align="middle" fo:padding="0.07cm" {edges}{shade}{double}/>')
                out.append(f'<table:table-cell table:style-name="{style}" table:number-rows-spanned="{down}" table:number-columns-spanned="{right}">')
                align = "center" if r < t.header else t.align
                for part in text.split("//"):
                    out.append(self.paragraph(part.strip(), align, 0, t.size, bold=r < t.header))
                out.append("</table:table-cell>")
            out.append("</table:table-row>")
            if t.repeat and t.header and r == t.header - 1:
                out.append("</table:table-header-rows>")
        out.append("</table:table>")
        return "".join(out)

    def make(self, blocks):
        self.notes = 0
        page = "A4"
        first = True
        for block in blocks:
            if isinstance(block, T):
                if block.caption:
                    self.body.append(self.paragraph(block.caption, "center", 0, 14, bold=True))
                if block.unit:
                    self.body.append(self.paragraph(block.unit, "end", 0, 10.5))
                self.body.append(self.table(block))
            else:
                turn = block.page or (page if first else None)
                self.body.append(self.paragraph(block.text, block.align, block.indent, block.size, turn, block.level > 0))
            first = False
        masters = "".join(
            f'<style:master-page style:name="{name}" style:page-layout-name="L{name}"><style:footer><text:p text:style-name="Foot">— '
            '<text:page-number text:select-page="current"/> —</text:p></style:footer></style:master-page>' for name in PAGES)
        layouts = "".join(
            f'<style:page-layout style:name="L{name}"><style:page-layout-properties fo:page-width="{w}cm" fo:page-height="{h}cm" '
            f'style:print-orientation="{"landscape" if w > h else "portrait"}" '
            f'fo:margin-top="{m}cm" fo:margin-bottom="1.5cm" fo:margin-left="{m}cm" fo:margin-right="{m}cm"><style:footnote-sep '
            'style:width="0.018cm" style:rel-width="25%" style:color="#000000" style:line-style="solid" style:adjustment="left" '
            'style:distance-before-sep="0.1cm" style:distance-after-sep="0.1cm"/></style:page-layout-properties><style:footer-style>'
            '<style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>'
            for name, (w, h, m) in PAGES.items())
        return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="{FONT}" fo:font-family="'{FONT}'" style:font-family-asian="'{FONT}'" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:orphans="0" fo:widows="0"/></style:style>
<style:style style:name="Note" style:family="paragraph"><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="Foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="10pt" style:font-size-asian="10pt"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:start-numbering-at="document"/></office:styles>
<office:automatic-styles>{layouts}{"".join(self.styles)}</office:automatic-styles>
<office:master-styles>{masters}</office:master-styles>
<office:body><office:text>{"".join(self.body)}</office:text></office:body></office:document>
'''


RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def expected(blocks):
    out, notes = [], 0
    for block in blocks:
        if isinstance(block, T):
            for text in (block.caption, block.unit):
                if text:
                    out.append("P " + text)
            title = (f" [{block.caption}]" if block.caption else "") + (f" {{{block.unit}}}" if block.unit else "")
            out.append(f"T {len(block.rows)}x{len(block.widths)}{title}")
            for r, c, down, right, text in block.spans():
                span = f" {down}x{right}" if down > 1 or right > 1 else ""
                out.append(f"{r},{c}{span} " + "/".join(p.strip() for p in text.split("//")))
            continue
        mine = []
        text = block.text
        while "[^" in text:
            notes += 1
            mark = str(notes).translate(RAISED)
            note = re.search(r"\[\^([^\]]+)\]", text)
            mine.append(f"F {mark}{note.group(1)}")
            text = text[:note.start()] + mark + text[note.end():]
        text = re.sub(r"\^([^^]+)\^", lambda m: m.group(1).translate(RAISED), text)
        out.append((f"H{block.level} " if block.level else "P ") + text)
        out += mine
    return "\n".join(out) + "\n"
