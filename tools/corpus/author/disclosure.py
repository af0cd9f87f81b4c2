"""The published tables of a department budget or final account, built from one list of expenditure lines."""
from lib import D, show

NAMES = {
    "201": "一般公共服务支出", "20108": "审计事务", "2010801": "行政运行", "2010802": "一般行政管理事务", "2010804": "审计业务", "2010806": "信息化建设", "2010850": "事业运行",
    "208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080501": "行政单位离退休", "2080502": "事业单位离退休", "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出", "20808": "抚恤", "2080801": "死亡抚恤",
    "210": "卫生健康支出", "21001": "卫生健康管理事务", "2100101": "行政运行", "2100199": "其他卫生健康管理事务支出", "21002": "公立医院", "2100201": "综合医院", "2100202": "中医（民族）医院",
    "21003": "基层医疗卫生机构", "2100302": "乡镇卫生院", "21004": "公共卫生", "2100401": "疾病预防控制机构", "2100403": "妇幼保健机构", "2100408": "基本公共卫生服务", "2100409": "重大公共卫生服务",
    "21007": "计划生育事务", "2100717": "计划生育服务", "21011": "行政事业单位医疗", "2101101": "行政单位医疗", "2101102": "事业单位医疗", "2101103": "公务员医疗补助",
    "211": "节能环保支出", "21103": "污染防治", "2110302": "水体",
    "212": "城乡社区支出", "21201": "城乡社区管理事务", "2120101": "行政运行", "2120102": "一般行政管理事务", "2120106": "工程建设管理", "2120199": "其他城乡社区管理事务支出",
    "21203": "城乡社区公共设施", "2120399": "其他城乡社区公共设施支出", "21208": "国有土地使用权出让收入安排的支出", "2120804": "农村基础设施建设支出", "2120803": "城市建设支出", "2120899": "其他国有土地使用权出让收入安排的支出",
    "213": "农林水支出", "21303": "水利", "2130301": "行政运行", "2130304": "水利行业业务管理", "2130305": "水利工程建设", "2130306": "水利工程运行与维护", "2130311": "水资源节约管理与保护",
    "2130314": "防汛", "2130316": "农村水利", "2130399": "其他水利支出", "2130335": "农村供水",
    "221": "住房保障支出", "22101": "保障性安居工程支出", "2210105": "农村危房改造", "2210108": "老旧小区改造", "22102": "住房改革支出", "2210201": "住房公积金", "2210203": "购房补贴",
    "224": "灾害防治及应急管理支出", "22401": "应急管理事务", "2240106": "安全监管",
    "229": "其他支出", "22960": "彩票公益金安排的支出", "2296002": "用于社会福利的彩票公益金支出",
}
CLASSES = ["201", "208", "210", "211", "212", "213", "221", "224", "229"]
CN = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


def base_of(table):
    """What the figures of an expenditure table measure, from its key or title."""
    for word, base in (("3", "本年支出"), ("5", "一般公共预算财政拨款支出"), ("表六", "一般公共预算支出")):
        if table == word:
            return base
    for word, base in (("一般公共预算", "一般公共预算支出"), ("政府性基金", "政府性基金预算支出"), ("国有资本", "国有资本经营预算支出")):
        if word in table:
            return base
    return "支出预算"


