"""The parts of the scoreboard: each measures one thing and returns plain figures."""
import collections
import glob
import json
import os
import resource
import subprocess
import sys

import measure

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
FORMATS = ("docx", "pdf")


def place(finding):
    evidence = finding["evidence"][0] if finding["evidence"] else {"text": "", "location": {}}
    page = evidence["location"].get("page")
    return (f"p.{page} " if page else "") + evidence["text"].replace("\n", " ")[:60]


class Tally:
    """Sums comparisons; keeps the misses and false alarms as lines to read."""

    def __init__(self):
        self.sums = collections.Counter()
        self.checks = collections.defaultdict(collections.Counter)
        self.lines = []

    def add(self, name, result, truth):
        if "error" in result:
            self.sums["unreadable"] += 1
            self.lines.append(f"UNREADABLE {name}: {result['error']}")
            return None
        compared = measure.compare(result, truth)
        clean = not any(r["kind"] == "inconsistent" for r in truth)
        sums = self.sums
        sums["reports"] += 1
        for key in ("figures", "in_relations", "relations", "consistent", "within_rounding", "inconsistent", "not_assessable"):
            sums["coverage." + key] += result["coverage"][key]
        for key in ("found", "missed"):
            for record in compared[key]:
                check = measure.checks_of(record)[0]
                severity = record.get("severity", "error")
                for counter in (sums, self.checks[check]):
                    counter["roots"] += 1
                    counter["found"] += key == "found"
                sums[f"roots.{severity}"] += 1
                sums[f"found.{severity}"] += key == "found"
                if key == "missed":
                    self.lines.append(f"MISSED {name} {record['id']} {record['check']}: {record.get('stated')} -> {record.get('computed')} | {record['quotes'][0][:60]}")
        for record in compared["unverified"]:
            self.lines.append(f"UNVERIFIED {name} {record['id']} {record['check']}: {record.get('formula')} = {record.get('stated')} | {record['quotes'][0][:60]}")
        sums["holding"] += len(compared["verified"]) + len(compared["unverified"])
        sums["verified"] += len(compared["verified"])
        for finding in compared["right"]:
            self.shown(finding, True)
        for finding, record in compared["wrong"]:
            self.shown(finding, False)
            sums["on_trap"] += bool(record)
            self.lines.append(f"ALARM {name} {finding['severity']} {finding['check']}: {finding['stated']} -> {finding['expected']} | {place(finding)}"
                              + (f" | falls on {record['id']}" if record else ""))
        if clean:
            sums["clean_reports"] += 1
            sums["clean_alarms"] += len(compared["wrong"])
            sums["clean_reports_with_alarm"] += bool(compared["wrong"])
            sums["clean_errors"] += sum(f["severity"] == "error" for f, _ in compared["wrong"])
        return compared

    def shown(self, finding, right):
        for counter in (self.sums, self.checks[finding["check"]]):
            counter["shown"] += 1
            counter["right"] += right
            counter[f"shown.{finding['severity']}"] += 1
            counter[f"right.{finding['severity']}"] += right

    def figures(self):
        return {"sums": dict(sorted(self.sums.items())), "checks": {k: dict(sorted(v.items())) for k, v in sorted(self.checks.items())}}


def corpus(gouji):
    """Both renderings of every report written for the project, against its truth."""
    tallies = {}
    for form in FORMATS:
        tally = tallies[form] = Tally()
        paths = sorted(glob.glob(os.path.join(ROOT, "corpus/reports/*/*." + form)))
        for path, result in zip(paths, measure.check_files(gouji, paths)):
            tally.add(os.path.basename(path), result, measure.read_truth(os.path.join(os.path.dirname(path), "truth.jsonl")))
    return tallies


def shared(gouji):
    """Real reports with truth read by hand, where they are at hand."""
    tallies = {}
    for form in FORMATS:
        tally = Tally()
        for truth in sorted(glob.glob(os.path.join(SHARED, "truth/*.jsonl"))):
            name = os.path.basename(truth)[:-len(".jsonl")] + "." + form
            path = os.path.join(SHARED, "reports/selfeval", name)
            if os.path.exists(path):
                tally.add(name, measure.check_files(gouji, [path])[0], measure.read_truth(truth))
        if tally.sums:
            tallies[form] = tally
    return tallies


