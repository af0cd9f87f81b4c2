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
        codes = sorted(k for k in sums if k != "合计")
        for c in codes:
            if split:
                head = [c[:3], c[3:5], c[5:7]]
            else:
                head = [c]
            rows.append(head + [NAMES[c]] + [self.cell(table, c, label, f(sums[c]), f"{label}·{NAMES[c]}") for label, f in columns])
        total = ["合计", "<", "<", "<"] if split else ["合计", "<"]
        total += [self.cell(table, "合计", label, f(sums["合计"]), f"{label}·合计") for label, f in columns]
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
