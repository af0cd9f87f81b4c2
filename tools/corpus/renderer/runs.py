"""Text as runs, cut and decorated the way Word or WPS writes it."""
import re
import zlib
from xml.sax.saxutils import escape

FONTS = {"word": ("仿宋", "黑体", "楷体", "宋体"), "wps": ("仿宋_GB2312", "方正黑体_GBK", "楷体_GB2312", "宋体")}


def chance(text, salt, one_in):
    """A "random" choice that depends on the text only."""
    return zlib.crc32((salt + text).encode()) % one_in == 0


class Runs:
    """Collects the footnotes that its text refers to, in order."""

    def __init__(self, report):
        self.report, self.flavour = report, report.meta.get("flavour", "word")
        self.body_font, self.hei, self.kai, self.song = FONTS[self.flavour]
        if report.meta.get("font") == "song":
            self.body_font = self.song
        self.marks, self.footnotes = 0, []

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
            if chance(text[max(0, k - 6):k + 6], "wps",
                      5 if text[k].isdigit() and text[k - 1] in "0123456789.," else 23):
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
            latin, crc = piece[:1].isascii(), zlib.crc32(piece.encode())
            if self.flavour == "word" and noise and chance(piece, "proof", 9) and len(piece) < 12:
                x.append('<w:proofErr w:type="gramStart"/>')
                after = '<w:proofErr w:type="gramEnd"/>'
            else:
                after = ""
            if chance(piece + text[:9], "mark", 41):
                self.marks += 1
                name = f"OLE_LINK{self.marks}" if self.flavour == "wps" else f"_Hlk17{crc % 10**7:07d}"
                if self.marks == 1:
                    name = "_GoBack"
                x.append(f'<w:bookmarkStart w:id="{self.marks}" w:name="{name}"/>')
                after += f'<w:bookmarkEnd w:id="{self.marks}"/>'
            rsid = f' w:rsidR="00{crc & 0xffffff:06X}"' if self.flavour == "word" and len(piece) > 8 else ""
            body = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(t)}</w:t>' if t else "" for t in piece.split("\t"))
            x.append(f"<w:r{rsid}>{self.rpr(size, font, bold, latin=latin)}{body}</w:r>{after}")
        return "".join(x)
