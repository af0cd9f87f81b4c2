"""Published reports against ../shared/truth/public.tsv: a few lines a person noted about each, in prose. A line is found
by its numbers: it names what is printed and what holds, and a finding or a tie that has two of them is about it."""
import csv
import glob
import os

import measure

# Lines of the truth that are judged otherwise, by report and verdict, with the reason. Shown on the scoreboard.
OVERRULED = {
    ("budget_js_015_2017_2f0385.pdf", "error (one cause)"):
        ("consistent", "the printed grand total is the sum; the figure that the line takes for it is its 财政拨款 part"),
}


def numbers_of(result_item):
    texts = [result_item.get("stated"), result_item.get("expected"), *(e.get("value") or e["text"] for e in result_item["evidence"])]
    return [n for text in texts for n in measure.numbers(text)]


def is_about(result_item, line):
    """Two different numbers of the line stand in the finding or tie (a year in words counts)."""
    mine = numbers_of(result_item)
    theirs = set(measure.numbers(line["what the report prints"]) + measure.numbers(line["what holds"]))
    return sum(measure.meet(mine, [n]) for n in theirs) >= 2


def outcome(result, line):
    """right or wrong: what the line says is found, or left alone, or verified."""
    findings = [f for f in result["findings"] if is_about(f, line)]
    shown = [f for f in findings if f["severity"] in measure.SHOWN]
    kind = line["verdict"].split()[0]
    if kind == "error":
        return bool(shown)
    if kind == "info":  # a rounding tail between tables: known, and no error
        return not shown
    held = any(is_about(r, line) and r["verdict"] in measure.HOLDS for r in result["relations"])
    return not shown and (held or kind == "trap")


def read_lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for line in lines:
        overruled = OVERRULED.get((line["report"], line["verdict"]))
        line["remark"] = ""
        if overruled:
            line["remark"] = f"the truth says {line['verdict'].split()[0]}; judged {overruled[0]}: {overruled[1]}"
            line["verdict"] = overruled[0]
    return lines


def compare(lines, results):
    """Counts by verdict, the remarks, and a line to read about everything that is not as noted. `results`: report -> result."""
    out = {"verdicts": {}, "remarks": [], "reports": len(results), "errors": 0, "warnings": 0, "unnoted": 0}
    text = []
    for line in lines:
        result = results.get(line["report"])
        kind = line["verdict"].split()[0]
        count = out["verdicts"].setdefault(kind, {"lines": 0, "right": 0})
        count["lines"] += 1
        right = result is not None and "error" not in result and outcome(result, line)
        count["right"] += right
        if line["remark"]:
            out["remarks"].append(f"{line['report']}: {line['remark']}")
        if not right:
            text.append(f"NOT AS NOTED {line['report']} {line['verdict']}: {line['what the report prints']} | {line['what holds']}")
    for name, result in sorted(results.items()):
        mine = [line for line in lines if line["report"] == name]
        for finding in result.get("findings", []):
            if finding["severity"] not in measure.SHOWN:
                continue
            out[finding["severity"] + "s"] += 1
            if not any(is_about(finding, line) for line in mine):
                out["unnoted"] += 1
                text.append(f"UNNOTED {name} {finding['severity']} {finding['check']}: {finding['stated']} -> {finding['expected']} | {finding.get('formula')}")
    return out, text


def measure_public(gouji, folder):
    """(figures, lines to read), or None where the truth is not at hand."""
    truth = os.path.join(folder, "truth/public.tsv")
    if not os.path.exists(truth):
        return None
    paths = sorted(glob.glob(os.path.join(folder, "reports/public/*.pdf")))
    results = {os.path.basename(p): r for p, r in zip(paths, measure.check_files(gouji, paths))}
    return compare(read_lines(truth), results)
