"""How the labelled figures of the corpus (figures.tsv) were read: every field of every label, right or wrong.

A label is found again by its place: in text by the words around it, in a table by its row and column heads. What
is compared, and how, stands beside each field below.
"""
import collections
import glob
import json
import os
import re
import subprocess
import unicodedata

FIELDS = ("value", "unit", "kind", "entity", "period", "measure", "qualifier", "exactness")
FIGURE_KINDS = ("amount", "percent", "percent-point", "score", "weight", "count", "headcount", "target", "approximate")
# What a number that is no figure may be called, besides its own name.
NON_FIGURES = {
    "threshold": {"threshold", "range"}, "range": {"range", "year", "date"}, "score-rule": {"threshold", "range", "formula-constant"},
    "standard": {"threshold", "range", "code"}, "hotline": {"phone"}, "list-number": {"list-label"}, "law": {"document-number", "code", "ordinal"},
    "year": {"year", "date"}, "date": {"date", "year", "month"},
}
# In text a limit or a rule may be read as a figure with its comparison.
FIGURE_TOO = {"threshold", "score-rule", "standard", "range"}
PEOPLE = re.compile(r"[万亿]?(人|人次|名|位)$")

# Words of a label that say on which side of planning and doing it stands, longest first.
QUALIFIERS = [
    ("年初预算数", {"initial-budget", "budget"}), ("预算调整数", {"adjustment", "increase", "decrease"}), ("全年预算数", {"revised-budget", "budget"}),
    ("全年执行数", {"actual"}), ("决算数", {"actual"}), ("预算数", {"budget", "initial-budget", "revised-budget"}), ("支出资金", {"actual"}), ("执行率", {"rate"}),
]


def squeeze(text):
    return re.sub(r"[\s*]+", "", unicodedata.normalize("NFKC", text or "")).replace("－", "-").replace("–", "-")


