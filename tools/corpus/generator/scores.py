"""The scores of a self-evaluation: total and grade, the indicator tree in the text, and the form."""
from collections import namedtuple
from decimal import Decimal as D

from .arithmetic import grade_of, pct, q, short
from .indicator_tree import indicator_tree
from .printed import Occ, Row, Statement

# full, done: 全年预算数 and 全年执行数 in 万元; *_occ: where the text printed them
Money = namedtuple("Money", "full done full_occ done_occ")
# execution: weight of 预算执行; points: its score; total: all points; total_occ: where the text printed them
Result = namedtuple("Result", "tree execution rate points total total_occ")


def scores(draft, full, done, full_occ, done_occ):
    money = Money(full, done, full_occ, done_occ)
    execution, tree = indicator_tree(draft)
    rate = pct(done, full)
    points = min(D(execution), q(rate * execution / 100))
    total = points + sum(leaf.score for _, _, level in tree for _, _, leaves in level for leaf in leaves)
    result = Result(tree, execution, rate, points, total, Occ(short(total)))
    conclusion(draft, result)
    bracket = draft.rng.choice(["（{w}分）", "({w}分)", "（分值{w}分）"])
    style = draft.rng.choice(["tree", "tree", "table", "both"])
    if style != "table":
        score_text(draft, result, money, bracket)
    if style == "both":
        draft.blocks.append(("raw", "@section A4 portrait"))
    if style != "tree":
        score_form(draft, result, money)


def conclusion(draft, result):
    grade = grade_of(result.total)
    occ = Occ(grade)
    statement = draft.say("score.total", s=result.total_occ, g=occ)
    scale = draft.say("grade.std")
    draft.word("score.grade", "wrong-grade", occ, grade, f"{short(result.total)}分按所印标准应为“{grade}”。")
    draft.traps.append((scale, "分档标准中的数字是阈值，不是得分。"))
    draft.p(statement, scale)


def score_text(draft, result, money, bracket):
    """A heading with its weight for every level, a sentence with the score for every leaf."""
    def heading(level, name, weight):
        occ = Occ(weight)
        draft.h(level, Statement(name.replace("{", "").replace("}", "") + bracket, dict(w=occ)))
        return occ
    heading(2, "预算执行情况", result.execution)
    scored = [execution_text(draft, result, money)]
    for first, w1, level in result.tree:
        first_occ, seconds = heading(2, first, w1), []
        for second, w2, leaves in level:
            second_occ, thirds = heading(3, second, w2), []
            seconds.append(second_occ)
            for leaf in leaves:
                thirds.append(heading(4, leaf.name, leaf.weight))
                scored.append(leaf_text(draft, leaf, thirds[-1]))
            if len(thirds) > 1:
                draft.sum(second_occ, thirds, f"{second}分值等于下级分值之和。", "score.weight-tree", "wrong-weight")
        if len(seconds) > 1:
            draft.sum(first_occ, seconds, f"{first}分值等于下级分值之和。", "score.weight-tree", "wrong-weight")
    draft.sum(result.total_occ, scored, "各项得分之和等于自评总分。", "score.total", "wrong-score-total")


def execution_text(draft, result, money):
    full, done, rate = Occ(money.full_occ.text), Occ(money.done_occ.text), Occ(result.rate)
    points = Occ(short(result.points))
    statement = draft.say("score.exec", full=full, d=done, rate=rate, s=points)
    draft.same(money.full_occ, full, "与前文全年预算数同一数据。", "amount.same-fact", "text-text")
    draft.same(money.done_occ, done, "与前文执行数同一数据。", "amount.same-fact", "text-text")
    draft.share(rate, done, full, "执行率。", "rate.execution", "wrong-execution")
    draft.tie("score.execution", "wrong-exec-score", points, [rate], "{0}×%d/100" % result.execution,
              "执行率得分=执行率×分值。")
    draft.p(statement)
    return points


