"""Compares what gouji finds in a report with the truth that people wrote about it.

A truth record has: id, kind (inconsistent, consistent, trap), check, root, quotes (verbatim), stated, computed, and in
generated reports `changed` (from, to). See corpus/README.md. The comparison is strict: a finding counts for a record
only when it stands at the record's place and says the record's values.
"""
import json
import re
import subprocess
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

SHOWN = ("error", "warning")
HOLDS = ("consistent", "within_rounding", "truncated")


def squeeze(text):
    """Width-folded text without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).replace("//", "")


def numbers(text):
    return [Decimal(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", squeeze(str(text or "")))]


def same_number(a, b):
    """Equal, or the same when the finer one is rounded to the digits of the other."""
    digits = min(-a.as_tuple().exponent, -b.as_tuple().exponent)
    unit = Decimal(1).scaleb(-digits)
    return a.quantize(unit, ROUND_HALF_UP) == b.quantize(unit, ROUND_HALF_UP)


def meet(some, others):
    return any(same_number(a, b) for a in some for b in others)


def check_files(gouji, paths, *options):
    """One result a file, in order; {"error": …} where it could not be read."""
    results = []
    for start in range(0, len(paths), 100):
        done = subprocess.run([gouji, "check", "--format", "jsonl", "--relations", *options, *paths[start:start + 100]],
                              capture_output=True, text=True)
        results += [json.loads(line) for line in done.stdout.splitlines() if line]
    if len(results) != len(paths):
        raise SystemExit(f"scoreboard: {len(paths)} files checked, {len(results)} answers: {done.stderr.strip()[:300]}")
    return results


def read_truth(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def checks_of(record):
    return [c.strip() for c in record.get("check", "").split("/")]


def overlap(a, b):
    """Whether a ends with what b begins with, at least six characters of it."""
    return any(a.endswith(b[:n]) for n in range(6, min(len(a), len(b)) + 1))


def at_quote(text, quote):
    if len(quote) < 4:  # a short number must be the whole; a label such as (一) begins its heading
        return text == quote or (not numbers(quote) and text.startswith(quote))
    return quote in text or (len(text) > 1 and text in quote) or overlap(text, quote) or overlap(quote, text)


TITLE = re.compile(r"(表|附表|附件)[\d一二三四五六七八九十]+|.*表$")


def evidence_at(item, record):
    """The pieces of evidence that stand where the record quotes."""
    quotes = [squeeze(q) for q in record["quotes"] if squeeze(q)]
    words = [q for q in quotes if not re.fullmatch(r"-?[\d,.]+%?", q)]
    for evidence in item.get("evidence", []):
        text = squeeze(evidence["text"])
        label = squeeze(evidence.get("label"))
        is_number = re.fullmatch(r"-?[\d,.]+%?", text)
        parts = label.split("|")
        # A record may quote the row's name alone.
        named = is_number and len(quotes) == len(words) and any(part and part in words for part in parts)
        if not text or not (named or any(at_quote(text, q) for q in quotes)):
            continue
        # The same number stands in many cells: the row or column must be one that the record names, or the table's title.
        # The label of a total row names its column only.
        titled = all(TITLE.match(q) for q in words)
        if len(parts) > 1 and is_number and words and not titled and not any(part and (part in q or q in label) for part in parts for q in words):
            continue
        yield evidence


def value_of(evidence):
    return numbers(evidence.get("value"))


def same_words(a, b):
    a, b = squeeze(a), squeeze(b)
    return bool(a) and bool(b) and (a in b or b in a)


def says_values(finding, record):
    """Whether the finding states what the record states and expects what the record computed."""
    stated, expected = finding.get("stated"), finding.get("expected")
    mine = numbers(stated), numbers(expected)
    theirs = numbers(record.get("stated")), numbers(record.get("computed"))
    if theirs[0] and theirs[1] and mine[0]:
        straight = meet(mine[0], theirs[0]) and (not mine[1] or meet(mine[1], theirs[1]))
        crossed = meet(mine[0], theirs[1]) and meet(mine[1], theirs[0])
        changed = record.get("changed")
        repaired = changed and meet(mine[0], numbers(changed["to"])) and meet(mine[1], numbers(changed["from"]))
        return straight or crossed or bool(repaired)
    if theirs[0] and mine[0]:
        return meet(mine[0], theirs[0])
    return same_words(stated, record.get("stated")) or same_words(expected, record.get("computed"))


# What is wrong with an indicator without a value is called either way.
SAME_CHECK = {"score.actual": {"score.actual", "score.target"}}


def in_words(finding, record):
    """An error that is no number (a missing reason, a wrong category): its check says what it is."""
    if numbers(record.get("stated")) and numbers(record.get("computed")):
        return False
    return bool(SAME_CHECK.get(finding["check"], {finding["check"]}) & set(checks_of(record)))


def hits(finding, record):
    """The finding is the record's error: same place, same values."""
    if not says_values(finding, record) and not in_words(finding, record):
        return False
    return any(True for _ in evidence_at(finding, record))


def concerns(finding, record):
    """The finding is about the wrong figure of the record, perhaps through another tie."""
    wrong = numbers(record.get("stated")) + numbers(record.get("changed", {}).get("to"))
    for evidence in evidence_at(finding, record):
        if not wrong or not value_of(evidence) or meet(value_of(evidence), wrong):
            return True
    return False


def verifies(relation, record):
    if relation["verdict"] not in HOLDS:
        return False
    theirs = numbers(record.get("stated"))
    if theirs and not meet(numbers(relation.get("stated")), theirs):
        return False
    return any(True for _ in evidence_at(relation, record))


def compare(result, truth):
    """Dictionary of lists: found and missed root records, verified and unverified records, right and wrong findings
    (errors and warnings; wrong ones with the trap or consistent record they fall upon, or None)."""
    inconsistent = [r for r in truth if r["kind"] == "inconsistent"]
    out = {"found": [], "missed": [], "verified": [], "unverified": [], "right": [], "wrong": []}
    groups = {}
    for record in inconsistent:
        groups.setdefault(record.get("root") or record["id"], []).append(record)
    for root, records in groups.items():
        head = next((r for r in records if r["id"] == root), records[0])
        hit = any(hits(f, r) for f in result["findings"] for r in records)
        out["found" if hit else "missed"].append(head)
    for record in (r for r in truth if r["kind"] == "consistent"):
        ok = any(verifies(relation, record) for relation in result["relations"])
        out["verified" if ok else "unverified"].append(record)
    calm = [r for r in truth if r["kind"] in ("consistent", "trap")]
    for finding in result["findings"]:
        if finding["severity"] not in SHOWN:
            continue
        if any(hits(finding, r) or concerns(finding, r) for r in inconsistent):
            out["right"].append(finding)
        else:
            out["wrong"].append((finding, next((r for r in calm if concerns(finding, r)), None)))
    return out