def read_labels(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [dict(zip(rows[0], row), line=number) for number, row in enumerate(rows[1:], 2)]


def read_figures(gouji, path):
    done = subprocess.run([gouji, "figures", "--format", "json", path], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    tokens = [dict(t, is_figure=True) for t in result["figures"]] + [dict(t, is_figure=False) for t in result["non_figures"]]
    for token in tokens:
        if token.get("part_of"):
            token["whole"] = result["figures"][token["part_of"] - 1]["item"]
    return sorted(tokens, key=lambda t: t["offset"]), result["year"]


class Aligner:
    """Gives each label the token that stands at its place; a token is given once."""

    def __init__(self, tokens):
        self.tokens, self.used, self.last = tokens, set(), {True: 0, False: 0}

    def text_score(self, label, token):
        text, context = squeeze(label["text"]), squeeze(label["context"])
        shown = squeeze(token["before"]) + squeeze(token["text"]) + squeeze(token["after"])
        best = 0
        for n in range(len(context), len(text) - 1, -1):
            if n <= best:
                break
            best = max([best] + [n for k in range(len(context) - n + 1) if text in context[k:k + n] and context[k:k + n] in shown])
        return best / len(context) if best else 0

    def table_score(self, label, token):
        caption, rows, columns = (label["context"].split("｜") + ["", ""])[:3]
        rows, columns = [squeeze(r) for r in rows.split("/") if r], [squeeze(c) for c in columns.split("/") if c]
        mine = squeeze("|".join(token["row"])), squeeze("|".join(token["column"]))
        score = 0.2
        score += 0.4 * (not rows or any(rows[-1][:12] in m for m in mine) or (len(rows) > 1 and rows[-2][:12] in mine[0]))
        score += 0.4 * (not columns or columns[-1][:12] in mine[1])
        return score

    def find(self, label):
        table = label["where"] == "table"
        want = squeeze(label["text"])
        best, chosen = 0, None
        for index, token in enumerate(self.tokens):
            if index in self.used or ("row" in token) != table:
                continue
            shown = squeeze(token["text"])
            if not (shown == want or want in shown or (shown in want and len(shown) * 2 > len(want))):
                continue
            if token["is_figure"] and label["value"] and numeric(label["value"]).lstrip("-") != numeric(token["value"]).lstrip("-") and shown != want:
                continue
            score = (self.table_score if table else self.text_score)(label, token)
            score -= abs(index - self.last[table]) * 1e-5 + (index < self.last[table]) * 0.01
            if score > best:
                best, chosen = score, index
        if chosen is None or best < (0.3 if table else 0.45):
            return None
        self.used.add(chosen)
        self.last[table] = chosen
        return self.tokens[chosen]


def numeric(text):
    return re.sub(r"^(-?)0+(?=\d)", r"\1", (text or "").replace(",", ""))


def right_kind(label, token):
    kind = label["kind"]
    if not token["is_figure"]:
        return token["kind"] == kind or token["kind"] in NON_FIGURES.get(kind, ())
    have = token["kind"]
    if kind in ("target", "approximate"):
        return have not in ("score", "weight", "deduction", "number")
    if kind in FIGURE_TOO:
        return bool(token.get("comparator")) or kind == "standard"
    if kind == "score" and "扣" in label["measure"]:
        return have == "deduction"
    if kind == "count":
        return have in ("count", "measure", "duration", "multiple") or (have == "headcount" and bool(PEOPLE.match(label["unit"])))
    return have == kind


def right_unit(label, token):
    want, have = squeeze(label["unit"]), squeeze(token["unit"] or "")
    if want == have or want in ("%", "") or have in want.split("/"):
        return True
    if want.removeprefix("个") == have.removeprefix("个") or (not have and "row" in token and label["kind"] == "count"):
        return True  # 份 of a questionnaire that does not print it
    return have.endswith(want) and have[0] in "万亿百千" and want not in ("元",)


def bare(name):
    """A body without what only says how it stands: (本级)."""
    return re.sub(r"\(?本级\)?$", "", squeeze(name))


def right_entity(label, token, tokens_of_unit):
    """The body named; or, where the label names something smaller, that stands at the head of its row or is its item."""
    want, have = squeeze(label["entity"]), squeeze(token["entity"] or "")
    if not want:
        return True
    if want == have or (bare(want) == bare(have) and ("本级" in want) == ("本级" in have)):
        return True
    heads = [squeeze(h) for h in token.get("row", [])] + [squeeze(token["item"] or "")]
    return want not in tokens_of_unit and any(want in h or (len(h) > 3 and h in want) for h in heads)


def span(token):
    return f"{token['period_from']}-{token['period']}" if token.get("period_from") else None


def right_period(label, token):
    return not label["period"] or label["period"] == str(token["period"] or "") or label["period"] == span(token)


# Words that say how a figure stands (judged elsewhere) or name nothing by themselves.
GENERIC = re.compile("|".join(sorted((
    "年初预算数 年初预算 预算调整数 全年预算数 全年执行数 决算数 预算数 收入支出 占比 比例 得分率 得分 扣分 目标 下降率 增长率 完成率 执行率 到位率 支出率 比上年增加 比上年减少 "
    "支出 收入 预算 决算 资金 项目 经费 执行 全年 年初 本年 金额 部门 单位 合计 总计 财政 拨款 完成 数量 实际 评价 总分 指标 年度 增长 下降 减少 增加 累计 安排 到位 "
    "情况 自评 整体 批复 追加 调整 市级 县级 区级 省级 结果 公开 数 率 额 总 分").split(), key=len, reverse=True)))


# One thing by two names.
SAME = [("在职人", "实有人"), ("内设机构", "设股室"), ("内设机构", "内设科室"), ("总预算", "总计")]


def grams(text):
    return {piece[i:i + 2] for piece in GENERIC.sub("|", text).split("|") for i in range(len(piece) - 1)}


PARTS_OF_ALL = re.compile(r"(basic|project|personnel|public|three-public|reception|vehicle)")


def right_measure(label, token):
    """The label's innermost name and what the program calls the figure (item, heads, table title) share a pair of characters that
    names something. A label that names only the whole must not be read as a part."""
    parts = [p for p in squeeze(label["measure"]).split("·") if p]
    if not parts:
        return True
    item = squeeze(token["item"] or "")
    names = [item, squeeze(token["measure_name"] or "")] + [squeeze(h) for h in token.get("row", []) + token.get("column", [])]
    if any(parts[-1] in name or any(a in parts[-1] and b in name for a, b in SAME) for name in names):
        return True
    wanted = grams(parts[-1]) or (grams(parts[0]) if len(parts) > 1 else set())
    if not wanted:
        return not token["measure"] or "row" in token or not PARTS_OF_ALL.search(token["measure"])
    if token.get("whole"):
        names.append(squeeze(token["whole"]))
    if "row" in token:
        names.append(squeeze(token["caption"]))
    return any(wanted & set(name[i:i + 2] for i in range(len(name) - 1)) for name in names)


def right_qualifier(label, token, year):
    measure = squeeze(label["measure"])
    for word, aspects in QUALIFIERS:
        if word not in measure or re.search(r"(得分|扣分|占比|比例|节约|提高|比上年)", measure) or label["kind"] not in ("amount", "percent"):
            continue
        if word != "执行率" and measure.endswith("率"):
            continue
        earlier = token["aspect"] == "prior" and label["period"] != str(year)
        return earlier or (token["aspect"] or "") in aspects
    return None  # the label says nothing of the kind


def right_exactness(label, token):
    return (token["exactness"] != "exact") == (label["kind"] == "approximate") or (bool(token.get("comparator")) and label["kind"] in ("approximate", "target"))


def judge(label, token, units, year):
    """Field -> True, False, or None where the label says nothing."""
    if token is None:
        return {field: (False if field == "kind" else None) for field in FIELDS}
    out = dict.fromkeys(FIELDS)
    out["kind"] = right_kind(label, token)
    if label["kind"] not in FIGURE_KINDS or not token["is_figure"] or not label["value"]:
        return out
    out["value"] = numeric(label["value"]) == numeric(token["value"]).lstrip("-") or numeric(label["value"]) == numeric(token["value"])
    out["unit"] = right_unit(label, token)
    out["entity"] = right_entity(label, token, units)
    out["period"] = right_period(label, token)
    out["measure"] = right_measure(label, token)
    out["qualifier"] = right_qualifier(label, token, year)
    out["exactness"] = right_exactness(label, token)
    return out


def shown(label, token, field):
    if token is None:
        return f"{label['text']} not found: {label['context']}"
    have = {"measure": f"{token.get('aspect')}/{token.get('item')}", "qualifier": token.get("aspect"),
            "period": span(token) or token.get("period"), "kind": ("" if token["is_figure"] else "no figure: ") + token["kind"]}.get(field, token.get(field))
    want = label["measure"] if field == "qualifier" else label.get(field, label["kind"])
    return f"{label['text']} {field}: label {want}, read {have} | {label['context']}"


def accuracy(gouji, root):
    """{field: Counter(labels, right)} and a line for each error, over the DOCX of every report."""
    sums, lines = {field: collections.Counter() for field in FIELDS}, []
    for path in sorted(glob.glob(os.path.join(root, "corpus/reports/*/figures.tsv"))):
        folder = os.path.dirname(path)
        name = os.path.basename(folder)
        tokens, year = read_figures(gouji, os.path.join(folder, name + ".docx"))
        aligner = Aligner(tokens)
        units = {squeeze(t["entity"]) for t in aligner.tokens if t.get("entity")}
        for label in read_labels(path):
            token = aligner.find(label)
            for field, right in judge(label, token, units, year).items():
                if right is None:
                    continue
                sums[field]["labels"] += 1
                sums[field]["right"] += right
                if not right:
                    lines.append(f"{field.upper()} {name}:{label['line']} {shown(label, token, field)}")
    return {field: dict(counts) for field, counts in sums.items()}, lines
