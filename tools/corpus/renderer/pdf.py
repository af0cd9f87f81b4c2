"""DOCX to PDF through LibreOffice."""
import os
import subprocess
import tempfile

FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>%s</fontconfig>"""
RULE = ('<match target="pattern"><test name="family"><string>%s</string></test>'
        '<edit name="family" mode="assign" binding="strong"><string>%s</string></edit></match>')
SERIF = ("仿宋", "仿宋_GB2312", "楷体", "楷体_GB2312", "宋体", "方正小标宋_GBK")
SANS = ("黑体", "方正黑体_GBK")
LARGE = 290_000          # bytes


def to_pdf(docx):
    """Writes FILE.pdf beside FILE.docx; in one compact font where Noto would make the file large."""
    convert(docx, "Noto Serif CJK SC", "Noto Sans CJK SC")
    if os.path.getsize(docx[:-4] + "pdf") > LARGE:
        convert(docx, "Droid Sans Fallback", "Droid Sans Fallback")


def convert(docx, serif, sans):
    """One LibreOffice at a time; fonts that Debian lacks are stood in for as configured here."""
    with tempfile.TemporaryDirectory() as home:
        conf = os.path.join(home, "fonts.conf")
        with open(conf, "w", encoding="utf-8") as f:
            f.write(FONTS_CONF % "".join([RULE % (name, serif) for name in SERIF] + [RULE % (name, sans) for name in SANS]))
        subprocess.run(["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to",
                        'pdf:writer_pdf_Export:{"ReduceImageResolution":{"type":"boolean","value":"true"}}',
                        "--outdir", os.path.dirname(os.path.abspath(docx)), docx],
                       check=True, env={**os.environ, "FONTCONFIG_FILE": conf}, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
