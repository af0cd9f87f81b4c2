"""部门决算公开: a department's published final accounts."""
from collections import namedtuple
from decimal import Decimal as D

from disclosure import NAMES

from .arithmetic import q
from .department import organisation, trap_sentence
from .disclosure_parts import basic_statement, code_table, expend_statement, expenditure
from .printed import Joined, Occ, Row, Statement

# 年初结转, the three sources of income, their sum, 本年支出, 年末结转, 总计; in 万元
Accounts = namedtuple("Accounts", "start fiscal own other income spent end total")


def final_report(draft):
    lines, basic, project, _ = expenditure(draft)
    draft.title = f"{draft.entity}{draft.year}年度部门决算"
    accounts = draw_accounts(draft, basic + project)
    draft.h(1, "部门概况")
    organisation(draft)
    draft.h(1, "决算情况说明")
    draft.p(trap_sentence(draft))
    draft.h(2, "收入支出决算总体情况")
    total = changed_total(draft, "f.total", accounts.total, "0.29")
    draft.h(2, "收入决算情况")
    income = income_text(draft, accounts)
    draft.h(2, "支出决算情况")
    spent, basic_occ, project_occ = expend_statement(draft, "f.expend", accounts.spent, basic, accounts.spent - basic)
    draft.h(2, "一般公共预算财政拨款支出情况")
    fiscal = draft.money(accounts.fiscal)
    s = draft.say("f.gp", t=fiscal, p=draft.rate(accounts.fiscal, accounts.spent))
    draft.share(s.slots["p"], fiscal, spent, "占本年支出比重。")
    draft.p(s)
    by_class = class_shares(draft, lines, accounts.fiscal, fiscal)
    by_line = line_items(draft, lines, fiscal)
    draft.same(basic_occ, basic_statement(draft, "f.basic", basic), "基本支出同一数据。", "amount.same-fact", "text-text")
    draft.h(2, "“三公”经费、机关运行经费等情况")
    three_public(draft)
    changed_total(draft, "f.run", draft.amount(20, 400), "0.11")
    procurement(draft)
    cars(draft)
    draft.p(draft.say("f.none"))
    draft.blocks.append(("raw", "@pagebreak"))
    draft.h(1, "决算表")
    balance_table(draft, accounts, total, income, spent, basic_occ, project_occ)
    cells = code_table(draft, "一般公共预算财政拨款支出决算表", lines)
    draft.same(fiscal, cells[""][0], "一般公共预算支出表与说明。")
    for code, occ in by_line + by_class:
        draft.same(occ, cells[code][0], f"{NAMES[code]}表与说明。")


def draw_accounts(draft, fiscal):
    own, other = draft.amount(20, 900), draft.amount(1, 60)
    income, start = fiscal + own + other, draft.amount(5, 200)
    spent = fiscal + q((own + other) * D(draft.rng.randint(60, 100)) / 100)
    return Accounts(start, fiscal, own, other, income, spent, start + income - spent, start + income)


def changed_total(draft, key, value, odd):
    """An amount with its change on the year before."""
    change, up = draft.change_slots(value, q(value * D(draft.rng.randint(85, 118)) / 100 + D(odd)))
    occ = draft.money(value)
    s = draft.say(key, t=occ, **change)
    draft.change_ties(s, occ, up)
    draft.p(s)
    return occ


def income_text(draft, accounts):
    values = (accounts.fiscal, accounts.own, accounts.other)
    total, parts = draft.money(accounts.income), [draft.money(x) for x in values]
    rates = [draft.rate(x, accounts.income) for x in values]
    s = draft.slip(draft.say("f.income", t=total, **dict(zip("abc", parts)), **dict(zip(("pa", "pb", "pc"), rates))))
    draft.sum(total, parts, "收入合计。")
    for rate, part in zip(rates, parts):
        draft.share(rate, part, total, "收入占比。")
    draft.p(s)
    return total


def class_shares(draft, lines, value, total):
    """The share of every 类 in one sentence; returns [(code, occurrence)]."""
    sums = {}
    for code, basic, project in lines:
        sums[code[:3]] = sums.get(code[:3], D(0)) + basic + project
    head, template = draft.say("f.structure.head"), draft.rng.choice(draft.wording["f.structure.part"])
    statements, out = [], []
    for code in sorted(sums):
        occ, rate = draft.money(sums[code]), draft.rate(sums[code], value)
        statements.append(Statement(template, dict(name=NAMES[code], v=occ, u=draft.unit, p=rate)))
        draft.share(rate, occ, total, f"{NAMES[code]}占比。")
        out.append((code, occ))
    draft.sum(total, [occ for _, occ in out], "各类之和。")
    draft.p(head, Joined(statements, "；"), "。")
    return out


