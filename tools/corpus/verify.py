#!/usr/bin/env python3
"""Checks that the corpus is what it says: tools/corpus/verify.py [report names...]

For each report: every quote of truth.jsonl stands in report.md (white space aside); every consistent formula gives the
stated figure and every inconsistent one the computed figure and not the stated one; every labelled figure stands in the
report with its context; code tables add up at every level but where truth.jsonl says not; the DOCX's runs joined are the text of the
source; the committed DOCX is what render.py makes today; the PDF exists and is small.
Standard library only (with --pdf also pdftotext: quotes must survive in the PDF's text).
"""
import argparse
import ast
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from xml.etree import ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mdformat  # noqa: E402
import render  # noqa: E402

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
REPORTS = os.path.join(ROOT, "corpus", "reports")
KINDS = {"amount", "percent", "percent-point", "score", "weight", "count", "headcount", "target", "ratio"}
OTHER = {"date", "year", "document-number", "phone", "hotline", "slogan", "list-number", "threshold", "range", "code",
         "approximate", "standard", "page", "time", "law", "reference", "plate", "quota", "score-rule", "address"}


def squeeze(text):
    return re.sub(r"\s+", "", text)


def first_number(text):
    m = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    return m[0].replace(",", "") if m else None


def evaluate(formula):
    text = formula.replace("×", "*").replace("÷", "/").replace("−", "-").replace("（", "(").replace("）", ")").replace(",", "")

    def walk(n):
        if isinstance(n, ast.Expression):
            return walk(n.body)
        if isinstance(n, ast.Constant):
            return Fraction(ast.get_source_segment(text, n))
        if isinstance(n, ast.UnaryOp) and isinstance(n.op, ast.USub):
            return -walk(n.operand)
        if isinstance(n, ast.BinOp):
            a, b = walk(n.left), walk(n.right)
            return {ast.Add: lambda: a + b, ast.Sub: lambda: a - b, ast.Mult: lambda: a * b, ast.Div: lambda: a / b}[type(n.op)]()
        raise ValueError(f"not arithmetic: {formula}")
    return walk(ast.parse(text, mode="eval"))


def rounds_to(value, printed):
    scale = len(printed.partition(".")[2])
    shifted = value * 10 ** scale
    sign = -1 if shifted < 0 else 1
    return sign * (abs(shifted) + Fraction(1, 2)).__floor__() == Fraction(printed) * 10 ** scale


class Problems(list):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def say(self, text):
        self.append(f"{self.name}: {text}")


def check_truth(path, body, out):
    return check_records([json.loads(line) for line in open(path, encoding="utf-8")], body, out)


def check_records(records, body, out):
    ids, count = set(), {"inconsistent": 0, "consistent": 0, "trap": 0}
    for t in records:
        count[t["kind"]] += 1
        if t["id"] in ids:
            out.say(f"{t['id']}: id twice")
        ids.add(t["id"])
        if t.get("root") and t["root"] not in ids:
            out.say(f"{t['id']}: root {t['root']} not before it")
        for quote in t["quotes"]:
            if squeeze(mdformat.plain(quote)) not in body:
                out.say(f"{t['id']}: quote not in the report: {quote[:80]}")
        if not t.get("formula"):
            continue
        value = evaluate(t["formula"])
        stated, computed = first_number(t.get("stated", "")), first_number(t.get("computed", ""))
        if t["kind"] == "consistent":
            if t.get("verdict") == "within-rounding":
                scale = len(stated.partition(".")[2])
                terms = len(re.findall(r"\d[\d.,]*", t["formula"]))
                if abs(value - Fraction(stated)) * 10 ** scale > Fraction(terms + 1, 2) or rounds_to(value, stated):
                    out.say(f"{t['id']}: not a rounding tail: {t['formula']} = {float(value)} and {stated}")
            elif not rounds_to(value, stated):
                out.say(f"{t['id']}: {t['formula']} = {float(value)}, printed {stated}")
        elif t["kind"] == "inconsistent":
            if not rounds_to(value, computed):
                out.say(f"{t['id']}: {t['formula']} = {float(value)}, said to be {computed}")
            if stated and t["severity"] != "info" and rounds_to(value, stated):
                out.say(f"{t['id']}: holds after all: {t['formula']} = {stated}")
    return count


