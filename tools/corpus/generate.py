#!/usr/bin/env python3
"""Generates reports whose figures tie, and spoils each with one named error or none.

    tools/corpus/generate.py --seed 1 --count 1000 -o OUT            OUT/000000.md + OUT/000000.json ...
    tools/corpus/generate.py --seed 1 --count 50 -o OUT --docx       also DOCX
    tools/corpus/generate.py ... --held-out                          wording nobody who writes patterns has read
    tools/corpus/generate.py ... --error wrong-share                 only this error (--error none: none; --list)

The same seed, count and templates give the same files. Every figure is drawn so that the printed ties hold; then one
printed figure or word is changed, every tie is evaluated again on what is printed, and the broken ones are the truth
(the first record is the error itself, the others name it as their root). The package generator/ does the work.
Standard library only.
"""
import argparse
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "author")]
import mdformat  # noqa: E402
import render  # noqa: E402
import verify  # noqa: E402
from generator.errors import ERRORS  # noqa: E402
from generator.report import make  # noqa: E402
from generator.wording import Templates  # noqa: E402


def arguments():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--count", type=int, default=10)
    ap.add_argument("-o", "--output", default="generated", help="folder (default: generated)")
    ap.add_argument("--error", default="mix", choices=["mix", "none"] + ERRORS, metavar="NAME",
                    help="mix (default), none, or a name that --list shows")
    ap.add_argument("--docx", action="store_true", help="also render each report to DOCX")
    ap.add_argument("--held-out", action="store_true", help="the wording of templates/held_out")
    ap.add_argument("--check", action="store_true", help="verify quotes and formulas of each report while making it")
    ap.add_argument("--list", action="store_true", help="the names of the errors")
    return ap.parse_args()


def problems_of(name, text, truth):
    found = verify.Problems(name)
    verify.check_records(truth, mdformat.visible_text(mdformat.parse(text)), found)
    return found


def write(stem, text, truth, facts, docx):
    with open(stem + ".md", "w", encoding="utf-8") as f:
        f.write(text)
    with open(stem + ".json", "w", encoding="utf-8") as f:
        json.dump(dict(facts, truth=truth), f, ensure_ascii=False, indent=1)
    if docx:
        render.render(stem + ".md", stem + ".docx")


def main():
    args = arguments()
    if args.list:
        print("\n".join(ERRORS))
        return
    wording = Templates(os.path.join(HERE, "templates", "held_out" if args.held_out else "open"))
    os.makedirs(args.output, exist_ok=True)
    problems = []
    with open(os.path.join(args.output, "index.tsv"), "w", encoding="utf-8") as index:
        index.write("file\tkind\terror\tentity\tyear\n")
        for k in range(args.count):
            name = f"{k:06d}"
            text, truth, facts = make(args.seed * 1_000_000 + k, wording, args.error)
            write(os.path.join(args.output, name), text, truth, facts, args.docx)
            index.write(f"{name}\t{facts['kind']}\t{facts['error']}\t{facts['entity']}\t{facts['year']}\n")
            if args.check:
                problems += problems_of(name, text, truth)
    for line in problems:
        print(line)
    print(f"{args.count} reports in {args.output}" + (f", {len(problems)} problems" if args.check else ""))


if __name__ == "__main__":
    main()
