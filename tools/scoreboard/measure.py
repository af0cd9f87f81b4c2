"""Compares what gouji finds in a report with the truth that people wrote about it.

A truth file has one JSON record a line: id, kind (inconsistent, consistent, trap), severity, check, root,
confidence, quotes (verbatim), stated, computed. See corpus/README.md.

A finding is at a record's place when one of its evidence texts shares a piece with one of the record's quotes
that holds the figure in question, or lies inside one; white space and width are ignored.
"""
import json
import re
import subprocess
import unicodedata


def squeeze(text):
    """Width-folded text without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def numbers(text):
    return [n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", squeeze(text))]


def run(gouji, path, *options):
    """The JSON result of one file, or None with the error text."""
    done = subprocess.run([gouji, "check", path, "--format", "json", "--relations", *options],
                          capture_output=True, text=True)
    if done.returncode == 2:
        return None, done.stderr.strip()
    return json.loads(done.stdout), ""


def family(check):
    return check.split(".")[0].strip()


def checks_of(record):
    return [c.strip() for c in record.get("check", "").split("/")]


def same_place(item, record):
    """Whether the finding or relation speaks of the place that the record quotes."""
    quotes = [squeeze(q) for q in record["quotes"] if squeeze(q)]
    for evidence in item.get("evidence", []):
        text = squeeze(evidence["text"])
        if not text:
            continue
        for quote in quotes:
            if len(quote) >= 4 and (quote in text or text in quote):
                return True
            if len(quote) < 4 and quote == text:
                return True
    return False


def same_value(item, record):
    """Whether stated or expected values meet the record's."""
    mine = set(numbers(item.get("stated")) + numbers(item.get("expected")))
    theirs = set(numbers(record.get("stated")) + numbers(str(record.get("computed"))))
    if not theirs:
        return True
    equal = lambda a, b: a == b or float(a) == float(b)
    return any(equal(a, b) for a in mine for b in theirs)


def matches(item, record):
    families = {family(c) for c in checks_of(record)}
    # A wrong sum of scores may be found by a table check, a wrong total by several: the family is a hint only.
    return same_place(item, record) and (same_value(item, record) or family(item["check"]) in families)


def strict_hit(item, record):
    return same_place(item, record) and same_value(item, record)


def read_truth(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def compare(result, truth):
    """Splits the records into found and missed, and the findings into explained and not."""
    findings = result["findings"]
    inconsistent = [r for r in truth if r["kind"] == "inconsistent"]
    consistent = [r for r in truth if r["kind"] == "consistent"]
    traps = [r for r in truth if r["kind"] == "trap"]
    report = {"found": [], "missed": [], "verified": [], "unverified": [], "alarms": [], "unexplained": []}
    roots = {}
    for record in inconsistent:
        roots.setdefault(record.get("root", record["id"]), []).append(record)
    explained = set()
    for root, records in roots.items():
        hit = False
        for record in records:
            for index, finding in enumerate(findings):
                if matches(finding, record):
                    explained.add(index)
                    hit = True
        head = next((r for r in records if r["id"] == root), records[0])
        report["found" if hit else "missed"].append(head)
    holds = [r for r in result["relations"] if r["verdict"] in ("consistent", "within_rounding", "truncated")]
    for record in consistent:
        ok = any(strict_hit(relation, record) for relation in holds)
        report["verified" if ok else "unverified"].append(record)
    for index, finding in enumerate(findings):
        if index in explained:
            continue
        alarm = next((r for r in consistent + traps
                      if finding["severity"] in ("error", "warning") and same_place(finding, r)
                      and (same_value(finding, r) or finding["check"] in checks_of(r))), None)
        report["alarms" if alarm else "unexplained"].append((finding, alarm))
    return report
