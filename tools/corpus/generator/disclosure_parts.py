"""What budgets and final accounts share: lines by code, the table of codes, expenditure in the text."""
from decimal import Decimal as D

from disclosure import NAMES

from .arithmetic import q
from .printed import Row


def expenditure_lines(draft):
    """Expenditure lines by 项: (code, basic, project) in 万元."""
    r = draft.rng
    office, main = r.choice([("水利局", ["2130301", "2130305", "2130306", "2130314"]),
                             ("住房和城乡建设局", ["2120101", "2120102", "2120106", "2120399"]),
                             ("审计局", ["2010801", "2010802", "2010804", "2010850"]),
                             ("卫生健康局", ["2100101", "2100199", "2100408", "2100717"])])
    draft.entity = draft.place + office
    out = [(main[0], draft.amount(200, 1500), draft.amount(0, 60))]
    out += [(c, D(0), draft.amount(20, 2500)) for c in main[1:]]
    out += [("2080505", draft.amount(20, 180), D(0)), ("2080506", draft.amount(10, 90), D(0)),
            ("2101101", draft.amount(8, 90), D(0)), ("2210201", draft.amount(20, 190), D(0))]
    if draft.mixed:
        out = [(c, *(v + D(r.randint(0, 9999)) / 1000000 if v else v for v in (a, b))) for c, a, b in out]
    return sorted(out)


def code_table(draft, caption, lines):
    """The lines by 类, 款 and 项 with their sums; the printed cells (total, basic, project) by code, "" for 合计."""
    sums = {}
    for c, a, b in lines:
        for k in ("", c[:3], c[:5], c):
            s = sums.setdefault(k, [D(0), D(0)])
            s[0] += a
            s[1] += b
    rows, occs = [], {}
    for c in sorted(sums):
        a, b = sums[c]
        cells = [draft.money(a + b), draft.money(a), draft.money(b)]
        for o, v in zip(cells, (a + b, a, b)):
            if v == 0:
                o.text = "0.00"
        occs[c] = cells
        draft.sum(cells[0], cells[1:], "合计=基本支出+项目支出。", "table.row-total", "wrong-row-total")
        rows.append((c, cells))
    for c in sums:
        kids = [k for k in sums if len(k) == {0: 3, 3: 5, 5: 7, 7: 99}[len(c)] and k.startswith(c)]
        if kids and (len(kids) > 1 or draft.rng.random() < 0.3):
            for j in range(3):
                draft.sum(occs[c][j], [occs[k][j] for k in sorted(kids)], f"{NAMES.get(c, '合计')}等于下级之和。",
                          "table.hierarchy", "wrong-table-total")
    body = [Row([c, NAMES[c]] + cells, 1) for c, cells in rows if c]
    tot = Row(["合计", "<"] + occs[""])
    body = [tot] + body if draft.rng.random() < 0.5 else body + [tot]
    draft.table(caption, [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]] + body, header=1, size=9, widths="2.4,7,3,3,3",
                align="llrrr")
    return occs


def expenditure(draft):
    """The lines, their basic and project expenditure, and the total of the year before."""
    lines = expenditure_lines(draft)
    B, J = sum(x[1] for x in lines), sum(x[2] for x in lines)
    return lines, B, J, q((B + J) * D(draft.rng.randint(85, 118)) / 100 + D("0.37"))


def expend_statement(draft, key, total, B, J):
    t, b, j = draft.money(total), draft.money(B), draft.money(J)
    if draft.mixed:                        # percentages follow the printed figures
        total, B, J = D(t.value), D(b.value), D(j.value)
    s = draft.slip(draft.say(key, t=t, b=b, pb=draft.rate(B, total), j=j, pj=draft.rate(J, total)))
    draft.sum(t, [b, j], "支出=基本支出+项目支出。")
    draft.share(s.slots["pb"], b, t, "基本支出占比。")
    draft.share(s.slots["pj"], j, t, "项目支出占比。")
    draft.p(s)
    return t, b, j


def basic_statement(draft, key, B):
    per = q(B * D(draft.rng.randint(70, 92)) / 100)
    t, a, b = draft.money(B), draft.money(per), draft.money(B - per)
    draft.p(draft.say(key, t=t, a=a, b=b))
    draft.sum(t, [a, b], "基本支出=人员经费+公用经费。")
    return t
