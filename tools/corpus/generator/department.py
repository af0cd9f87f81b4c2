"""Pieces of a department's report: organisation, budget and execution, side accounts, problems."""
from decimal import Decimal as D

from .arithmetic import pct, q
from .printed import Joined, Occ, Statement
from .wording import CN, OFFICES, UNITS


def trap_sentence(draft):
    """A sentence of numbers that tie to nothing: a slogan, a document number, telephones, a rough count."""
    r = draft.rng
    return draft.trap(draft.say(
        "trap", slogan=r.choice(["“1135”", "“三个一”", "“两高四着力”", "“五个一批”", "“1+4+N”"]),
        doc=f"{draft.place[:2]}财〔{draft.year - r.randint(0, 3)}〕{r.randint(2, 90)}号",
        hot=r.choice(["12345", "12315", "12333"]), phone=f"0{r.randint(900, 999)}-{r.randint(2000000, 8999999)}",
        approx=f"{r.randint(2, 60)}00多" if r.random() < 0.5 else f"{r.randint(2, 9)}.{r.randint(1, 9)}万"))


def organisation(draft):
    r = draft.rng
    offices = r.sample(OFFICES, r.randint(3, 8))
    units = [draft.place[:2] + x for x in r.sample(UNITS, r.randint(2, 5))]
    out = []
    for key, items in (("org.offices", offices), ("org.units", units)):
        n = Occ(len(items))
        st = draft.say(key, n=n, list="、".join(items))
        draft.word("text.listed-count", "wrong-count", n, n.text, f"实际列出{len(items)}个。")
        out.append(st)
    a, b = r.randint(12, 80), r.randint(8, 160)
    c = r.randint(int((a + b) * 0.82), a + b)
    A, B, T, C = Occ(a), Occ(b), Occ(a + b), Occ(c)
    st = draft.say("org.staff", bz=T, xz=A, sy=B, sz=C, rate=draft.rate(c, a + b))
    draft.sum(T, [A, B], "编制合计=行政+事业。")
    draft.share(st.slots["rate"], C, T, "控制率=在职÷编制。", "rate.control", "wrong-control")
    retired = draft.say("staff.retired", n=r.randint(5, 200))
    draft.traps.append((retired, "离退休人员不进入在职人员控制率。"))
    draft.p(*out)
    draft.p(st, retired)
    return units


def money_part(draft, units):
    """Budget and execution; returns (full, done) in 万元 and their occurrences."""
    r = draft.rng
    with_units = r.random() < 0.6
    who = [draft.entity + ("本级" if with_units else "")] + (units if with_units else [])
    plans = [(draft.amount(80, 2500), draft.amount(20, 3000)) for _ in who]                  # basic, project
    spends = [(q(b * D(r.randint(940, 1000)) / 1000), q(c * D(r.randint(780, 1000)) / 1000)) for b, c in plans]
    basic, project = (sum(x[k] for x in plans) for k in (0, 1))
    done_basic, done_project = (sum(x[k] for x in spends) for k in (0, 1))
    full, done = basic + project, done_basic + done_project
    a, b, c = draft.money(full), draft.money(basic), draft.money(project)
    statements = [draft.slip(draft.say("budget.begin", a=a, b=b, c=c))]
    draft.sum(a, [b, c], "年初预算=基本支出+项目支出。")
    full_occ = a
    if not with_units and r.random() < 0.7:
        adjusted = draft.amount(5, float(full) / 6)
        up = r.random() < 0.55 or full - adjusted < done
        full = full + adjusted if up else full - adjusted
        adjusted_occ, full_occ = draft.money(adjusted), draft.money(full)
        statements.append(draft.say("budget.adjust." + ("up" if up else "down"), adj=adjusted_occ, full=full_occ))
        draft.tie("amount.carry", "wrong-carry", full_occ, [a, adjusted_occ], "{0}+{1}" if up else "{0}-{1}",
                  "年初预算±调整=全年预算。")
    d, db, dp = draft.money(done), draft.money(done_basic), draft.money(done_project)
    rate = draft.rate(done, full)
    statements.append(draft.slip(draft.say("budget.done", d=d, db=db, dp=dp, rate=rate)))
    draft.sum(d, [db, dp], "支出=基本支出+项目支出。")
    draft.share(rate, d, full_occ, "执行率=执行数÷全年预算数。", "rate.execution", "wrong-execution")
    draft.p(*statements)
    printed = unit_text(draft, who, plans, spends, (a, b, c, d)) if with_units else []
    if r.random() < 0.5:
        unit_table(draft, who, plans, spends, (a, b, c, d), printed)
    draft.begin = a
    return full, done, full_occ, d


def unit_text(draft, who, plans, spends, totals):
    """A sentence for every unit; returns what it printed: (budget, basic, project, spent) each."""
    draft.p(draft.say("rollup.note"))
    headed, printed = draft.rng.random() < 0.5, []
    for name, (basic, project), spent in zip(who, plans, spends):
        a, b, c, d = (draft.money(x) for x in (basic + project, basic, project, sum(spent)))
        name_occ = Occ(name)
        s = draft.say("budget.unit", e=name_occ, a=a, b=b, c=c, d=d, rate=draft.rate(sum(spent), basic + project))
        if headed:
            draft.h(3, name)
            draft.word("text.entity", "wrong-entity", name_occ, name, "标题与正文的单位名称不同。")
            draft.ties[-1].others = [other for other in who if other != name]
        draft.sum(a, [b, c], f"{name}预算=基本+项目。")
        draft.share(s.slots["rate"], d, a, f"{name}执行率。", "rate.execution", "wrong-execution")
        printed.append((a, b, c, d))
        draft.p(s)
    for k, total in enumerate(totals):
        draft.sum(total, [x[k] for x in printed], "各单位之和等于部门数。", "amount.unit-rollup", "wrong-rollup")
    return printed