def line_items(draft, lines, total):
    """A paragraph for every 项, its budget and its final figure; returns [(code, occurrence)]."""
    r, out = draft.rng, []
    for k, (code, basic, project) in enumerate(lines, 1):
        value = basic + project
        budget = value if r.random() < 0.15 else q(value * D(r.randint(82, 125)) / 100 + D("0.01"))
        before, after = draft.money(budget), draft.money(value)
        if budget == value:
            s = draft.say("f.item.equal", a=before, d=after)
            draft.tie("amount.same-fact", "text-text", after, [before], "{0}", "持平即相等。")
        else:
            word = Occ("大于" if value > budget else "小于")
            s = draft.say("f.item", a=before, d=after, rate=draft.rate(value, budget), w=word)
            draft.share(s.slots["rate"], after, before, "完成年初预算比例。", "rate.execution", "wrong-execution")
            draft.word("text.direction", "wrong-direction", word, word.text, "大于/小于与数字不符。")
        out.append((code, after))
        draft.p(f"{k}．{NAMES[code[:3]]}（类）{NAMES[code[:5]]}（款）{NAMES[code]}（项）。", s)
    draft.sum(total, [occ for _, occ in out], "各项之和等于一般公共预算财政拨款支出。")
    return out


def three_public(draft):
    values = draft.amount(0, 9), draft.amount(4, 50), draft.amount(0.5, 9)
    value, total = sum(values), draft.money(sum(values))
    planned = q(value * D(draft.rng.randint(100, 150)) / 100)
    budget, parts = draft.money(planned), [draft.money(x) for x in values]
    s = draft.say("f.three", t=total, bud=budget, rate=draft.rate(value, planned), **dict(zip("abc", parts)))
    draft.sum(total, parts, "三公合计。")
    draft.share(s.slots["rate"], total, budget, "三公完成预算。", "rate.execution", "wrong-execution")
    draft.p(s)


def procurement(draft):
    values = [draft.amount(1, 400) for _ in range(3)]
    small = q(sum(values) * D(draft.rng.randint(30, 99)) / 100)
    parts, total, small_occ = [draft.money(x) for x in values], draft.money(sum(values)), draft.money(small)
    s = draft.say("f.procure", t=total, **dict(zip("gws", parts)), m=small_occ, p=draft.rate(small, sum(values)))
    draft.sum(total, parts, "采购合计。")
    draft.share(s.slots["p"], small_occ, total, "中小企业占比。")
    draft.p(s)


def cars(draft):
    r = draft.rng
    parts = [Occ(r.randint(0, 6)), Occ(r.randint(1, 9)), Occ(r.randint(1, 5))]
    total = Occ(sum(int(x.text) for x in parts))
    draft.p(draft.say("f.car", t=total, **dict(zip("abc", parts)), n=r.randint(0, 5)))
    draft.sum(total, parts, "车辆合计。")


def balance_table(draft, accounts, total, income, spent, basic, project):
    """收入支出决算总表: income on the left, expenditure on the right; the other arguments stand in the text."""
    cell = {name: draft.money(value) for name, value in accounts._asdict().items()}
    right_total = draft.money(accounts.total)
    rows = [["收入", "<", "支出", "<"], ["项目", "决算数", "项目", "决算数"],
            ["一、财政拨款收入", cell["fiscal"], "一、基本支出", Occ(basic.text)],
            ["二、事业收入", cell["own"], "二、项目支出", Occ(project.text)],
            ["三、其他收入", cell["other"], "", ""],
            ["本年收入合计", cell["income"], "本年支出合计", cell["spent"]],
            ["年初结转和结余", cell["start"], "年末结转和结余", cell["end"]],
            ["总计", cell["total"], "总计", right_total]]
    draft.table("收入支出决算总表", rows, header=2, widths="6,3,6,3", align="lrlr")
    draft.sum(cell["income"], [cell["fiscal"], cell["own"], cell["other"]], "本年收入合计。", "table.column-total",
              "wrong-table-total")
    draft.sum(cell["total"], [cell["income"], cell["start"]], "收入总计=本年收入+年初结转。", "amount.balance",
              "wrong-balance")
    draft.sum(right_total, [cell["spent"], cell["end"]], "支出总计=本年支出+年末结转。", "amount.balance",
              "wrong-balance")
    draft.same(total, cell["total"], "收支总计表与说明。")
    draft.same(income, cell["income"], "本年收入表与说明。")
    draft.same(spent, cell["spent"], "本年支出表与说明。")
