#!/usr/bin/env python3
"""Renders corpus/reports/*/report.md to DOCX (and, with --pdf, to PDF through LibreOffice).

    tools/corpus/render.py corpus/reports/*/report.md          writes <folder name>.docx beside each
    tools/corpus/render.py --pdf corpus/reports/<name>/report.md
    tools/corpus/render.py FILE.md -o OUT.docx

Standard library only. The same source always gives the same DOCX bytes: zip times are fixed, and every "random"
choice (where a run is split, where a bookmark stands) comes from a checksum of the text. The package renderer/ does
the work.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mdformat  # noqa: E402
from renderer.body import Body  # noqa: E402
from renderer.package import write  # noqa: E402
from renderer.pdf import to_pdf  # noqa: E402


def render(source, target):
    with open(source, encoding="utf-8") as f:
        write(Body(mdformat.parse(f.read())), target)


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


if __name__ == "__main__":
    main()