def generated(gouji, folder, count, held_out):
    """Reports made from a seed, each with one named error or none. Wording of held-out ones is never shown."""
    name = "held-out" if held_out else "open"
    out = os.path.join(folder, name)
    subprocess.run([sys.executable, os.path.join(ROOT, "tools/corpus/generate.py"), "--seed", "77", "--count", str(count), "-o", out, "--docx"]
                   + (["--held-out"] if held_out else []), check=True, stdout=subprocess.DEVNULL)
    tally, errors = Tally(), collections.defaultdict(collections.Counter)
    paths = sorted(glob.glob(os.path.join(out, "*.docx")))
    for path, result in zip(paths, measure.check_files(gouji, paths)):
        with open(path[:-len("docx")] + "json", encoding="utf-8") as file:
            facts = json.load(file)
        compared = tally.add(f"{name}/{os.path.basename(path)} {facts['error']}", result, facts["truth"])
        if compared and facts["error"] != "none":
            errors[facts["error"]]["reports"] += 1
            errors[facts["error"]]["found"] += bool(compared["found"])
    if held_out:
        tally.lines = []
    return tally, {k: dict(v) for k, v in sorted(errors.items())}


def mutation(mutate, limit):
    """Changes of single figures of verified ties: how many are found."""
    sets = {"corpus, DOCX": os.path.join(ROOT, "corpus/reports/*/*.docx"),
            "self-evaluations, DOCX": os.path.join(SHARED, "reports/selfeval/*.docx"),
            "published budgets and final accounts, PDF": os.path.join(SHARED, "reports/public/*.pdf")}
    out = {}
    for name, pattern in sets.items():
        paths = sorted(glob.glob(pattern))
        if paths:
            done = subprocess.run([mutate, "--json", "--limit", str(limit), *paths], capture_output=True, text=True, check=True)
            out[name] = json.loads(done.stdout)
    return out


def kinds(gouji):
    """What the numbers of the corpus were taken for; and how many labelled figures were read as labelled."""
    counts, labelled = collections.Counter(), collections.Counter()
    for path in sorted(glob.glob(os.path.join(ROOT, "corpus/reports/*/*.docx"))):
        done = subprocess.run([gouji, "figures", path, "--format", "json"], capture_output=True, text=True)
        result = json.loads(done.stdout)
        have = collections.Counter()
        for figure in result["figures"]:
            counts[figure["kind"]] += 1
            have[(figure["kind"], figure["value"].replace(",", ""))] += 1
        counts["(not a figure)"] += len(result["non_figures"])
        with open(os.path.join(os.path.dirname(path), "figures.tsv"), encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file][1:]
        for row in rows:
            kind, value = row[5], row[3]
            if kind in ("amount", "percent", "score", "weight", "headcount", "percent-point") and value:
                labelled[kind] += 1
                key = (kind, value)
                if have[key] > 0:
                    have[key] -= 1
                    labelled[kind + ".read"] += 1
    return {"kinds": dict(sorted(counts.items())), "labelled": dict(sorted(labelled.items()))}


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pages_of(path):
    done = subprocess.run(["pdfinfo", path], capture_output=True, text=True)
    return next((int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("Pages:")), 0)


def times(gouji):
    """Processor time a page, whole process, beside pdftotext on the same files in the same run."""
    sets = {"corpus": os.path.join(ROOT, "corpus/reports/*/*.pdf"), "published": os.path.join(SHARED, "reports/public/*.pdf")}
    out = {}
    for name, pattern in sets.items():
        paths = sorted(glob.glob(pattern))
        if not paths:
            continue
        pages = sum(pages_of(p) for p in paths)
        best = lambda make: min(sum(cpu(c) for c in make()) for _ in range(3))
        one_by_one = best(lambda: [[gouji, "check", "--quiet", p] for p in paths])
        together = best(lambda: [[gouji, "check", "--quiet", *paths]])
        text = best(lambda: [["pdftotext", p, "-"] for p in paths])
        layout = best(lambda: [["pdftotext", "-layout", p, "-"] for p in paths])
        out[name] = {"pages": pages, "check_us": round(one_by_one / pages * 1e6), "check_many_us": round(together / pages * 1e6),
                     "pdftotext_us": round(text / pages * 1e6), "pdftotext_layout_us": round(layout / pages * 1e6)}
    return out