class Model:
    """lines: (code, basic, project, source) with source gp, fund, soe or own; amounts in the unit of the tables."""

    def __init__(self, R, lines, blank="", word="预算数", over=None):
        self.R, self.word, self.blank, self.over, self.used = R, word, blank, over or {}, set()
        self.lines = [(c, D(str(a)), D(str(b)), s) for c, a, b, s in lines]

    def sums(self, *sources):
        """code -> [basic, project] for every level, from the lines of these sources (all when none)."""
        out = {}
        for c, a, b, s in self.lines:
            if sources and s not in sources:
                continue
            for k in ("合计", c[:3], c[:5], c):
                v = out.setdefault(k, [D(0), D(0)])
                v[0] += a
                v[1] += b
        return out

    def cell(self, table, row, col, value, measure, e=None, y=None):
        printed = self.over.get((table, row, col))
        if printed is not None:
            self.used.add((table, row, col))
        elif value is None or D(value) == 0:
            return self.blank
        return self.R.m(printed if printed is not None else D(value), measure, e, y)

    def tree(self, table, sums, columns, split=False, total_last=False):
        """columns: (label, function of the code's [basic, project])."""
        rows = []
        base = base_of(table)
        codes = sorted(k for k in sums if k != "合计")

        def measure(label, name=""):
            part = "" if label in ("合计", "本年支出合计") else "·" + label
            return base + ("·" + name if name else "") + part
        for c in codes:
            if split:
                head = [c[:3], c[3:5], c[5:7]]
            else:
                head = [c]
            rows.append(head + [NAMES[c]] + [self.cell(table, c, label, f(sums[c]), measure(label, NAMES[c])) for label, f in columns])
        total = ["合计", "<", "<", "<"] if split else ["合计", "<"]
        total += [self.cell(table, "合计", label, f(sums["合计"]), measure(label)) for label, f in columns]
        return rows + [total] if total_last else [total] + rows

    def done(self):
        assert self.used == set(self.over), set(self.over) - self.used


def two_sided(model, table, left, right, totals, labels=("项目", "预算数", "项目", "预算数"), top=("收入", "支出")):
    """left, right: lists of (name, amount or None); totals: list of ((name, amount), (name, amount)) below."""
    n = max(len(left), len(right))
    rows = [[top[0], "<", top[1], "<"], list(labels)]
    pad = [("", None)] * n
    for (a, x), (b, y) in list(zip(list(left) + pad[len(left):], list(right) + pad[len(right):])) + list(totals):
        rows.append([a, model.cell(table, a, "收入", x, a.split("、")[-1]) if a else "", b, model.cell(table, b, "支出", y, b.split("、")[-1]) if b else ""])
    return rows


def by_class(sums, which=sum):
    return [(f"{NAMES[c]}", which(sums[c])) for c in CLASSES if c in sums]


def ok_tree(R, table, sums, label, f):
    """Consistent records for the hierarchy of one column."""
    codes = sorted(k for k in sums if k != "合计")
    tops = [c for c in codes if len(c) == 3]
    sep = R.sep
    R.ok("table.hierarchy", [show(f(sums["合计"]), 2, sep)], show(f(sums["合计"]), 2), "+".join(show(f(sums[c]), 2) for c in tops), f"{table}“{label}”：合计等于各类之和。")
    for c in codes:
        kids = [k for k in codes if len(k) == len(c) + 2 and k.startswith(c)]
        if len(kids) > 1 and f(sums[c]):
            R.ok("table.hierarchy", [NAMES[c], show(f(sums[c]), 2, sep)], show(f(sums[c]), 2), "+".join(show(f(sums[k]), 2) for k in kids), f"{table}“{label}”：{c}{NAMES[c]}等于下级之和。")


def income_model(model, delta):
    """delta: (code, source) -> income minus expenditure of that line; returns income sums like Model.sums."""
    out = {}
    for c, a, b, s in model.lines:
        v = a + b + D(str(delta.get((c, s), 0)))
        for k in ("合计", c[:3], c[:5], c):
            d = out.setdefault(k, {"gp": D(0), "fund": D(0), "soe": D(0), "own": D(0), "other": D(0)})
            d[s] += v
    return out


