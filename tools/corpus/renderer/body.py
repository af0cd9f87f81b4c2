"""The body of document.xml: paragraphs, headings, lists, contents, sections."""
import zlib

from .runs import Runs, chance
from .tables import table

PAGES = {"A4": (11906, 16838), "A3": (16838, 23811)}
MARGIN = {"portrait": (1440, 1531), "landscape": (1134, 1134)}      # top/bottom, left/right, in twips


class Body(Runs):
    """Builds the body of one report; then nums holds the style of each automatically numbered list, in order."""

    def __init__(self, report):
        super().__init__(report)
        self.meta = report.meta
        self.styled = self.meta.get("headings", "direct") == "styles"
        size, _, leading = self.meta.get("body", "16/28").partition("/")
        self.size, self.leading = float(size), float(leading or 0)
        self.page = self.meta.get("page", "A4 portrait").split()
        if len(self.page) == 1:
            self.page.append("portrait")
        self.out, self.nums, self.open_item = [], [], None

    def build(self):
        """Every block in order; the lines of a contents page are one block."""
        toc = []
        for b in self.report.blocks:
            if b.kind == "toc":
                toc.append(b.text)
                continue
            if toc:
                self.contents(toc)
                toc = []
            getattr(self, b.kind)(b)
        return "".join(self.out) + self.sect()

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

    # ---- one method a kind of block --------------------------------------------------------------------------------
    def heading(self, b):
        self.open_item = None
        if b.level == 0:
            font = self.song if self.flavour == "word" else "方正小标宋_GBK"
            self.p(self.ppr("center", False, before=240, after=240, leading=False),
                   self.runs(b.text, 22, font, True, noise=False))
            return
        font = {1: self.hei, 2: self.kai}.get(b.level, self.body_font)
        bold = b.level >= 3 or self.flavour == "wps"
        num = (1, b.level - 1) if b.auto else None
        style = f"Heading{b.level}" if self.styled else None
        if self.styled and b.auto:            # the number comes from the style's own numPr, as in many real files
            num = None
        self.p(self.ppr("both", not num, keep=True, num=num, style=style), self.runs(b.text, self.size, font, bold))

    def item(self, b):
        if self.open_item is None or self.nums[self.open_item] != b.auto:
            self.nums.append(b.auto)
            self.open_item = len(self.nums) - 1
        self.p(self.ppr("both", True, num=(self.open_item + 2, 0)), self.runs(b.text, self.size))

    def para(self, b):
        runs = self.runs(b.text, self.size)
        if self.flavour == "word" and not b.align and chance(b.text, "sdt", 29):
            number = zlib.crc32(b.text.encode()) & 0x7fffffff
            runs = (f'<w:sdt><w:sdtPr>{self.rpr(self.size)}<w:alias w:val="正文"/><w:id w:val="{number}"/></w:sdtPr>'
                    f"<w:sdtContent>{runs}</w:sdtContent></w:sdt>")
        self.p(self.ppr(b.align or "both", not b.align), runs)

    def unit(self, b):
        left, _, right = b.text.partition("||")
        if right:
            self.p(self.ppr("left", False, extra=self.right_tab()),
                   self.runs(left.strip() + "\t" + right.strip(), 10.5, self.song))
        else:
            self.p(self.ppr("right", False), self.runs(b.text, 10.5, self.song))

    def caption(self, b):
        self.p(self.ppr("center", False, keep=True, before=120), self.runs(b.text, min(self.size, 14), self.hei, False))

    def note(self, b):
        self.p(self.ppr("left", False), self.runs(b.text, 9, self.song))

    def pagebreak(self, b):
        self.out.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def section(self, b):
        if self.out:
            self.out.append(f"<w:p><w:pPr>{self.sect()}</w:pPr></w:p>")
        self.page = b.text.split()

    def table(self, b):
        self.out.append(table(self, b, self.text_width()))
        self.out.append('<w:p><w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr></w:p>')

    def contents(self, entries):
        x = ""
        for e in entries:
            text, _, page = e.rpartition("|")
            line = text.strip() + "\t" + page.strip()
            ppr = self.ppr("left", False, extra=self.right_tab(' w:leader="dot"'))
            x += f"<w:p>{ppr}{self.runs(line, 14, noise=False)}</w:p>"
        if self.flavour == "word":
            x = ('<w:sdt><w:sdtPr><w:id w:val="147461"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
                 f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{x}</w:sdtContent></w:sdt>")
        self.out.append(x)

    # ---- pages -----------------------------------------------------------------------------------------------------
    def right_tab(self, leader=""):
        return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{self.text_width()}"/></w:tabs>'

    def text_width(self):
        w, h = PAGES[self.page[0]]
        if self.page[1] == "landscape":
            w, h = h, w
        return w - 2 * MARGIN[self.page[1]][1]

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
                f'w:right="{lr}" w:bottom="{tb}" w:left="{lr}" w:header="851" w:footer="992" w:gutter="0"/>'
                '<w:docGrid w:linePitch="312"/></w:sectPr>')
