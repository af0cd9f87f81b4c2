"""部门预算公开: a department's published budget."""
from decimal import Decimal as D

from disclosure import NAMES

from .arithmetic import q
from .department import organisation, trap_sentence
from .disclosure_parts import basic_statement, code_table, expend_statement, expenditure


def budget_report(draft):
    r = draft.rng
    if draft.unit == "万元" and r.random() < 0.4:
        draft.mixed = True
    lines, B, J, prev = expenditure(draft)
    total = B + J
    draft.title = f"{draft.entity}{draft.year}年部门预算公开"
    draft.h(1, "部门概况")
    organisation(draft)
    draft.p(trap_sentence(draft))
    draft.h(1, "预算情况说明")
    t = draft.money(total)
    ch, up = draft.change_slots(q(total), prev)
    s = draft.say("b.total", t=t, **ch)
    draft.change_ties(s, t, up)
    draft.p(s)
    t2, b2, j2 = expend_statement(draft, "b.expend", total, B, J)
    draft.same(t, t2, "同一总额。", "amount.same-fact", "text-text")
    items = []
    if r.random() < 0.9:
        for c, a, b in lines:
            v = draft.money(a + b)
            s = draft.say("b.item", name=NAMES[c], v=v, use=r.choice(draft.wording["b.use"]))
            draft.p(f"{len(items) + 1}. ", s)
            items.append((c, v))
        draft.sum(t2, [v for _, v in items], "各科目之和等于支出预算。")
    bt = basic_statement(draft, "b.basic", q(B))
    draft.same(b2, bt, "基本支出同一数据。", "amount.same-fact", "text-text")
    a, b, c = draft.amount(0, 10), draft.amount(5, 60), draft.amount(1, 12)
    tt = draft.money(a + b + c)
    oo = [draft.money(x) for x in (a, b, c)]
    ch, up = draft.change_slots(a + b + c, q((a + b + c) * D(r.randint(90, 125)) / 100 + D("0.13")))
    draft.p(draft.say("b.three", t=tt, a=oo[0], b=oo[1], c=oo[2], w1=ch["w1"], diff=ch["diff"]))
    draft.sum(tt, oo, "三公合计。")
    v = [draft.amount(1, 600) for _ in range(3)]
    o = [draft.money(x) for x in v]
    pt = draft.money(sum(v))
    draft.p(draft.say("b.procure", t=pt, g=o[0], w=o[1], s=o[2]))
    draft.sum(pt, o, "采购=货物+工程+服务。")
    draft.p(draft.say("b.perf", n=r.randint(3, 30), v=draft.money(J)))
    draft.blocks.append(("raw", "@pagebreak"))
    draft.h(1, "预算表")
    if draft.mixed:
        draft.unit, draft.grouped = "元", True
    occs = code_table(draft, "一般公共预算支出表", lines)
    draft.same(t2, occs[""][0], "表与说明的支出总额。")
    draft.same(b2, occs[""][1], "表与说明的基本支出。")
    for code, v in items:
        draft.same(v, occs[code][0], f"{NAMES[code]}表与说明。")