def final_tables(R, M, delta, carry, econ, sangong, unit, small=True, order=None, section="A4 portrait", wide="A4 landscape", captions=None, note=True, skip_ok=()):
    """The nine tables of a final account. carry: source -> money carried in from last year. econ: (code, name, amount).
    sangong: (budget, accounts) of five parts: abroad, purchase, running, reception. Returns the totals by name."""
    m, e = R.m, R.entity
    ALL, GP, FUND = M.sums(), M.sums("gp"), M.sums("fund")
    INC = income_model(M, delta)
    inc = {s: INC["合计"][s] for s in ("gp", "fund", "own", "other")}
    out = {s: sum(sum(x) for x in [M.sums(s).get("合计", [D(0), D(0)])]) for s in ("gp", "fund", "own", "other")}
    end = {s: D(str(carry.get(s, 0))) + inc[s] - out[s] for s in inc}
    assert all(v >= 0 for v in end.values()), end
    start = {s: D(str(carry.get(s, 0))) for s in inc}
    T = dict(year_in=sum(inc.values()), year_out=sum(ALL["合计"]), start=sum(start.values()), end=sum(end.values()), inc=inc, out=out, gp_start=start["gp"], gp_end=end["gp"],
             fund_start=start["fund"], fund_end=end["fund"], basic=ALL["合计"][0], project=ALL["合计"][1], ALL=ALL, GP=GP, FUND=FUND, INC=INC, end_by=end)
    T["total"] = T["year_in"] + T["start"]
    assert T["total"] == T["year_out"] + T["end"]
    names = captions or ["收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表", "一般公共预算财政拨款基本支出决算表", "财政拨款“三公”经费支出决算表", "政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款收入支出决算表"]
    b, j = (lambda v: v[0]), (lambda v: v[1])
    cell = M.cell
    # 1
    R.add("@section " + section, "@caption " + names[0], "@unit " + unit)
    left = [("一、一般公共预算财政拨款收入", inc["gp"]), ("二、政府性基金预算财政拨款收入", inc["fund"]), ("三、国有资本经营预算财政拨款收入", 0), ("四、上级补助收入", 0), ("五、事业收入", inc["own"]), ("六、经营收入", 0), ("七、附属单位上缴收入", 0), ("八、其他收入", inc["other"])]
    right = [(f"{CN[k]}、{NAMES[c]}", sum(ALL[c]) if c in ALL else 0) for k, c in enumerate(CLASSES[:9])]
    n = max(len(left), len(right))
    rows = [["收入", "<", "支出", "<"], ["项目", "决算数", "项目", "决算数"]]
    for k in range(n):
        a, v = left[k] if k < len(left) else ("", None)
        c, w = right[k] if k < len(right) else ("", None)
        rows.append([a, cell("1", a, "i", v, a[2:]) if a else "", c, cell("1", c, "o", w, "本年支出·" + c.split("、")[-1]) if c else ""])
    rows += [["本年收入合计", cell("1", "本年", "i", T["year_in"], "本年收入合计"), "本年支出合计", cell("1", "本年", "o", T["year_out"], "本年支出合计")], ["使用非财政拨款结余", M.blank, "结余分配", M.blank],
             ["年初结转和结余", cell("1", "结转", "i", T["start"], "年初结转和结余"), "年末结转和结余", cell("1", "结转", "o", T["end"], "年末结转和结余")], ["总计", cell("1", "总计", "i", T["total"], "收入总计"), "总计", cell("1", "总计", "o", T["total"], "支出总计")]]
    R.table(rows, names[0], header=2, widths="6,3,6,3", align="lrlr", height=22)
    if note:
        R.add("@note 注：本表反映部门本年度的总收支和年末结转结余情况。")
    if "1" not in skip_ok:
        R.ok("amount.balance", ["年初结转和结余", "年末结转和结余", "总计"], T["total"], f"{T['year_in']}+{T['start']}", f"{names[0]}：收入总计=本年收入+年初结转。")
        R.ok("amount.balance", ["年初结转和结余", "年末结转和结余", "总计"], T["total"], f"{T['year_out']}+{T['end']}", f"{names[0]}：支出总计=本年支出+年末结转，与收入总计相等。")
    # 2
    R.add("@section " + wide, "@caption " + names[1], "@unit " + unit)
    rows = [["项目", "<", "本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"], ["功能分类科目编码", "科目名称", "^", "^", "^", "^", "^", "^", "^"]]
    def line(c, head):
        d = INC[c]
        name = NAMES.get(c, "合计")
        return head + [cell("2", c, "合计", sum(d.values()), "本年收入·" + name), cell("2", c, "财政", d["gp"] + d["fund"], "财政拨款收入·" + name), M.blank, cell("2", c, "事业", d["own"], "事业收入·" + name), M.blank, M.blank, cell("2", c, "其他", d["other"], "其他收入·" + name)]
    rows.append(line("合计", ["合计", "<"]))
    for c in sorted(k for k in INC if k != "合计"):
        rows.append(line(c, [c, NAMES[c]]))
    R.table(rows, names[1], header=2, widths="2.4,6.5,3,3,2,2.6,2,2,2.4", align="llrrrrrrr", size=9)
    if "2" not in skip_ok:
        R.ok("table.row-total", ["本年收入合计", show(T["year_in"], 2, R.sep)], T["year_in"], f"{inc['gp']+inc['fund']}+{inc['own']}+{inc['other']}", f"{names[1]}：合计行横向相加。")
    # 3
    R.add("@section " + wide, "@caption " + names[2], "@unit " + unit)
    cols = [("本年支出合计", sum), ("基本支出", b), ("项目支出", j)]
    body = [r + [M.blank] * 3 for r in M.tree("3", ALL, cols)]
    R.table([["项目", "<", "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"], ["功能分类科目编码", "科目名称"] + ["^"] * 6] + body, names[2], header=2, widths="2.4,7,3,3,3,2,2,2.4", align="llrrrrrr", size=9)
    if "3" not in skip_ok:
        ok_tree(R, names[2], ALL, "本年支出合计", sum)
        R.ok("table.row-total", [show(T["year_out"], 2, R.sep)], T["year_out"], f"{T['basic']}+{T['project']}", f"{names[2]}：合计=基本支出+项目支出。")
    # 4
    R.add("@section " + wide, "@caption " + names[3], "@unit " + unit)
    rows = [["收入", "<", "支出", "<", "<", "<", "<"], ["项目", "决算数", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]]
    lf = [("一、一般公共预算财政拨款", inc["gp"]), ("二、政府性基金预算财政拨款", inc["fund"]), ("三、国有资本经营预算财政拨款", 0)]
    for k, c in enumerate(CLASSES[:9]):
        a, v = lf[k] if k < 3 else ("", None)
        g, f = sum(GP.get(c, [D(0)])), sum(FUND.get(c, [D(0)]))
        rows.append([a, cell("4", a, "i", v, "财政拨款收入·" + a[2:]) if a else "", f"{CN[k]}、{NAMES[c]}", cell("4", c, "合计", g + f, "财政拨款支出·" + NAMES[c]), cell("4", c, "gp", g, "一般公共预算财政拨款支出·" + NAMES[c]), cell("4", c, "fund", f, "政府性基金预算财政拨款支出·" + NAMES[c]), M.blank])
    fin_in, fin_out = inc["gp"] + inc["fund"], out["gp"] + out["fund"]
    fs, fe = start["gp"] + start["fund"], end["gp"] + end["fund"]
    T.update(fin_in=fin_in, fin_out=fin_out, fin_start=fs, fin_end=fe, fin_total=fin_in + fs)
    rows.append(["本年收入合计", cell("4", "本年", "i", fin_in, "财政拨款本年收入"), "本年支出合计", cell("4", "本年", "合计", fin_out, "财政拨款本年支出"), cell("4", "本年", "gp", out["gp"], "一般公共预算财政拨款支出"), cell("4", "本年", "fund", out["fund"], "政府性基金预算财政拨款支出"), M.blank])
    rows.append(["年初财政拨款结转和结余", cell("4", "结转", "i", fs, "年初财政拨款结转和结余"), "年末财政拨款结转和结余", cell("4", "结转", "合计", fe, "年末财政拨款结转和结余"), cell("4", "结转", "gp", end["gp"], "年末结转和结余·一般公共预算"), cell("4", "结转", "fund", end["fund"], "年末结转和结余·政府性基金"), M.blank])
    rows.append(["一、一般公共预算财政拨款", cell("4", "结转gp", "i", start["gp"], "年初结转和结余·一般公共预算")] + [""] * 5)
    rows.append(["二、政府性基金预算财政拨款", cell("4", "结转fund", "i", start["fund"], "年初结转和结余·政府性基金")] + [""] * 5)
    rows.append(["总计", cell("4", "总计", "i", fin_in + fs, "财政拨款收入总计"), "总计", cell("4", "总计", "合计", fin_out + fe, "财政拨款支出总计"), cell("4", "总计", "gp", out["gp"] + end["gp"], "财政拨款支出总计·一般公共预算"), cell("4", "总计", "fund", out["fund"] + end["fund"], "财政拨款支出总计·政府性基金"), M.blank])
    R.table(rows, names[3], header=2, widths="6,3,6,3,3,3,3", align="lrlrrrr", size=9, height=20)
    if "4" not in skip_ok:
        R.ok("amount.balance", ["年初财政拨款结转和结余", "年末财政拨款结转和结余"], fin_in + fs, f"{fin_out}+{fe}", f"{names[3]}：收入总计=支出总计。")
        R.ok("table.row-total", ["年末财政拨款结转和结余", "总计"], fin_in + fs, f"{out['gp']+end['gp']}+{out['fund']+end['fund']}", f"{names[3]}：总计行合计=一般公共预算+政府性基金。")
    # 5
    R.add("@section " + section, "@caption " + names[4], "@unit " + unit)
    R.table([["项目", "<", "合计", "基本支出", "项目支出"], ["功能分类科目编码", "科目名称", "^", "^", "^"]] + M.tree("5", GP, [("合计", sum), ("基本支出", b), ("项目支出", j)], total_last=True), names[4], header=2, widths="2.6,7,3,3,3", align="llrrr", height=18)
    if "5" not in skip_ok:
        ok_tree(R, names[4], GP, "合计", sum)
    # 6
    R.add("@section " + section, "@caption " + names[5], "@unit " + unit)
    kinds = [("301", "工资福利支出", 1), ("303", "对个人和家庭的补助", 1), ("302", "商品和服务支出", 0), ("310", "资本性支出", 0)]
    panels = {1: [], 0: []}
    tot = {1: D(0), 0: D(0)}
    for code, name, k in kinds:
        items = [x for x in econ if x[0].startswith(code)]
        if not items:
            continue
        s = sum(D(x[2]) for x in items)
        tot[k] += s
        panels[k].append([code, name, cell("6", code, "", s, "基本支出·" + name)])
        for c, a, v in items:
            panels[k].append([c, a, cell("6", c, "", D(v), "基本支出·" + a)])
        if "6" not in skip_ok:
            R.ok("table.hierarchy", [name, show(s, 2, R.sep)], s, "+".join(str(x[2]) for x in items), f"{names[5]}：{code}{name}等于各款之和。")
    n = max(len(panels[0]), len(panels[1]))
    rows = [["人员经费", "<", "<", "公用经费", "<", "<"], ["经济分类科目编码", "科目名称", "决算数"] * 2]
    for k in range(n):
        rows.append((panels[1][k] if k < len(panels[1]) else ["", "", ""]) + (panels[0][k] if k < len(panels[0]) else ["", "", ""]))
    rows.append(["人员经费合计", "<", cell("6", "人员", "", tot[1], "人员经费"), "公用经费合计", "<", cell("6", "公用", "", tot[0], "公用经费")])
    R.table(rows, names[5], header=2, widths="2,5,2.6,2,5,2.6", align="llrllr", size=9, height=18)
    T.update(per=tot[1], pub=tot[0])
    assert tot[0] + tot[1] == GP["合计"][0], (tot, GP["合计"][0])
    if "6" not in skip_ok:
        R.ok("table.cross-table", ["人员经费合计", "公用经费合计", show(GP["合计"][0], 2, R.sep)], GP["合计"][0], f"{tot[1]}+{tot[0]}", f"{names[5]}：人员+公用=一般公共预算支出表的基本支出。")
    # 7
    R.add("@section " + wide, "@caption " + names[6], "@unit " + unit)
    bud, acc = [[D(str(v)) for v in s] for s in sangong]
    vals = []
    for part, name in (((0, 1, 2, 3), "三公经费"), ((0,), "因公出国（境）费"), ((1, 2), "公务用车购置及运行维护费"), ((1,), "公务用车购置费"), ((2,), "公务用车运行维护费"), ((3,), "公务接待费")):
        for s, w in ((bud, "预算数"), (acc, "决算数")):
            v = sum(s[k] for k in part)
            over = M.over.get(("7", name, w))
            if over:
                M.used.add(("7", name, w))
            vals.append(m(over or v, name + w))
    R.table([["合计", "<", "因公出国（境）费", "<", "公务用车购置及运行维护费", "<", "<", "<", "<", "<", "公务接待费", "<"], ["^", "<", "^", "<", "小计", "<", "购置费", "<", "运行维护费", "<", "^", "<"], ["预算数", "决算数"] * 6, vals], names[6], header=3, num="center", size=9, height=28, widths="1,1,1,1,1,1,1,1,1,1,1,1")
    if "7" not in skip_ok:
        R.ok("table.row-total", ["公务用车购置及运行维护费", "公务接待费"], sum(acc), "+".join(str(v) for v in acc), f"{names[6]}：决算合计。")
        R.ok("table.row-total", ["公务用车购置及运行维护费", "公务接待费"], sum(bud), "+".join(str(v) for v in bud), f"{names[6]}：预算合计。")
    # 8, 9
    for k, (S, word) in enumerate(((FUND, "政府性基金预算"), ({}, "国有资本经营预算"))):
        R.add("@section " + wide, "@caption " + names[7 + k], "@unit " + unit)
        rows = [["项目", "<", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"], ["功能分类科目编码", "科目名称", "^", "^", "小计", "基本支出", "项目支出", "^"]]
        codes = ["合计"] + sorted(c for c in S if c != "合计") if S else []
        leaf = [c for c in codes if len(c) == 7]
        for c in codes:
            s0 = start["fund"] if c == "合计" or leaf[0].startswith(c) else D(0)
            e0 = s0 + INC[c]["fund"] - sum(S[c])
            head = ["合计", "<"] if c == "合计" else [c, NAMES[c]]
            rows.append(head + [cell("8", c, "年初", s0, "年初结转和结余·政府性基金"), cell("8", c, "收入", INC[c]["fund"], "政府性基金收入"), cell("8", c, "小计", sum(S[c]), "政府性基金支出"), cell("8", c, "基本", S[c][0], "政府性基金支出·基本支出"), cell("8", c, "项目", S[c][1], "政府性基金支出·项目支出"), cell("8", c, "年末", e0, "年末结转和结余·政府性基金")])
            if c == "合计" and "8" not in skip_ok:
                R.ok("amount.carry", [names[7], "年末结转和结余"], e0, f"{s0}+{INC[c]['fund']}-{sum(S[c])}", f"{names[7]}：年初结转+收入-支出=年末结转。")
        if not S:
            rows.append(["合计", "<"] + [M.blank] * 6)
        R.table(rows, names[7 + k], header=2, widths="2.4,7,3,3,3,2.4,3,3", align="llrrrrrr", size=9, height=24)
        if not S:
            R.add(f"@note 说明：{e}{R.x(R.year + '年度', 'year')}没有{word}财政拨款收入，也没有使用{word}财政拨款安排的支出，本表为空表。")
    return T
