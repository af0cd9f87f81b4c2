"""The self-evaluation form (funds, goals, indicators, total in one table with merged cells)."""
import re
from lib import D, pct, q, short


def number_in(R, text, kind, measure):
    """Marks the first number of a target or an actual value."""
    m = re.search(r"\d[\d,]*(?:\.\d+)?%?", text)
    if not m:
        return text
    shown = m[0]
    if shown.endswith("%"):
        mark = R.mark(shown, shown[:-1], "%", "target" if kind == "target" else "percent", measure)
    else:
        unit = re.match(r"万?[^\d，。；、（(\s]{0,3}", text[m.end():])[0]
        mark = R.mark(shown, shown.replace(",", ""), unit, kind, measure)
    return text[:m.start()] + mark + text[m.end():]


def form(R, caption, head, funds, goals, indicators, bad=(), unit="万元", weight_of_funds=10, score_rule=None, num="center", columns=None,
         top="绩效指标", size=9, extra_rows=(), total_label="总分", **attrs):
    """funds: (name, begin, full, done[, rate, score]) with None for blanks; rate and score None = computed.
    indicators: [(first, first_weight, [(second, [(third, target, actual, weight, score, reason)])])]
    bad: names of ties that are meant to fail here: 'rate:NAME', 'execution', 'first:NAME', 'total', 'weights'."""
    bad = set(bad)
    seen = set()
    c = columns or ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    rows = []
    for left, a, right, b in head:
        rows.append([left, "<", a, "<", "<", right, "<", b, "<", "<"] if right else [left, "<", a] + ["<"] * 7)
    rows.append([f"资金情况//（{unit}）", "<", "", "<"] + c)
    sums = []
    for k, f in enumerate(funds):
        name, begin, full, done = f[:4]
        rate = f[4] if len(f) > 4 else None
        score = f[5] if len(f) > 5 else None
        cells = ["^", "<", name, "<"]
        for v, label in ((begin, c[0]), (full, c[1]), (done, c[2])):
            cells.append("" if v is None else R.m(v, f"{label}·{name.removeprefix('其中：')}") if not isinstance(v, str) else v)
        if k == 0:
            true = pct(done, full)
            shown = rate or f"{true}%"
            got = score if score is not None else (score_rule(done, full) if score_rule else q(min(D(weight_of_funds), D(done) * weight_of_funds / D(full))))
            cells += [R.w(weight_of_funds, "预算执行率"), R.p(shown, "预算执行率"), R.s(got, "预算执行率得分")]
            if D(shown.rstrip("%")) != q(true, len(shown.rstrip("%").partition(".")[2])):
                seen.add("rate")
            else:
                R.ok("rate.execution", [show2(done), show2(full), shown], shown, f"{done}/{full}×100", f"{caption}：执行率=全年执行数÷全年预算数。")
            fund_score = D(got)
        else:
            cells += ["—", f"{pct(done, full)}%" if attrs.get("detail_rates") and full and done is not None and D(full) else "—", "—"]
            sums.append((begin, full, done))
        rows.append(cells)
    parts = [s for s in sums if s[1] is not None and not isinstance(s[1], str)]
    if parts and len(parts) == len(sums):
        for j, label in ((0, c[0]), (1, c[1]), (2, c[2])):
            if any(x[j] is None for x in parts) or funds[0][j + 1] is None:
                continue
            if sum(D(x[j]) for x in parts) != D(funds[0][j + 1]):
                seen.add("parts:" + label)
            else:
                R.ok("amount.sum-of-parts", [funds[0][0], show2(funds[0][j + 1])] + [show2(x[j]) for x in parts], show2(funds[0][j + 1]), "+".join(show2(x[j]) for x in parts),
                     f"{caption}：{label}的年度资金总额等于各来源之和。")
    rows.append(["年度总体目标", "<", "预期目标", "<", "<", "<", "实际完成情况", "<", "<", "<"])
    rows.append(["^", "<", goals[0], "<", "<", "<", goals[1], "<", "<", "<"])
    rows.append([top, "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "<", "分值", "得分", "偏差原因分析及改进措施"])
    weights, scores = D(0), fund_score
    for first, stated, seconds in indicators:
        real = D(0)
        name = f"{first}//（{stated}分）" if stated is not None else first
        if stated is not None:
            name = f"{first}//（{R.w(stated, first)}分）"
        fresh1 = True
        for second, thirds in seconds:
            fresh2 = True
            for third, target, actual, wt, sc, reason in thirds:
                rows.append(["^", name if fresh1 else "^", second if fresh2 else "^", third, number_in(R, target, "target", third + "目标"), number_in(R, actual, "count", third), "<",
                             R.w(wt, third), R.s(sc, third + "得分"), reason])
                fresh1 = fresh2 = False
                real += D(str(wt))
                scores += D(str(sc))
                assert D(str(sc)) <= D(str(wt)) or f"bounds:{third}" in bad, third
        weights += real
        if stated is not None and real != D(str(stated)):
            seen.add(f"first:{first}")
        elif stated is not None and sum(len(t) for _, t in seconds) > 1:
            R.ok("score.weight-tree", [f"{first}（{stated}分）"], str(stated), "+".join(str(t[3]) for _, ts in seconds for t in ts), f"{caption}：{first}下级分值之和。")
    return rows, weights, scores, seen, bad


def show2(v):
    return v if isinstance(v, str) else f"{q(v)}"


def finish(R, caption, rows, weights, scores, seen, bad, funds_weight=10, total=None, total_weight=None, label="总分", **attrs):
    attrs.pop("detail_rates", None)
    w = weights + funds_weight
    shown_w = total_weight or short(w)
    shown = total or short(scores)
    if D(shown_w) != w:
        seen.add("weights")
    if D(shown) != scores:
        seen.add("total")
    else:
        R.ok("score.total", [label, shown], shown, None, f"{caption}：预算执行率得分与各指标得分之和等于{label}{shown}分（资金明细行不计分）。")
    rows.append([label, "<", "<", "<", "<", "<", "<", R.w(shown_w, "总分分值"), R.s(shown, label), ""])
    assert seen == bad, (caption, "broken ties", seen, "planned", bad)
    attrs.setdefault("size", 10.5)
    attrs.setdefault("height", 28)
    attrs.setdefault("header", 0)
    attrs.setdefault("widths", "1.6,2.2,2.4,4,3,2.7,2.7,1.6,2.3,3.2")
    R.table(rows, caption, num="center", **attrs)
    return scores
