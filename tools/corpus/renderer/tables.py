"""Tables: a grid of cells with spans, widths and alignment."""
import re

import mdformat

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
ALIGN = {"l": "left", "c": "center", "r": "right"}


def table(runs, block, total):
    """The block as w:tbl, `total` twips wide; runs is the Runs of the report."""
    header = int(block.attrs.get("header", 1))
    grid = mdformat.spans(block.rows)
    widths = column_widths(block, grid, header, total)
    wordy = {c for r, c, _, columns, text in grid if r >= header and columns <= 2 and len(mdformat.plain(text)) > 8}
    owner = {(r + i, c): (r, height, width) for r, c, height, width, _ in grid for i in range(height)}
    x = [frame(runs.flavour, widths)]
    for r, row in enumerate(block.rows):
        x.append("<w:tr>" + row_properties(block.attrs, r < header))
        c = 0
        while c < len(row):
            first, height, width = owner[(r, c)]
            x.append(cell_properties(sum(widths[c:c + width]), width, height, r == first))
            if r == first:
                x.append(cell_text(runs, block, row[c], r < header, alignment(block, row[c], c, r < header, width, wordy)))
            else:
                x.append("<w:p/>")
            x.append("</w:tc>")
            c += width
        x.append("</w:tr>")
    return "".join(x) + "</w:tbl>"


def column_widths(block, grid, header, total):
    """As given in widths=, or by the longest text of each column."""
    columns = len(block.rows[0])
    if "widths" in block.attrs:
        weights = [float(x) for x in block.attrs["widths"].split(",")]
        if len(weights) != columns:
            raise ValueError(f"line {block.line}: {len(weights)} widths for {columns} columns")
    else:
        weights = [2.0] * columns
        for r, c, _, width, text in grid:
            if width == 1:
                text = mdformat.plain(text)
                length = sum(1.0 if ord(ch) > 0x2000 else 0.55 for ch in text)
                if not text.isascii():
                    length *= 0.75 if r >= header else 0.5
                weights[c] = max(weights[c], min(length, 16))
    unit = total / sum(weights)
    return [int(x * unit) for x in weights]


def frame(flavour, widths):
    style = '<w:tblStyle w:val="TableGrid"/>' if flavour == "wps" else ""
    return (f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
            + "".join(f"<w:{s} {EDGE}/>" for s in SIDES)
            + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
            '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>")


def row_properties(attrs, is_header):
    x = ""
    if attrs.get("split", "yes") == "no":
        x += "<w:cantSplit/>"
    if attrs.get("height"):
        x += f'<w:trHeight w:val="{int(float(attrs["height"]) * 20)}" w:hRule="atLeast"/>'
    if is_header and attrs.get("repeat", "yes") == "yes":
        x += "<w:tblHeader/>"
    return f"<w:trPr>{x}</w:trPr>" if x else ""


def cell_properties(twips, columns, rows, is_first):
    x = f'<w:tc><w:tcPr><w:tcW w:w="{twips}" w:type="dxa"/>'
    if columns > 1:
        x += f'<w:gridSpan w:val="{columns}"/>'
    if rows > 1:
        x += '<w:vMerge w:val="restart"/>' if is_first else "<w:vMerge/>"
    return x + '<w:vAlign w:val="center"/></w:tcPr>'


def alignment(block, text, column, is_header, width, wordy):
    attrs, whole = block.attrs, width == len(block.rows[0])
    if is_header or whole:
        return "left" if whole and not is_header else "center"
    if len(attrs.get("align", "")) > column:
        return ALIGN[attrs["align"][column]]
    if re.fullmatch(r"[-−]?[\d,]*\.?\d+[%‰]?|[—－-]+", mdformat.plain(text)):
        return attrs.get("num", "right")
    return "left" if column in wordy else "center"


def cell_text(runs, block, text, is_header, align):
    size = float(block.attrs.get("size", 10.5))
    bold = is_header and block.attrs.get("bold", "yes") == "yes"
    x = ""
    for line in text.split("//"):
        x += (f'<w:p><w:pPr><w:spacing w:line="{int(size * 26)}" w:lineRule="atLeast"/><w:jc w:val="{align}"/></w:pPr>'
              f"{runs.runs(line, size, runs.song, bold) if line else ''}</w:p>")
    return x