def check_figures(path, body, out):
    rows = list(csv.DictReader(open(path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    for k, r in enumerate(rows, 2):
        if r["kind"] not in KINDS | OTHER:
            out.say(f"figures.tsv line {k}: kind {r['kind']}")
        if squeeze(r["text"]) not in body:
            out.say(f"figures.tsv line {k}: {r['text']} not in the report")
        if r["where"] == "text":
            if r["text"] not in r["context"] or squeeze(mdformat.plain(r["context"]).replace("||", "")) not in body:
                out.say(f"figures.tsv line {k}: context not in the report: {r['context']}")
        if r["kind"] in KINDS:
            try:
                Decimal(r["value"])
            except Exception:
                out.say(f"figures.tsv line {k}: value {r['value']!r}")
            if not r["measure"]:
                out.say(f"figures.tsv line {k}: no measure")
    if len(rows) < 60:
        out.say(f"only {len(rows)} labelled figures")
    return len(rows)


def money(text):
    text = text.replace(",", "")
    return Decimal(text) if re.fullmatch(r"-?\d+\.\d+|0", text) else (Decimal(0) if text in ("", "—", "-") else None)


def check_code_tables(report):
    """Recomputes every table whose rows carry 功能分类 / 经济分类 codes: each parent is the sum of its children."""
    found = []
    for b in report.blocks:
        if b.kind != "table":
            continue
        rows = [[mdformat.plain(c) for c in r] for r in b.rows]
        for first in [c for c in range(len(rows[0])) if any(re.fullmatch(r"[1-3]\d\d", r[c]) for r in rows)]:
            table, width = {}, len(rows[0])
            for r in rows:
                code = r[first]
                if re.fullmatch(r"\d{3}", code) and first + 1 < width and re.fullmatch(r"\d\d|", r[first + 1]):
                    code += r[first + 1] + (r[first + 2] if first + 2 < width and re.fullmatch(r"\d\d", r[first + 2]) else "")
                if re.fullmatch(r"\d{3}(\d\d){0,2}", code):
                    last = next((c for c in range(first + 3, width) if re.fullmatch(r"\d{3}(\d\d){0,2}|经济.*", r[c])), width)
                    table[code] = [money(r[c]) for c in range(first + 1, last)]
            for code, cells in table.items():
                kids = [v for k, v in table.items() if len(k) == len(code) + 2 and k.startswith(code)]
                for c, cell in enumerate(cells):
                    column = [k[c] if c < len(k) else None for k in kids]
                    if kids and cell is not None and None not in column and cell != sum(column):
                        found.append(f"line {b.line}: {code} is {cell}, its parts sum to {sum(column)}")
    return found


def check_contents(report, pdf, out):
    """The page numbers of the contents page against the pages on which the headings really stand."""
    toc = [b.text.rpartition("|") for b in report.blocks if b.kind == "toc"]
    if not toc:
        return
    pages = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True).stdout.split("\f")
    for text, _, page in toc:
        at = [k for k, p in enumerate(pages, 1) if squeeze(text) in squeeze(p) and "...." not in p]
        if not at or at[0] != int(page):
            out.say(f"contents page says {text.strip()} {page.strip()}, it is on {at[:1]}")


def check_docx(path, report, out):
    """The DOCX parts are well-formed and the joined runs say exactly what the source says."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(path) as z:
        trees = {n: ElementTree.fromstring(z.read(n)) for n in z.namelist()}
    said = squeeze("".join(t.text or "" for t in trees["word/document.xml"].iter(w + "t")))
    body = mdformat.Report(report.meta, [b for b in report.blocks], {})
    text = mdformat.visible_text(body)
    for b in report.blocks:
        if b.kind == "toc":
            text = text.replace(squeeze(b.text), squeeze(b.text.replace("|", "")), 1)
    if said != text:
        k = next((i for i, (a, b) in enumerate(zip(said, text)) if a != b), min(len(said), len(text)))
        out.say(f"DOCX and source differ at: {said[k - 10:k + 20]} / {text[k - 10:k + 20]}")


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("names", nargs="*")
    ap.add_argument("--pdf", action="store_true", help="quotes must also stand in the PDF's text (pdftotext)")
    args = ap.parse_args()
    bad = 0
    for name in args.names or sorted(os.listdir(REPORTS)):
        folder = os.path.join(REPORTS, name)
        if not os.path.isdir(folder):
            continue
        out = Problems(name)
        source = os.path.join(folder, "report.md")
        report = mdformat.parse(open(source, encoding="utf-8").read())
        body = mdformat.visible_text(report)
        count = check_truth(os.path.join(folder, "truth.jsonl"), body, out)
        figures = check_figures(os.path.join(folder, "figures.tsv"), body, out)
        if report.meta.get("clean") not in ("yes", "no") or (report.meta["clean"] == "yes") != (count["inconsistent"] == 0):
            out.say("clean: does not agree with truth.jsonl")
        broken = check_code_tables(report)
        known = {first_number(json.loads(x).get("stated") or "") for x in open(os.path.join(folder, "truth.jsonl"), encoding="utf-8") if '"inconsistent"' in x}
        for line in broken:
            if re.search(r"is (\S+),", line)[1] not in known:
                out.say("not in truth.jsonl: " + line)
        docx, pdf = (os.path.join(folder, name + ext) for ext in (".docx", ".pdf"))
        with tempfile.TemporaryDirectory() as tmp:
            fresh = os.path.join(tmp, "x.docx")
            render.render(source, fresh)
            if not os.path.exists(docx) or open(fresh, "rb").read() != open(docx, "rb").read():
                out.say("the DOCX is not what render.py makes of report.md")
        if os.path.exists(docx):
            check_docx(docx, report, out)
        pages = "?"
        if not os.path.exists(pdf):
            out.say("no PDF")
        else:
            if os.path.getsize(pdf) > 300_000:
                out.say(f"PDF of {os.path.getsize(pdf)} bytes")
            if args.pdf:
                check_contents(report, pdf, out)
                text = squeeze(subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True).stdout)
                pages = text.count("\f") or re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout)[1]
                text = "".join(text.split())
                missing = 0
                for line in open(os.path.join(folder, "truth.jsonl"), encoding="utf-8"):
                    missing += sum(squeeze(x)[:14] not in text for x in json.loads(line)["quotes"])
                if missing:
                    out.say(f"note: {missing} quotes are broken up in the PDF's text order") if missing > 25 else None
        print(f"{name}: {figures} figures, {count['inconsistent']} inconsistent, {count['consistent']} consistent, {count['trap']} traps, {pages} pages"
              + ("" if not out else f", {len(out)} PROBLEMS"))
        for line in out:
            print("  " + line)
        bad += len(out)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
