"""The parts of a DOCX and the zip that holds them."""
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
LEVELS = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
LISTS = {"decimal": ("decimal", "%1."), "paren": ("decimal", "%1)"), "chinese": ("chineseCounting", "%1、"),
         "chinese-paren": ("chineseCounting", "（%1）"), "circle": ("decimalEnclosedCircle", "%1")}


def write(body, path):
    """body is a Body. Times in the zip are fixed: the same report gives the same bytes."""
    document = body.build()                      # collects the lists and footnotes that other parts describe
    parts = [("document.xml", "document.main", f"<w:document {NAMESPACES}><w:body>{document}</w:body></w:document>"),
             ("styles.xml", "styles", styles(body)), ("numbering.xml", "numbering", numbering(body)),
             ("settings.xml", "settings", settings()), ("footer1.xml", "footer", footer(body.meta))]
    links = [("rIdS", "styles", "styles.xml"), ("rIdN", "numbering", "numbering.xml"),
             ("rIdT", "settings", "settings.xml"), ("rIdF", "footer", "footer1.xml")]
    if body.meta.get("header"):
        parts.append(("header1.xml", "header", header(body.meta["header"])))
        links.append(("rIdH", "header", "header1.xml"))
    if body.footnotes:
        parts.append(("footnotes.xml", "footnotes", footnotes(body)))
        links.append(("rIdX", "footnotes", "footnotes.xml"))
    files = {"word/" + name: HEAD + xml for name, _, xml in parts}
    files["word/_rels/document.xml.rels"] = HEAD + relationships((i, f"{R}/{t}", f) for i, t, f in links)
    files["_rels/.rels"] = HEAD + relationships([
        ("rId1", f"{R}/officeDocument", "word/document.xml"),
        ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{R}/extended-properties", "docProps/app.xml")])
    files["docProps/app.xml"] = HEAD + application(body.flavour)
    files["docProps/core.xml"] = HEAD + properties(body.meta.get("title", ""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in [("[Content_Types].xml", HEAD + content_types(parts))] + sorted(files.items()):
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            z.writestr(info, data.encode())


def numbering(body):
    """Number 1 is that of the headings; each list has a number of its own after it."""
    def level(i, form, text, style=""):
        return (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}<w:suff w:val="nothing"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
                f'<w:ind w:left="0" w:firstLine="{int(body.size * 40)}"/></w:pPr></w:lvl>')
    x = [f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>']
    for i, (form, text) in enumerate(LEVELS):
        x.append(level(i, form, text, f'<w:pStyle w:val="Heading{i + 1}"/>' if body.styled else ""))
    x.append("</w:abstractNum>")
    for k, style in enumerate(body.nums, 1):
        x.append(f'<w:abstractNum w:abstractNumId="{k}"><w:multiLevelType w:val="singleLevel"/>'
                 f'{level(0, *LISTS[style])}</w:abstractNum>')
    for k in range(len(body.nums) + 1):
        x.append(f'<w:num w:numId="{k + 1}"><w:abstractNumId w:val="{k}"/></w:num>')
    return "".join(x) + "</w:numbering>"


def styles(body):
    x = [f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
         f'<w:rFonts w:ascii="Times New Roman" w:eastAsia="{body.song}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
         '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
         '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
         '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>'
         '<w:rPr><w:kern w:val="2"/><w:sz w:val="21"/></w:rPr></w:style>'
         '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
         '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
         '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
         '<w:basedOn w:val="TableNormal"/></w:style>']
    for i in range(1, 5):
        num = f'<w:numPr><w:ilvl w:val="{i - 1}"/><w:numId w:val="1"/></w:numPr>' if body.styled else ""
        x.append(f'<w:style w:type="paragraph" w:styleId="Heading{i}"><w:name w:val="heading {i}"/>'
                 f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>{num}<w:outlineLvl w:val="{i - 1}"/></w:pPr></w:style>')
    return "".join(x) + "</w:styles>"


def settings():
    return (f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            '</w:compat></w:settings>')


def footer(meta):
    form = {"page": "%s", "dash-page": "— %s —", "of-page": "第%s页"}.get(meta.get("footer", "page"), "%s")
    before, after = (f'<w:r><w:t xml:space="preserve">{s}</w:t></w:r>' if s else "" for s in form.split("%s"))
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText>'
             '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
             '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return (f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{before}{field}{after}</w:p></w:ftr>')


def header(text):
    return (f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
            f'<w:t>{escape(text)}</w:t></w:r></w:p></w:hdr>')


def footnotes(body):
    x = ['<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
         '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
         '</w:footnote>']
    for k, text in enumerate(body.footnotes):
        runs = body.plain_runs(text, 9, body.song, False, True)
        x.append(f'<w:footnote w:id="{k + 2}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                 f'<w:footnoteRef/></w:r>{runs}</w:p></w:footnote>')
    return f'<w:footnotes {NAMESPACES}>{"".join(x)}</w:footnotes>'


def relationships(links):
    return (f'<Relationships xmlns="{PACKAGE}/relationships">'
            + "".join(f'<Relationship Id="{i}" Type="{t}" Target="{f}"/>' for i, t, f in links) + "</Relationships>")


def application(flavour):
    return ('<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>'
            f'{"WPS Office" if flavour == "wps" else "Microsoft Office Word"}</Application></Properties>')


def properties(title):
    return (f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:title>{escape(title)}</dc:title></cp:coreProperties>')


def content_types(parts):
    return (f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            + "".join(f'<Override PartName="/word/{f}" ContentType="{CONTENT}.{t}+xml"/>' for f, t, _ in parts)
            + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            '<Override PartName="/docProps/app.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>')
