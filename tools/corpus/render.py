#!/usr/bin/env python3
"""Renders corpus/reports/*/report.md to DOCX (and, with --pdf, to PDF through LibreOffice).

    tools/corpus/render.py corpus/reports/*/report.md          writes <folder name>.docx beside each
    tools/corpus/render.py --pdf corpus/reports/<name>/report.md
    tools/corpus/render.py FILE.md -o OUT.docx

Standard library only. The same source always gives the same DOCX bytes: zip times are fixed, and every "random"
choice (where a run is split, where a bookmark stands) comes from a checksum of the text.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mdformat  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGES = {"A4": (11906, 16838), "A3": (16838, 23811)}
MARGIN = {"portrait": (1440, 1531), "landscape": (1134, 1134)}      # top/bottom, left/right, in twips
FONTS = {"word": ("仿宋", "黑体", "楷体", "宋体"), "wps": ("仿宋_GB2312", "方正黑体_GBK", "楷体_GB2312", "宋体")}


def chance(text, salt, one_in):
    return zlib.crc32((salt + text).encode()) % one_in == 0


class Docx:
    def __init__(self, report):
        self.report = report
        self.meta = report.meta
        self.flavour = self.meta.get("flavour", "word")
        self.styled = self.meta.get("headings", "direct") == "styles"
        size, _, leading = self.meta.get("body", "16/28").partition("/")
        self.size, self.leading = float(size), float(leading or 0)
        self.page = self.meta.get("page", "A4 portrait").split()
        if len(self.page) == 1:
            self.page.append("portrait")
        self.body_font, self.hei, self.kai, self.song = FONTS[self.flavour]
        if self.meta.get("font") == "song":
            self.body_font = self.song
        self.out, self.nums, self.marks = [], [], 0
        self.open_item = None
        self.footnotes = []

    # ---- runs -------------------------------------------------------------------------------------------------
    def rpr(self, size, font=None, bold=False, sup=False, latin=False):
        font = font or self.body_font
        half = int(round(size * 2))
        x = "<w:rPr>"
        if self.flavour == "wps":
            x += (f'<w:rFonts w:hint="eastAsia" w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" '
                  f'w:cs="{font}"/>')
        elif latin:
            x += f'<w:rFonts w:ascii="Times New Roman" w:eastAsia="{font}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        else:
            x += f'<w:rFonts w:ascii="Times New Roman" w:eastAsia="{font}" w:hAnsi="Times New Roman" w:hint="eastAsia"/>'
        if bold:
            x += "<w:b/><w:bCs/>"
        if self.flavour == "wps":
            x += '<w:color w:val="auto"/><w:kern w:val="0"/>'
        x += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        if self.flavour == "wps":
            x += '<w:highlight w:val="none"/>'
        if sup:
            x += '<w:vertAlign w:val="superscript"/>'
        if self.flavour == "wps":
            x += '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        return x + "</w:rPr>"

    def pieces(self, text):
        """Cuts the text where this flavour of editor cuts its runs."""
        if self.flavour == "word":            # Word: at every change between Chinese and Latin script
            parts = re.findall(r"[\x20-\x7e%]+|[^\x20-\x7e%]+", text)
            out = []
            for p in parts:                   # and, now and then, inside a number that was edited late
                if re.fullmatch(r"[\d.,]{5,}%?", p) and chance(p + text[:20], "edit", 3):
                    k = 1 + zlib.crc32(p.encode()) % (len(p) - 2)
                    out += [p[:k], p[k:]]
                else:
                    out.append(p)
            return out
        out, start = [], 0                    # WPS: long runs, cut anywhere an edit happened, digits included
        for k in range(2, len(text) - 1):
            if chance(text[max(0, k - 6):k + 6], "wps", 5 if text[k].isdigit() and text[k - 1] in "0123456789.," else 23):
                out.append(text[start:k])
                start = k
        out.append(text[start:])
        return out

    def runs(self, text, size, font=None, bold=False, noise=True):
        x = []
        for token in re.split(r"(\*\*.+?\*\*|\^\w+\^|\[\^\w+\])", text):
            if not token:
                continue
            if token.startswith("**"):
                x.append(self.plain_runs(token[2:-2], size, font, True, noise))
            elif token.startswith("[^"):
                self.footnotes.append(self.report.footnotes[token[2:-1]])
                n = len(self.footnotes) + 1
                x.append(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{n}"/></w:r>')
            elif token.startswith("^"):
                x.append(f'<w:r>{self.rpr(size, font, bold, sup=True)}<w:t>{escape(token[1:-1])}</w:t></w:r>')
            else:
                x.append(self.plain_runs(token, size, font, bold, noise))
        return "".join(x)

    def plain_runs(self, text, size, font, bold, noise):
        x = []
        for piece in self.pieces(text) if noise else [text]:
            latin = piece[:1].isascii()
            if self.flavour == "word" and noise and chance(piece, "proof", 9) and len(piece) < 12:
                x.append('<w:proofErr w:type="gramStart"/>')
                after = '<w:proofErr w:type="gramEnd"/>'
            else:
                after = ""
            if chance(piece + text[:9], "mark", 41):
                self.marks += 1
                name = "_GoBack" if self.marks == 1 else (f"OLE_LINK{self.marks}" if self.flavour == "wps" else f"_Hlk17{zlib.crc32(piece.encode()) % 10**7:07d}")
                x.append(f'<w:bookmarkStart w:id="{self.marks}" w:name="{name}"/>')
                after += f'<w:bookmarkEnd w:id="{self.marks}"/>'
            rsid = f' w:rsidR="00{zlib.crc32(piece.encode()) & 0xffffff:06X}"' if self.flavour == "word" and len(piece) > 8 else ""
            body = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(t)}</w:t>' if t else "" for t in piece.split("\t"))
            x.append(f"<w:r{rsid}>{self.rpr(size, font, bold, latin=latin)}{body}</w:r>{after}")
        return "".join(x)

    # ---- paragraphs -------------------------------------------------------------------------------------------
    def ppr(self, align="both", indent=True, size=None, before=0, after=0, keep=False, num=None, style=None, extra="",
            leading=True):
        size = size or self.size
        x = "<w:pPr>"
        if style:
            x += f'<w:pStyle w:val="{style}"/>'
        if keep:
            x += "<w:keepNext/>"
        if num:
            x += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
        x += extra
        if leading and self.leading:
            x += f'<w:spacing w:before="{before}" w:after="{after}" w:line="{int(self.leading * 20)}" w:lineRule="exact"/>'
        elif leading:
            x += f'<w:spacing w:before="{before}" w:after="{after}" w:line="360" w:lineRule="auto"/>'
        if indent:
            x += f'<w:ind w:firstLineChars="200" w:firstLine="{int(size * 40)}"/>'
        elif num:
            x += '<w:ind w:left="0" w:firstLine="0"/>'
        x += f'<w:jc w:val="{align}"/>' + self.rpr(size)
        return x + "</w:pPr>"

    def p(self, ppr, runs):
        self.out.append(f"<w:p>{ppr}{runs}</w:p>")

    def heading(self, b):
        if b.level == 0:
            self.p(self.ppr("center", False, before=240, after=240, leading=False), self.runs(b.text, 22, self.song if self.flavour == "word" else "方正小标宋_GBK", True, noise=False))
            return
        font = {1: self.hei, 2: self.kai}.get(b.level, self.body_font)
        bold = b.level >= 3 or self.flavour == "wps"
        num = (1, b.level - 1) if b.auto else None
        style = f"Heading{b.level}" if self.styled else None
        if self.styled and b.auto:            # the number comes from the style's own numPr, as in many real files
            num = None
        self.p(self.ppr("both", not num, keep=True, num=num, style=style), self.runs(b.text, self.size, font, bold))

    NUMBERS = {"decimal": ("decimal", "%1."), "paren": ("decimal", "%1)"), "chinese": ("chineseCounting", "%1、"),
               "chinese-paren": ("chineseCounting", "（%1）"), "circle": ("decimalEnclosedCircle", "%1")}

    def item(self, b):
        if self.open_item is None or self.nums[self.open_item] != b.auto:
            self.nums.append(b.auto)
            self.open_item = len(self.nums) - 1
        self.p(self.ppr("both", True, num=(self.open_item + 2, 0)), self.runs(b.text, self.size))

    def text_width(self):
        w, h = PAGES[self.page[0]]
        if self.page[1] == "landscape":
            w, h = h, w
        return w - 2 * MARGIN[self.page[1]][1]

    # ---- tables -----------------------------------------------------------------------------------------------
    def table(self, b):
        a, rows = b.attrs, b.rows
        cols = len(rows[0])
        size = float(a.get("size", 10.5))
        header = int(a.get("header", 1))
        grid = mdformat.spans(rows)
        total = self.text_width()
        if "widths" in a:
            weights = [float(x) for x in a["widths"].split(",")]
            if len(weights) != cols:
                raise ValueError(f"line {b.line}: {len(weights)} widths for {cols} columns")
        else:
            weights = [2.0] * cols
            for r, c, rs, cs, t in grid:
                if cs == 1:
                    t = mdformat.plain(t)
                    length = sum(1.0 if ord(ch) > 0x2000 else 0.55 for ch in t)
                    weights[c] = max(weights[c], min(length if t.isascii() else length * (0.75 if r >= header else 0.5), 16))
        unit = total / sum(weights)
        widths = [int(x * unit) for x in weights]
        aligns = a.get("align", "")
        wordy = {c for r, c, rs, cs, t in grid if r >= header and cs <= 2 and len(mdformat.plain(t)) > 8}
        number = {"right": "right", "center": "center", "left": "left"}[a.get("num", "right")]
        x = ["<w:tbl><w:tblPr>"]
        if self.flavour == "wps":
            x.append('<w:tblStyle w:val="TableGrid"/>')
        edge = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
        x.append(f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
                 + "".join(f"<w:{s} {edge}/>" for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
                 + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
                 + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>")
        starts = {(r, c): (rs, cs, t) for r, c, rs, cs, t in grid}
        owner = {}
        for r, c, rs, cs, t in grid:
            for i in range(rs):
                owner[(r + i, c)] = (r, c, rs, cs)
        for r in range(len(rows)):
            x.append("<w:tr>")
            height = a.get("height", "")
            trpr = f'<w:trHeight w:val="{int(float(height) * 20)}" w:hRule="atLeast"/>' if height else ""
            if a.get("split", "yes") == "no":
                trpr = "<w:cantSplit/>" + trpr
            if r < header and a.get("repeat", "yes") == "yes":
                trpr += "<w:tblHeader/>"
            x.append(f"<w:trPr>{trpr}</w:trPr>" if trpr else "")
            c = 0
            while c < len(rows[r]):
                r0, c0, rs, cs = owner[(r, c)]
                width = sum(widths[c:c + cs])
                tc = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
                if cs > 1:
                    tc += f'<w:gridSpan w:val="{cs}"/>'
                if rs > 1:
                    tc += '<w:vMerge w:val="restart"/>' if r == r0 else "<w:vMerge/>"
                tc += '<w:vAlign w:val="center"/></w:tcPr>'
                if r == r0:
                    text = rows[r][c]
                    bare = mdformat.plain(text)
                    if r < header or cs == cols:
                        align = "left" if cs == cols and r >= header else "center"
                    elif len(aligns) > c:
                        align = {"l": "left", "c": "center", "r": "right"}[aligns[c]]
                    elif re.fullmatch(r"[-−]?[\d,]*\.?\d+[%‰]?|[—－-]+", bare):
                        align = number
                    else:
                        align = "left" if c in wordy else "center"
                    bold = r < header and a.get("bold", "yes") == "yes"
                    for line in text.split("//"):
                        tc += (f'<w:p><w:pPr><w:spacing w:line="{int(size * 26)}" w:lineRule="atLeast"/><w:jc w:val="{align}"/></w:pPr>'
                               f"{self.runs(line, size, self.song, bold) if line else ''}</w:p>")
                else:
                    tc += "<w:p/>"
                x.append(tc + "</w:tc>")
                c += cs
            x.append("</w:tr>")
        x.append("</w:tbl>")
        self.out.append("".join(x))
        self.out.append(f'<w:p><w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr></w:p>')

    # ---- document ---------------------------------------------------------------------------------------------
    def sect(self, kind="nextPage"):
        w, h = PAGES[self.page[0]]
        orient = ""
        if self.page[1] == "landscape":
            w, h, orient = h, w, ' w:orient="landscape"'
        tb, lr = MARGIN[self.page[1]]
        refs = ""
        if self.meta.get("footer", "page") != "none":
            refs += '<w:footerReference w:type="default" r:id="rIdF"/>'
        if self.meta.get("header"):
            refs = '<w:headerReference w:type="default" r:id="rIdH"/>' + refs
        return (f'<w:sectPr>{refs}<w:type w:val="{kind}"/><w:pgSz w:w="{w}" w:h="{h}"{orient}/><w:pgMar w:top="{tb}" '
                f'w:right="{lr}" w:bottom="{tb}" w:left="{lr}" w:header="851" w:footer="992" w:gutter="0"/><w:docGrid w:linePitch="312"/></w:sectPr>')

    def build(self):
        toc = []
        for b in self.report.blocks:
            if toc and b.kind != "toc":
                self.flush_toc(toc)
                toc = []
            if b.kind == "heading":
                self.open_item = None
                self.heading(b)
            elif b.kind == "item":
                self.item(b)
            elif b.kind == "para":
                align = b.align or "both"
                runs = self.runs(b.text, self.size)
                if self.flavour == "word" and not b.align and chance(b.text, "sdt", 29):
                    number = zlib.crc32(b.text.encode()) & 0x7fffffff
                    runs = (f'<w:sdt><w:sdtPr>{self.rpr(self.size)}<w:alias w:val="正文"/><w:id w:val="{number}"/></w:sdtPr>'
                            f"<w:sdtContent>{runs}</w:sdtContent></w:sdt>")
                self.p(self.ppr(align, not b.align), runs)
            elif b.kind == "unit":
                left, _, right = b.text.partition("||")
                if right:
                    stop = f'<w:tabs><w:tab w:val="right" w:pos="{self.text_width()}"/></w:tabs>'
                    self.p(self.ppr("left", False, extra=stop), self.runs(left.strip() + "\t" + right.strip(), 10.5, self.song))
                else:
                    self.p(self.ppr("right", False), self.runs(b.text, 10.5, self.song))
            elif b.kind == "caption":
                self.p(self.ppr("center", False, keep=True, before=120), self.runs(b.text, min(self.size, 14), self.hei, False))
            elif b.kind == "note":
                self.p(self.ppr("left", False), self.runs(b.text, 9, self.song))
            elif b.kind == "toc":
                toc.append(b.text)
            elif b.kind == "pagebreak":
                self.out.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
            elif b.kind == "section":
                if self.out:
                    self.out.append(f"<w:p><w:pPr>{self.sect()}</w:pPr></w:p>")
                self.page = b.text.split()
            elif b.kind == "table":
                self.table(b)
        return "".join(self.out) + self.sect()

    def flush_toc(self, entries):
        stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{self.text_width()}"/></w:tabs>'
        x = []
        for e in entries:
            text, _, page = e.rpartition("|")
            x.append(f'<w:p>{self.ppr("left", False, extra=stop)}{self.runs(text.strip() + chr(9) + page.strip(), 14, noise=False)}</w:p>')
        body = "".join(x)
        if self.flavour == "word":
            body = ('<w:sdt><w:sdtPr><w:id w:val="147461"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
                    f"<w:sdtContent>{body}</w:sdtContent></w:sdt>")
        self.out.append(body)

    def numbering(self):
        def lvl(i, fmt, text, style=""):
            return (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{style}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
                    f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="{int(self.size * 40)}"/></w:pPr></w:lvl>')
        levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
        x = [f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="{W}">',
             '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>']
        for i, (f, t) in enumerate(levels):
            x.append(lvl(i, f, t, f'<w:pStyle w:val="Heading{i + 1}"/>' if self.styled else ""))
        x.append("</w:abstractNum>")
        for k, style in enumerate(self.nums):
            f, t = self.NUMBERS[style]
            x.append(f'<w:abstractNum w:abstractNumId="{k + 1}"><w:multiLevelType w:val="singleLevel"/>{lvl(0, f, t)}</w:abstractNum>')
        for k in range(len(self.nums) + 1):
            x.append(f'<w:num w:numId="{k + 1}"><w:abstractNumId w:val="{k}"/></w:num>')
        return "".join(x) + "</w:numbering>"

    def styles(self):
        x = [f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
             f'<w:rFonts w:ascii="Times New Roman" w:eastAsia="{self.song}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
             '</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/>'
             '<w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/><w:sz w:val="21"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
             '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
             '<w:basedOn w:val="TableNormal"/></w:style>']
        for i in range(1, 5):
            num = f'<w:numPr><w:ilvl w:val="{i - 1}"/><w:numId w:val="1"/></w:numPr>' if self.styled else ""
            x.append(f'<w:style w:type="paragraph" w:styleId="Heading{i}"><w:name w:val="heading {i}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>{num}<w:outlineLvl w:val="{i - 1}"/></w:pPr></w:style>')
        return "".join(x) + "</w:styles>"

    def write(self, path):
        body = self.build()
        ns = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        ct = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        parts = {"document.xml": "document.main", "styles.xml": "styles", "numbering.xml": "numbering", "settings.xml": "settings"}
        page = {"page": "%s", "dash-page": "— %s —", "of-page": "第%s页"}.get(self.meta.get("footer", "page"), "%s")
        before, after = page.split("%s")
        field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
                 '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
        edge = [f'<w:r><w:t xml:space="preserve">{s}</w:t></w:r>' if s else "" for s in (before, after)]
        files = {"word/document.xml": f"{head}<w:document {ns}><w:body>{body}</w:body></w:document>",
                 "word/styles.xml": self.styles(), "word/numbering.xml": self.numbering(),
                 "word/settings.xml": f'{head}<w:settings {ns}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:compat><w:compatSetting w:name="compatibilityMode" '
                                      'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
                 "word/footer1.xml": f'{head}<w:ftr {ns}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{edge[0]}{field}{edge[1]}</w:p></w:ftr>'}
        parts["footer1.xml"] = "footer"
        links = [("rIdS", "styles", "styles.xml"), ("rIdN", "numbering", "numbering.xml"), ("rIdT", "settings", "settings.xml"), ("rIdF", "footer", "footer1.xml")]
        if self.meta.get("header"):
            files["word/header1.xml"] = f'{head}<w:hdr {ns}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{escape(self.meta["header"])}</w:t></w:r></w:p></w:hdr>'
            parts["header1.xml"] = "header"
            links.append(("rIdH", "header", "header1.xml"))
        if self.footnotes:
            notes = ['<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>']
            for k, text in enumerate(self.footnotes):
                notes.append(f'<w:footnote w:id="{k + 2}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>{self.plain_runs(text, 9, self.song, False, True)}</w:p></w:footnote>')
            files["word/footnotes.xml"] = f'{head}<w:footnotes {ns}>{"".join(notes)}</w:footnotes>'
            parts["footnotes.xml"] = "footnotes"
            links.append(("rIdX", "footnotes", "footnotes.xml"))
        files["word/_rels/document.xml.rels"] = (head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                                 + "".join(f'<Relationship Id="{i}" Type="{rel}/{t}" Target="{f}"/>' for i, t, f in links) + "</Relationships>")
        files["docProps/app.xml"] = (f'{head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>'
                                     f'{"WPS Office" if self.flavour == "wps" else "Microsoft Office Word"}</Application></Properties>')
        files["docProps/core.xml"] = (f'{head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                                      f'<dc:title>{escape(self.meta.get("title", ""))}</dc:title></cp:coreProperties>')
        files["_rels/.rels"] = (head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                f'<Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/>'
                                '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
                                f'<Relationship Id="rId3" Type="{rel}/extended-properties" Target="docProps/app.xml"/></Relationships>')
        types = (head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 '<Default Extension="xml" ContentType="application/xml"/>'
                 + "".join(f'<Override PartName="/word/{f}" ContentType="{ct}.{t}+xml"/>' for f, t in parts.items())
                 + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
                 '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>')
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for name, data in [("[Content_Types].xml", types)] + sorted(files.items()):
                info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                info.create_system = 3
                z.writestr(info, data.encode())


def render(source, target):
    with open(source, encoding="utf-8") as f:
        Docx(mdformat.parse(f.read())).write(target)


FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>%s</fontconfig>"""
STAND_INS = {"仿宋": "%s", "仿宋_GB2312": "%s", "楷体": "%s", "楷体_GB2312": "%s", "宋体": "%s", "方正小标宋_GBK": "%s",
             "黑体": "%h", "方正黑体_GBK": "%h"}


