"""The scoreboard as a page to read, beside the figures of the change before."""


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "–"


def get(board, *path):
    for key in path:
        if not isinstance(board, dict) or key not in board:
            return None
        board = board[key]
    return board


class Page:
    def __init__(self, now, before):
        self.now, self.before, self.lines = now, before or {}, []

    def line(self, text=""):
        self.lines.append(text)

    def table(self, head, rows):
        self.line("| " + " | ".join(head) + " |")
        self.line("|" + "|".join("---" if k == 0 else "--:" for k in range(len(head))) + "|")
        for row in rows:
            self.line("| " + " | ".join(str(c) for c in row) + " |")
        self.line()

    def was(self, text, earlier):
        """A figure with the one before it, where it was different."""
        return text if earlier is None or earlier == text else f"{text} (before {earlier})"

    def ratio(self, path, part, whole, shape="{part}/{whole} = {percent}"):
        def shown(board):
            sums = get(board, *path)
            if sums is None:
                return None
            p, w = sums.get(part, 0), sums.get(whole, 0)
            return shape.format(part=p, whole=w, percent=percent(p, w))
        return self.was(shown(self.now) or "–", shown(self.before))


def sets_of(board):
    """Every set that was compared with a truth: (title, path in the board)."""
    out = []
    for part, title in (("corpus", "corpus"), ("shared", "real reports, hand-made truth"), ("generated", "generated")):
        for name in board.get(part, {}):
            out.append((f"{title}, {name.upper() if part != 'generated' else name}", (part, name)))
    return out


def truth_table(page):
    rows = []
    for title, path in sets_of(page.now):
        sums = path + ("sums",)
        rows.append([title, page.ratio(sums, "found", "roots"), page.ratio(sums, "found.error", "roots.error"),
                     page.ratio(sums, "right.error", "shown.error"), page.ratio(sums, "right.warning", "shown.warning"),
                     page.ratio(sums, "verified", "holding"), page.was(get(page.now, *sums).get("on_trap", 0), (get(page.before, *sums) or {}).get("on_trap", 0) if get(page.before, *sums) else None)])
    page.line("**Found**: root errors of the truth for which a finding stands at the same place with the same values. **Right**: findings about a "
              "wrong figure of the truth; all others count as false, also where the truth may be incomplete. **Verified**: ties that the truth says "
              "hold and that are listed as holding. **On calm**: findings on a trap or on a tie that holds.")
    page.line()
    page.table(["set", "found", "found, severity error", "errors right", "warnings right", "verified", "on calm"], rows)


def clean_table(page):
    rows = []
    for title, path in sets_of(page.now):
        sums = get(page.now, *path, "sums")
        if sums.get("clean_reports"):
            rows.append([title, sums["clean_reports"], page.ratio(path + ("sums",), "clean_reports_with_alarm", "clean_reports"),
                         sums.get("clean_alarms", 0), sums.get("clean_errors", 0)])
    page.line("Reports without any error: every error or warning there is a false alarm.")
    page.line()
    page.table(["set", "clean reports", "with a false alarm", "false alarms", "of them errors"], rows)


def public_table(page):
    """Published reports, of which people noted single lines: no share of the findings can be called right."""
    part = page.now["public"]
    page.line("Published budgets and final accounts, PDF: lines that people noted. An error must be found, a trap left alone, a tie that holds verified; "
              "what else is found there nobody has judged.")
    page.line()
    rows = [[kind, page.ratio(("public", "verdicts", kind), "right", "lines")] for kind in part["verdicts"]]
    page.table(["noted as", "so judged"], rows)
    page.line(f"{part['reports']} reports, {page.ratio(('public',), 'errors', 'errors', '{part}')} errors and "
              f"{page.ratio(('public',), 'warnings', 'warnings', '{part}')} warnings, {page.ratio(('public',), 'unnoted', 'unnoted', '{part}')} of them not noted.")
    page.line()
    for remark in part["remarks"]:
        page.line(f"Remark: {remark}.")
        page.line()


def check_table(page):
    sets = [s for s in sets_of(page.now) if s[1][0] != "shared" or s[1][1] == "docx"]
    checks = sorted({c for _, path in sets for c in get(page.now, *path, "checks")})
    rows = []
    for check in checks:
        row = [f"`{check}`"]
        for _, path in sets:
            c = get(page.now, *path, "checks", check) or {}
            cell = f"{c.get('found', 0)}/{c.get('roots', 0)}" if c.get("roots") else "–"
            cell += f" · {c.get('right', 0)}/{c.get('shown', 0)}" if c.get("shown") else " · –"
            row.append(cell)
        rows.append(row)
    page.line("Recall by the check that the truth names · precision by the check of the finding.")
    page.line()
    page.table(["check"] + [title for title, _ in sets], rows)


def error_table(page):
    names = sorted({e for s in page.now["generated"].values() for e in s["errors"]})
    rows = []
    for error in names:
        rows.append([error] + [page.ratio(("generated", s, "errors", error), "found", "reports", "{part}/{whole}") for s in page.now["generated"]])
    page.table(["injected error"] + list(page.now["generated"]), rows)