def leaf_text(draft, leaf, weight):
    """weight is the occurrence in the leaf's heading; returns the occurrence of its score."""
    score, lost = Occ(short(leaf.score)), Occ(short(D(leaf.weight) - leaf.score))
    goal, result = Occ(leaf.goal), Occ(leaf.result)
    rate = draft.rate(leaf.result, leaf.goal) if leaf.goal else None
    if leaf.kind == "full":
        statement = draft.say("ind.full", t=goal, k=leaf.unit, v=result, s=score, x=lost, rate=rate)
        draft.tie("score.target", "missed-target", result, [goal], "", "未达到目标值却得满分且未说明扣分。", how="at-least")
    elif leaf.kind == "short":
        statement = draft.say("ind.short", t=goal, k=leaf.unit, v=result, s=score, x=lost, rate=rate)
        draft.share(rate, result, goal, "完成率=实际÷目标。", "rate.execution", "wrong-execution")
        draft.tie("score.deduction", "wrong-deduction", score, [weight, lost], "{0}-{1}", "得分=分值-扣分。")
    elif leaf.kind == "survey":
        statement = draft.say("ind.survey", n=goal, v=result, rate=rate, s=score)
        draft.share(rate, result, goal, "满意度=满意份数÷有效份数。")
    elif leaf.score == leaf.weight:
        statement = draft.say("ind.text", s=score)
        draft.tie("score.bounds", "wrong-score", score, [weight], "{0}", "未扣分时得分等于分值。")
    else:
        statement = draft.say("ind.text.short", s=score, x=lost)
        draft.tie("score.deduction", "wrong-deduction", score, [weight, lost], "{0}-{1}", "得分=分值-扣分。")
    draft.p(statement)
    return score


def score_form(draft, result, money):
    """部门整体支出绩效自评表: funds above, indicators below, the total at the end."""
    points = Occ(short(result.points))
    rows = fund_rows(draft, result, money, points)
    rows.append(["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "实际值", "分值", "得分", "偏差原因"])
    weights, scored = [Occ(result.execution)], [points]
    for first, w1, level in result.tree:
        first_occ, mine = Occ(w1), []
        first_cell = Statement(first + "//（{w}分）", dict(w=first_occ))
        for second, _, leaves in level:
            for k, leaf in enumerate(leaves):
                weight, score = Occ(leaf.weight), Occ(short(leaf.score))
                mine.append(weight)
                scored.append(score)
                rows.append(Row(["^", first_cell, second if k == 0 else "^", leaf.name.split("≥")[0], *goal_cells(leaf),
                                 weight, score, "" if leaf.score == leaf.weight else "客观条件变化"], 3))
                first_cell = "^"
        weights += mine
        if len(mine) > 1:
            draft.sum(first_occ, mine, f"表内{first}分值等于各指标分值之和。", "score.weight-tree", "wrong-weight")
    weight_total, score_total = Occ(100), Occ(short(result.total))
    rows.append(Row(["总分", "<", "<", "<", "<", "<", weight_total, score_total, ""]))
    draft.sum(weight_total, weights, "分值合计为100。", "score.weight-tree", "wrong-weight")
    draft.sum(score_total, scored, "总分等于各项得分之和。", "score.total", "wrong-score-total")
    draft.same(result.total_occ, score_total, "表内总分与正文一致。", "score.total", "wrong-score-total")
    draft.table("部门整体支出绩效自评表", rows, header=0, size=9, num="center", widths="1.6,2.4,2.8,4,3,3,1.8,2.2,3.4")


def goal_cells(leaf):
    if leaf.kind in ("full", "short"):
        return f"≥{leaf.goal}{leaf.unit}", f"{leaf.result}{leaf.unit}"
    if leaf.kind == "survey":
        return "≥90%", f"{pct(leaf.result, leaf.goal)}%"
    return "达标", "达标" if leaf.score == leaf.weight else "基本达标"


def fund_rows(draft, result, money, points):
    begin, full, done = Occ(draft.begin.text), draft.money(money.full), draft.money(money.done)
    rate = Occ(result.rate)
    total = Row(["^", "<", "年度资金总额", begin, full, done, Occ(result.execution), rate, points], 2)
    draft.tie("rate.execution", "wrong-execution", rate, [done, full], "{0}/{1}×100", "表内执行率。")
    done_parts = draft.split(money.done, 2)
    full_parts = [q(money.full * done_parts[0] / money.done)]
    full_parts.append(money.full - full_parts[0])
    detail = [Row(["^", "<", name, "", draft.money(f), draft.money(d), "—", "—", "—"], 2)
              for name, f, d in zip(("其中：财政拨款", "其他资金"), full_parts, done_parts)]
    for column, sum_occ in ((4, full), (5, done)):
        draft.sum(sum_occ, [row.cells[column] for row in detail], "资金总额等于各来源之和。")
    draft.same(draft.begin, begin, "年初预算数表与正文一致。")
    draft.same(money.full_occ, full, "全年预算数表与正文一致。")
    draft.same(money.done_occ, done, "全年执行数表与正文一致。")
    return [["资金情况", "<", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率（%）", "得分"], total] + detail