def to_pdf(docx, body="Noto Serif CJK SC"):
    """One LibreOffice at a time; fonts that Debian lacks are stood in for by Noto, as configured here."""
    with tempfile.TemporaryDirectory() as home:
        conf = os.path.join(home, "fonts.conf")
        rules = "".join(f'<match target="pattern"><test name="family"><string>{a}</string></test><edit name="family" mode="assign" binding="strong">'
                        f"<string>{b.replace('%s', body).replace('%h', body if 'Droid' in body else 'Noto Sans CJK SC')}</string></edit></match>" for a, b in STAND_INS.items())
        with open(conf, "w", encoding="utf-8") as f:
            f.write(FONTS_CONF % rules)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to",
                        'pdf:writer_pdf_Export:{"ReduceImageResolution":{"type":"boolean","value":"true"}}',
                        "--outdir", os.path.dirname(os.path.abspath(docx)), docx],
                       check=True, env={**os.environ, "FONTCONFIG_FILE": conf}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("sources", nargs="+")
    ap.add_argument("-o", "--output")
    ap.add_argument("--pdf", action="store_true", help="also make the PDF (needs LibreOffice)")
    args = ap.parse_args()
    for source in args.sources:
        folder = os.path.dirname(os.path.abspath(source))
        name = os.path.basename(folder) if os.path.basename(source) == "report.md" else os.path.basename(source)[:-3]
        target = args.output or os.path.join(folder, name + ".docx")
        render(source, target)
        if args.pdf:
            to_pdf(target)
            if os.path.getsize(target[:-4] + "pdf") > 290_000:       # Debian's one compact Chinese TrueType font
                to_pdf(target, "Droid Sans Fallback")


if __name__ == "__main__":
    main()