def mutation_table(page):
    for name, result in page.now["mutation"].items():
        page.line(f"**{name}**: {page.ratio(('mutation', name, 'all'), 'found', 'tried')} found, "
                  f"{page.ratio(('mutation', name, 'all'), 'extra', 'tried')} with an unrelated new error; misses by cause: "
                  + (", ".join(f"{k} {v}" for k, v in result["causes"].items()) or "none")
                  + f". Not tried: {result['within_rounding']} changes that rounding allows, {result['in_error']} figures that already stand in a broken tie.")
        page.line()
    sets = list(page.now["mutation"])
    for key, title in (("kinds", "change"), ("checks", "check of the tie")):
        names = sorted({n for s in sets for n in page.now["mutation"][s][key]})
        page.table([title] + sets, [[f"`{n}`" if key == "checks" else n] + [page.ratio(("mutation", s, key, n), "found", "tried", "{part}/{whole}") for s in sets] for n in names])


def relation_table(page):
    rows = []
    for title, path in sets_of(page.now):
        sums = path + ("sums",)
        s = get(page.now, *sums)
        rows.append([title, s["reports"], s["coverage.figures"], page.ratio(sums, "coverage.in_relations", "coverage.figures", "{percent}"), s["coverage.relations"],
                     page.ratio(sums, "coverage.consistent", "coverage.relations", "{percent}"), s["coverage.within_rounding"], s["coverage.inconsistent"],
                     page.ratio(sums, "coverage.not_assessable", "coverage.relations", "{percent}")])
    page.table(["set", "reports", "figures", "in a tie", "ties", "consistent", "in rounding", "inconsistent", "not assessable"], rows)


def render(now, before):
    page = Page(now, before)
    page.line("# Scoreboard")
    page.line()
    page.line(f"Made by `tools/scoreboard/run` on {now['date']}; where a figure differs from the one before"
              + (f" ({before['date']})" if before else "") + ", that one stands beside it. `scoreboard.json` holds the same figures; continuous "
              "integration compares the corpus part with it and fails on a drop.")
    page.line()
    page.line("## Against the truth")
    page.line()
    truth_table(page)
    clean_table(page)
    if now.get("public"):
        public_table(page)
    page.line("## By check")
    page.line()
    check_table(page)
    if now.get("generated"):
        page.line("## Generated reports: the injected errors")
        page.line()
        error_table(page)
    if now.get("mutation"):
        page.line("## Mutations: one figure of a verified tie changed")
        page.line()
        mutation_table(page)
    page.line("## Ties")
    page.line()
    relation_table(page)
    if now.get("figures"):
        page.line("## Fields of the labelled figures")
        page.line()
        page.line("Every figure labelled in `corpus/reports/*/figures.tsv`, found again at its place in the DOCX: how many of its labels the program reads as "
                  "labelled. `tools/scoreboard/run --only figures --list` prints each difference.")
        page.line()
        page.table(["field", "read as labelled"], [[field, page.ratio(("figures", field), "right", "labels")] for field in now["figures"]])
    if now.get("kinds"):
        page.line("## Figures of the corpus (DOCX)")
        page.line()
        counts = now["kinds"]["kinds"]
        page.line(", ".join(f"{k} {v}" for k, v in counts.items()) + f". Unclassified (`number`): {percent(counts.get('number', 0), sum(v for k, v in counts.items() if k[0] != '('))} of the figures.")
        page.line()
        labelled = now["kinds"]["labelled"]
        page.table(["kind", "labelled by hand, read with that kind and value"], [[k, page.ratio(("kinds", "labelled"), k + ".read", k)] for k in labelled if "." not in k])
    if now.get("time"):
        page.line("## Time")
        page.line()
        page.line("Processor time a page, start of the process and the confined child included; the ratio to pdftotext on the same files in the same run.")
        page.line()
        rows = []
        for name, t in now["time"].items():
            us = lambda key: f"{t[key] / 1000:.2f} ms"
            rows.append([name, t["pages"], us("check_us"), us("check_many_us"), us("pdftotext_us"), us("pdftotext_layout_us"),
                         f"{t['check_us'] / max(1, t['pdftotext_us']):.2f}", f"{t['check_many_us'] / max(1, t['pdftotext_us']):.2f}"])
        page.table(["PDFs", "pages", "check, a process each", "check, one process", "pdftotext", "pdftotext -layout", "ratio, a process each", "ratio, one process"], rows)
    return "\n".join(page.lines).rstrip() + "\n"


FIELD_FLOOR = 98  # per cent of the labels of each field


def below_floor(fields):
    """Sentences about fields of the labelled figures that are read worse than they must be."""
    return [f"figures: {field}: {percent(c['right'], c['labels'])} as labelled, at least {FIELD_FLOOR} %"
            for field, c in fields.items() if 100 * c["right"] < FIELD_FLOOR * c["labels"]]


def drops(now, before):
    """Sentences about what has become worse in the corpus part."""
    out = []
    for form, part in now.items():
        old = get(before, form, "sums")
        if old is None:
            continue
        new = part["sums"]
        for key, title in (("found", "root errors found"), ("verified", "ties verified that hold")):
            if new.get(key, 0) < old.get(key, 0):
                out.append(f"{form}: {title}: {new.get(key, 0)}, before {old.get(key, 0)}")
        for key, title in (("wrong", "false findings"), ("clean_alarms", "false alarms on clean reports"), ("on_trap", "findings on traps and ties that hold")):
            count = lambda s: s.get("shown", 0) - s.get("right", 0) if key == "wrong" else s.get(key, 0)
            if count(new) > count(old):
                out.append(f"{form}: {title}: {count(new)}, before {count(old)}")
    return out