def unit_table(draft, who, plans, spends, totals, printed):
    rows = [["单位名称", "年初预算数", "基本支出预算", "项目支出预算", "决算支出", "占年初预算比例（%）"]]
    columns = [[] for _ in totals]
    for k, (name, (basic, project), spent) in enumerate(zip(who, plans, spends)):
        cells = [draft.money(x) for x in (basic + project, basic, project, sum(spent))]
        rate = draft.rate(sum(spent), basic + project)
        draft.tie("rate.execution", "wrong-execution", rate, [cells[3], cells[0]], "{0}/{1}×100", f"表内{name}执行率。")
        for c, cell in enumerate(cells):
            columns[c].append(cell)
            if printed:
                draft.same(printed[k][c], cell, "表与正文同一数据。")
        draft.sum(cells[0], cells[1:3], f"表内{name}预算=基本+项目。", "table.row-total", "wrong-row-total")
        rows.append([name] + cells + [rate])
    sums = [Occ(total.text) for total in totals]
    for total, cell, column in zip(totals, sums, columns):
        draft.sum(cell, column, "合计行等于各行之和。", "table.column-total", "wrong-table-total")
        draft.same(total, cell, "表的合计与正文同一数据。")
    rows.append(["合计"] + sums + [Occ(pct(D(sums[3].value), D(sums[0].value)))])
    draft.table("表1　各单位预算执行情况表", rows, header=1, size=10)


def structure(draft, total, total_occ):
    """Expenditure by economic class: every part with its share, in one sentence."""
    names = ["工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出"][: draft.rng.randint(2, 4)]
    values = draft.split(total, len(names))
    head = draft.say("structure.head", d=Occ(total_occ.text))
    template = draft.rng.choice(draft.wording["structure.part"])
    statements, parts = [], []
    for name, value in zip(names, values):
        part, rate = draft.money(value), draft.rate(value, total)
        statements.append(Statement(template, dict(name=name, v=part, u=draft.unit, p=rate)))
        parts.append(part)
        draft.share(rate, part, total_occ, f"{name}占比。")
    draft.sum(total_occ, parts, "各部分之和等于总数。")
    draft.p(head, Joined(statements, draft.rng.choice(["，", "；"])))


def side_accounts(draft):
    """Some of: 三公经费, government procurement, assets and their net value."""
    pieces, assets = draft.rng.sample(["three", "procure", "asset", "net"], draft.rng.randint(1, 4)), None
    if "three" in pieces:
        three_public(draft)
    if "procure" in pieces:
        values = [draft.amount(1, 600) for _ in range(3)]
        parts, total = [draft.money(x) for x in values], draft.money(sum(values))
        draft.p(draft.say("procure", t=total, **dict(zip("gws", parts))))
        draft.sum(total, parts, "采购=货物+工程+服务。")
    if "asset" in pieces:
        begin, more, less = draft.amount(100, 5000), draft.amount(1, 300), draft.amount(0.5, 90)
        assets = begin + more - less
        occs = [draft.money(x) for x in (begin, more, less, assets)]
        draft.p(draft.say("asset", **dict(zip("abcd", occs))))
        draft.tie("amount.carry", "wrong-carry", occs[3], occs[:3], "{0}+{1}-{2}", "期末=期初+增加-减少。")
    if "net" in pieces:
        gross = assets or draft.amount(100, 5000)
        written_off = q(gross * D(draft.rng.randint(10, 80)) / 100)
        net = [draft.money(x) for x in (gross, written_off, gross - written_off)]
        if assets:
            draft.same(occs[3], net[0], "年末原值同一数据。", "amount.same-fact", "text-text")
        draft.p(draft.say("asset.net", **dict(zip("abc", net))))
        draft.tie("amount.carry", "wrong-carry", net[2], net[:2], "{0}-{1}", "净值=原值-折旧。")


def three_public(draft):
    r = draft.rng
    cars, guests = draft.amount(1, 40), draft.amount(0.5, 15)
    spent = cars + guests
    budget = q(spent * D(r.randint(100, 160)) / 100)
    a, d, v1, v2 = (draft.money(x) for x in (budget, spent, cars, guests))
    statements = [draft.say("three", a=a, d=d, v1=v1, v2=v2, rate=draft.rate(spent, budget))]
    draft.sum(d, [v1, v2], "三公支出合计。")
    draft.share(statements[0].slots["rate"], d, a, "三公经费控制率。", "rate.control", "wrong-control")
    before = q(spent * D(r.randint(80, 130)) / 100)
    change, up = draft.change_slots(spent, before)
    before_occ = draft.money(before)
    changed = draft.say("three.change", prev=before_occ, **change)
    if spent != before:
        draft.change_ties(changed, d, up, before_occ)
        statements.append(changed)
    draft.p(*statements)


def problems(draft):
    r = draft.rng
    items = r.sample(draft.wording["problem.item"], r.randint(2, 4))
    n = Occ("两三四"[len(items) - 2] if r.random() < 0.7 else str(len(items)))
    st = draft.say("problem.count", n=n)
    draft.word("text.listed-count", "wrong-count", n, n.text, f"实际列出{len(items)}条。")
    if r.random() < 0.5:
        draft.p(st, Joined([f"{CN[k]}是{t}" for k, t in enumerate(items)], "；"), "。")
    else:
        draft.p(st)
        for k, t in enumerate(items):
            draft.p(f"（{CN[k]}）{t}。")
