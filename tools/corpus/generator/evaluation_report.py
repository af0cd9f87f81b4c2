"""项目绩效评价报告: an evaluation of one project by others."""
from collections import namedtuple
from decimal import Decimal as D

from .arithmetic import grade_of, pct, q, short
from .department import problems, trap_sentence
from .printed import Occ, Row
from .wording import PROJECTS

WEIGHTS = [(15, 25, 30, 30), (12, 28, 35, 25), (16, 24, 35, 25), (20, 20, 30, 30)]
FIRSTS = ("决策", "过程", "产出", "效益")
Leaf = namedtuple("Leaf", "name weight score")


def evaluation_report(draft):
    project = draft.rng.choice(PROJECTS)
    draft.title = f"{draft.place}{project}绩效评价报告"
    draft.entity = project
    draft.h(1, "项目基本情况")
    draft.p(draft.say("e.intro", city=draft.place, pj=project), trap_sentence(draft))
    funds(draft, project)
    if draft.rng.random() < 0.5:
        standard(draft)
    draft.h(1, "评价工作开展情况")
    weights = draft.rng.choice(WEIGHTS)
    weight_occs = weight_text(draft, weights)
    survey(draft)
    draft.h(1, "综合评价结论")
    tree = score_tree(draft, weights)
    cells = score_table(draft, tree, weight_occs)
    draft.h(1, "指标分析")
    for first, leaves in tree:
        draft.h(2, first + "类指标")
        for leaf in leaves:
            leaf_text(draft, leaf, cells[leaf.name])
    draft.h(1, "存在的问题")
    problems(draft)
    draft.h(1, "有关建议")
    draft.p(draft.say("measure"))


def funds(draft, project):
    """Planned, arrived and spent; sources and uses."""
    r = draft.rng
    planned = draft.amount(200, 5000)
    arrived = planned if r.random() < 0.3 else q(planned * D(r.randint(85, 100)) / 100)
    spent = q(arrived * D(r.randint(75, 100)) / 100)
    a, b, d = draft.money(planned), draft.money(arrived), draft.money(spent)
    s = draft.slip(draft.say("e.fund", pj=project, a=a, b=b, d=d, r1=draft.rate(arrived, planned),
                             r2=draft.rate(spent, arrived)))
    draft.share(s.slots["r1"], b, a, "到位率。", "rate.execution", "wrong-execution")
    draft.share(s.slots["r2"], d, b, "执行率，分母为到位资金。", "rate.execution", "wrong-execution")
    draft.p(s)
    values = draft.split(arrived, 3)
    parts, total = [draft.money(v) for v in values], draft.money(arrived)
    draft.p(draft.say("e.source", **dict(zip("xvz", parts)), b=total))
    draft.sum(total, parts, "来源合计。")
    draft.same(b, total, "到位资金同一数据。", "amount.same-fact", "text-text")
    values = draft.split(spent, 3)
    parts, total = [draft.money(v) for v in values], draft.money(spent)
    rates = [draft.rate(v, spent) for v in values]
    s = draft.say("e.use", d=total, **dict(zip("xvz", parts)), **dict(zip(("p1", "p2", "p3"), rates)))
    draft.sum(total, parts, "用途合计。")
    for rate, part in zip(rates, parts):
        draft.share(rate, part, total, "用途占比。")
    draft.same(d, total, "支出资金同一数据。", "amount.same-fact", "text-text")
    draft.p(s)


def standard(draft):
    people, each = draft.rng.randint(50, 4000), draft.rng.choice([100, 200, 500, 600, 1000, 1200])
    n, std, total = Occ(people), Occ(each), Occ(q(D(people) * each / 10000))
    draft.p(draft.say("e.standard", n=n, std=std, t=total))
    draft.tie("amount.sum-of-parts", "wrong-standard", total, [n, std], "{0}×{1}/10000", "补助总额=标准×人数。")


def weight_text(draft, weights):
    parts, total = [Occ(w) for w in weights], Occ(100)
    draft.p(draft.say("e.weight", t=total, **dict(zip("abcd", parts))))
    draft.sum(total, parts, "一级指标分值合计。", "score.weight-tree", "wrong-weight")
    return parts


def survey(draft):
    r = draft.rng
    sent = r.choice([120, 220, 320, 520])
    valid = r.randint(int(sent * 0.9), sent)
    content = r.randint(int(valid * 0.8), valid)
    so, no, vo = Occ(sent), Occ(valid), Occ(content)
    s = draft.say("e.survey", sent=so, n=no, v=vo, r1=draft.rate(valid, sent), rate=draft.rate(content, valid))
    draft.share(s.slots["r1"], no, so, "有效率。")
    draft.share(s.slots["rate"], vo, no, "满意度。")
    draft.p(s)


def score_tree(draft, weights):
    """[(first, [Leaf])]"""
    r, tree = draft.rng, []
    for first, weight in zip(FIRSTS, weights):
        names = r.sample(draft.wording["e.names." + first], 4)
        cut = sorted(r.sample(range(2, weight - 1), r.randint(2, 4) - 1))
        parts = [b - a for a, b in zip([0] + cut, cut + [weight])]
        tree.append((first, [Leaf(name, w, max(D(0), D(w) - D(r.choice(["0", "0", "0.5", "1", "0.8"]))))
                             for name, w in zip(names, parts)]))
    return tree


def score_table(draft, tree, weight_occs):
    """The conclusion in the text and the table of all scores; returns the score cells by name."""
    sums = [sum(leaf.score for leaf in leaves) for _, leaves in tree]
    total = sum(sums)
    grade = grade_of(total)
    total_occ, grade_occ, sum_occs = Occ(short(total)), Occ(grade), [Occ(short(s)) for s in sums]
    scale = draft.say("grade.std")
    draft.p(draft.say("e.result", s=total_occ, g=grade_occ, **dict(zip("abcd", sum_occs))), scale)
    draft.sum(total_occ, sum_occs, "四类得分之和等于总分。", "score.total", "wrong-score-total")
    draft.word("score.grade", "wrong-grade", grade_occ, grade, "等级与得分不符。")
    rows, cells, weight_cells = [], {}, []
    for (first, leaves), sum_occ, weight_occ in zip(tree, sum_occs, weight_occs):
        mine = []
        for leaf in leaves:
            weight, score, rate = Occ(leaf.weight), Occ(short(leaf.score)), Occ(pct(leaf.score, leaf.weight))
            rows.append(Row(["^" if mine else first, leaf.name, weight, score, rate], 1))
            mine.append(weight)
            cells[leaf.name] = score
            draft.tie("score.rate-column", "wrong-score-rate", rate, [score, weight], "{0}/{1}×100", "得分率=得分÷分值。")
        scores = [cells[leaf.name] for leaf in leaves]
        draft.sum(sum_occ, scores, f"{first}类得分等于表内各指标之和。", "score.total", "wrong-score-total")
        draft.sum(weight_occ, mine, f"{first}类分值等于表内各指标之和。", "score.weight-tree", "wrong-weight")
        weight_cells += mine
    total_cell, weight_total = Occ(short(total)), Occ(100)
    rows.append(Row(["合计", "<", weight_total, total_cell, Occ(pct(total, 100))]))
    draft.sum(total_cell, list(cells.values()), "合计得分。", "score.total", "wrong-score-total")
    draft.sum(weight_total, weight_cells, "合计分值。", "score.weight-tree", "wrong-weight")
    draft.same(total_occ, total_cell, "表与正文总分。", "score.total", "wrong-score-total")
    head = ["一级指标", "三级指标", "分值", "得分", "得分率（%）"]
    draft.table("绩效评价得分表", [head] + rows, unit=False, header=1, num="center")
    return cells


def leaf_text(draft, leaf, cell):
    weight, score, lost = Occ(leaf.weight), Occ(short(leaf.score)), Occ(short(D(leaf.weight) - leaf.score))
    if leaf.score < leaf.weight:
        s = draft.say("e.ded", w=weight, x=lost, s=score)
        draft.tie("score.deduction", "wrong-deduction", score, [weight, lost], "{0}-{1}", "得分=分值-扣分。")
    else:
        s = draft.say("e.ok", w=weight, s=score)
        draft.tie("score.bounds", "wrong-score", score, [weight], "{0}", "未扣分时得分等于分值。")
    draft.same(cell, score, f"{leaf.name}正文与评分表得分。", "amount.same-fact", "text-table")
    draft.p(f"{leaf.name}。", draft.say("e.finding.bad" if leaf.score < leaf.weight else "e.finding"), s)
