#!/usr/bin/env python3
"""Generates reports whose figures tie, and spoils each with one named error or none.

    tools/corpus/generate.py --seed 1 --count 1000 -o OUT            OUT/000000.md + OUT/000000.json ...
    tools/corpus/generate.py --seed 1 --count 50 -o OUT --docx       also DOCX
    tools/corpus/generate.py ... --held-out                          wording nobody who writes patterns has read
    tools/corpus/generate.py ... --error wrong-share                 only this error (--error none: none; --list)

The same seed, count and templates give the same files. Every figure is drawn so that the printed ties hold; then one
printed figure or word is changed, every tie is evaluated again on what is printed, and the broken ones are the truth
(the first record is the error itself, the others name it as their root).
Standard library only.
"""
import argparse
import json
import os
import random
import re
import sys
from decimal import ROUND_HALF_UP, Decimal as D
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "author")]
import mdformat  # noqa: E402
import render  # noqa: E402
import verify  # noqa: E402
from disclosure import NAMES  # noqa: E402


def q(x, d=2):
    return D(x).quantize(D(1).scaleb(-d), ROUND_HALF_UP)


def pct(a, b):
    return q(D(a) * 100 / D(b))


class Templates(dict):
    def __init__(self, folder):
        super().__init__()
        key = None
        for name in sorted(os.listdir(folder)):
            for line in open(os.path.join(folder, name), encoding="utf-8"):
                line = line.rstrip("\n")
                if re.fullmatch(r"\[[\w.]+\]", line):
                    key = line[1:-1]
                    self[key] = []
                elif line and not line.startswith("#"):
                    self[key].append(line)


class Occ:
    """One printed occurrence of a figure or a word."""

    def __init__(self, text):
        self.text, self.home = str(text), None

    def __str__(self):
        return self.text

    def __format__(self, spec):
        return self.text

    @property
    def value(self):
        return self.text.replace(",", "")


class Statement:
    """A sentence from a template; remembers its occurrences."""

    def __init__(self, template, slots):
        self.template, self.slots = template, slots
        for v in slots.values():
            if isinstance(v, Occ):
                v.home = self

    def __str__(self):
        return self.template.format(**self.slots)

    def quotes(self, occ):
        return [str(self)]


class Row:
    def __init__(self, cells, head=0):
        self.cells, self.head = cells, head
        for c in cells:
            if isinstance(c, Occ):
                c.home = self

    def quotes(self, occ):
        return [str(self.cells[self.head]).replace("//", ""), occ.text] if str(self.cells[self.head]) not in ("", "^", "<") else [occ.text]


class Tie:
    def __init__(self, check, error, stated, operands, formula, why, how="number", expect=None):
        self.check, self.error, self.stated, self.operands, self.formula = check, error, stated, operands, formula
        self.why, self.how, self.expect = why, how, expect

    def written(self):
        return self.formula.format(*(f"({o.value})" if o.value.startswith("-") else o.value for o in self.operands))

    def verdict(self):
        if self.how == "word":
            return "consistent" if self.stated.text == self.expect else "inconsistent"
        if self.how == "at-least":
            return "consistent" if D(self.stated.value) >= D(self.operands[0].value) else "inconsistent"
        value = verify.evaluate(self.written())
        if verify.rounds_to(value, self.stated.value):
            return "consistent"
        if self.how == "rounded-sum":
            scale = len(self.stated.value.partition(".")[2])
            if abs(value - Fraction(self.stated.value)) * 10 ** scale <= Fraction(len(self.operands) + 1, 2):
                return "within-rounding"
        return "inconsistent"


def damage(rng, text):
    """A plausible wrong number: transposed digits, one digit changed, a shifted point, a slip of ten."""
    digits = [k for k, c in enumerate(text) if c.isdigit()]
    for _ in range(50):
        t, how = list(text), rng.choice(["swap", "swap", "digit", "digit", "shift"])
        if how == "swap" and len(digits) > 1:
            k = rng.randrange(len(digits) - 1)
            a, b = digits[k], digits[k + 1]
            t[a], t[b] = t[b], t[a]
        elif how == "shift" and "." in text and "," not in text:
            t = list(f"{q(D(text) * rng.choice([D('0.1'), D(10)]), len(text.partition('.')[2])):f}")
        else:
            k = rng.choice(digits)
            t[k] = rng.choice([c for c in "0123456789" if c != t[k]])
        out = "".join(t)
        if re.match(r"0\d", out) or D(out.replace(",", "")) == D(text.replace(",", "")):
            continue
        return out
    return None


CITIES = ["霁川市", "朔宁市", "桐屿市", "澜屏市", "松蔚市"]
COUNTIES = ["枫渚县", "青柏县", "洛原县", "云屏县", "砚溪县", "荻浦县", "棠岭区", "望泽区", "鹭汀区", "瑶浦区", "蓼湾区"]
AGENCIES = ["文化旅游局", "林业局", "水利局", "民政局", "农业农村局", "应急管理局", "市场监督管理局", "统计局", "退役军人事务局", "档案馆", "残疾人联合会", "科学技术协会"]
UNITS = ["服务中心", "执法大队", "监测站", "信息中心", "培训中心", "事务中心", "检验所", "推广站"]
OFFICES = ["办公室", "人事科", "财务科", "政策法规科", "综合业务科", "规划发展科", "监督管理科", "行政审批科", "安全管理科", "宣传教育科"]
PROJECTS = ["基层服务能力提升项目", "公共设施维护项目", "信息平台建设项目", "专项补助项目", "人才培训项目", "环境整治项目"]
CN = "一二三四五六七八九十"


class Gen:
    def __init__(self, seed, templates):
        self.rng = random.Random(seed)
        self.T, self.blocks, self.ties, self.traps, self.seed = templates, [], [], [], seed
        r = self.rng
        self.year = r.choice([2022, 2023, 2024, 2024, 2025])
        self.place = r.choice(COUNTIES + CITIES)
        self.entity = self.place + r.choice(AGENCIES)
        self.u = r.choice(["万元", "万元", "万元", "元"])
        self.sep = self.u == "元" or r.random() < 0.25
        self.flavour = r.choice(["word", "wps"])
        self.heads = [0] * 5
        self.style = r.choice([("{c}、", "（{c}）", "{n}.", "（{n}）"), ("{c}、", "（{c}）", "{n}．", "{n}）"), ("{n}.", "{a}.{n}", "（{n}）", "{n}）"), ("第{c}部分　", "{c}、", "（{c}）", "{n}.")])
        self.mixed = False        # text in 万元, tables in 元 to the cent: sums in the text may have rounding tails

    # ---- printing ----------------------------------------------------------------------------------------------
    def money(self, x):
        x = D(x) if self.u == "万元" else D(x) * 10000
        return Occ(f"{q(x):,}" if self.sep else f"{q(x)}")

    def amount(self, low, high):
        return q(D(self.rng.randint(int(low * 100), int(high * 100))) / 100)

    def num(self, x):
        return Occ(x)

    def rate(self, a, b):
        return Occ(f"{pct(a, b)}")

    def split(self, total, n, least=D("0.01")):
        """n positive parts of a total with two decimals."""
        total = D(total)
        weights = [self.rng.random() + 0.15 for _ in range(n)]
        parts = [max(least, q(total * D(str(w / sum(weights))))) for w in weights[:-1]]
        parts.append(total - sum(parts))
        return parts if parts[-1] > 0 else self.split(total, n, least)

    def say(self, key, **slots):
        slots.setdefault("u", Occ(self.u))
        for k, v in (("e", self.entity), ("y", self.year), ("py", self.year - 1), ("ny", self.year + 1)):
            slots.setdefault(k, v)
        return Statement(self.rng.choice(self.T[key]), slots)

    def p(self, *statements):
        self.blocks.append(("p", statements))

    def h(self, level, text):
        for k in range(level, 5):
            self.heads[k] = self.heads[k] + 1 if k == level else 0
        n = self.heads[level]
        mark = self.style[level - 1] if level <= 4 else "{n}）"
        number = mark.format(c=CN[n - 1] if n <= 10 else "十" + CN[n - 11], n=n, a=self.heads[level - 1])
        block = ["h", level, number, text, n, mark]
        self.blocks.append(block)
        return block

    def tie(self, check, error, stated, operands, formula, why, **more):
        self.ties.append(Tie(check, error, stated, operands, formula, why, **more))

    def sum(self, stated, parts, why, check="amount.sum-of-parts", error="wrong-sum"):
        how = "rounded-sum" if self.mixed and self.u == "万元" else "number"
        self.tie(check, error, stated, parts, "+".join("{%d}" % k for k in range(len(parts))), why, how=how)

    def share(self, stated, part, whole, why, check="rate.share", error="wrong-share"):
        self.tie(check, error, stated, [part, whole], "{0}/{1}×100", why)

    def word(self, check, error, occ, expect, why):
        self.tie(check, error, occ, [], "", why, how="word", expect=expect)

    def in_yuan(self, text, cell, why):
        self.tie("table.text", "text-table", text, [cell], "{0}/10000", why + "（正文万元，表内元）")

    def same(self, a, b, why, check="table.text", error="text-table"):
        if self.mixed and check == "table.text":
            self.in_yuan(a, b, why)
            return
        if a.text == b.text:
            self.tie(check, error, b, [a], "{0}", why)

    def slip(self, s):
        """The unit after the first figure of this sentence may be the one that slips."""
        u = s.slots["u"]
        if "{u}" in s.template and self.u == "万元":
            head, _, tail = s.template.partition("{u}")
            s.template = head + "{uu}" + tail
            s.slots["uu"] = Occ(self.u)
            s.slots["uu"].home = s
            self.word("amount.unit-scale", "unit-slip", s.slots["uu"], u.text, "同句其他金额的单位是万元，总数与各部分的勾稽也只在万元下成立。")
        return s

    def change_slots(self, cur, prev):
        up = cur >= prev
        diff = abs(D(cur) - D(prev))
        return dict(w1=Occ("增加" if up else "减少"), diff=self.money(diff), w2=Occ("增长" if up else "下降"), rate=self.rate(diff, prev)), up

    def change_ties(self, s, cur_occ, up, prev_occ=None):
        d, r = s.slots["diff"], s.slots["rate"]
        if prev_occ:
            self.tie("rate.change", "wrong-growth", r, [d, prev_occ], "{0}/{1}×100", "变动率=变动额÷上年数。")
            self.tie("amount.carry", "wrong-carry", d, [cur_occ, prev_occ] if up else [prev_occ, cur_occ], "{0}-{1}", "变动额=本年与上年之差。")
        else:
            self.tie("rate.change", "wrong-growth", r, [d, cur_occ, d], "{0}/({1}-{2})×100" if up else "{0}/({1}+{2})×100", "变动率=变动额÷上年数，上年数由本年数倒算。")
        if "rate" in s.slots and prev_occ:
            self.word("text.direction", "wrong-direction", s.slots["w2"], s.slots["w2"].text, "方向词与两年数字的大小不符。")

    def table(self, caption, rows, unit=True, **attrs):
        if caption:
            self.blocks.append(("raw", "@caption " + caption))
        if unit:
            self.blocks.append(("raw", f"@unit 单位：{self.u}"))
        self.blocks.append(("table", [Row(r) if isinstance(r, list) else r for r in rows], attrs))

    def trap(self, st):
        self.traps.append((st, "文号、口号、热线、电话、约数等数字不是可勾稽的数据。"))
        return st

    # ---- pieces ------------------------------------------------------------------------------------------------
    def trap_sentence(self):
        r = self.rng
        return self.trap(self.say("trap", slogan=r.choice(["“1135”", "“三个一”", "“两高四着力”", "“五个一批”", "“1+4+N”"]), doc=f"{self.place[:2]}财〔{self.year - r.randint(0, 3)}〕{r.randint(2, 90)}号",
                                  hot=r.choice(["12345", "12315", "12333"]), phone=f"0{r.randint(900, 999)}-{r.randint(2000000, 8999999)}", approx=f"{r.randint(2, 60)}00多" if r.random() < 0.5 else f"{r.randint(2, 9)}.{r.randint(1, 9)}万"))

    def organisation(self):
        r = self.rng
        offices = r.sample(OFFICES, r.randint(3, 8))
        units = [self.place[:2] + x for x in r.sample(UNITS, r.randint(2, 5))]
        out = []
        for key, items in (("org.offices", offices), ("org.units", units)):
            n = Occ(len(items))
            st = self.say(key, n=n, list="、".join(items))
            self.word("text.listed-count", "wrong-count", n, n.text, f"实际列出{len(items)}个。")
            out.append(st)
        a, b = r.randint(12, 80), r.randint(8, 160)
        c = r.randint(int((a + b) * 0.82), a + b)
        A, B, T, C = Occ(a), Occ(b), Occ(a + b), Occ(c)
        st = self.say("org.staff", bz=T, xz=A, sy=B, sz=C, rate=self.rate(c, a + b))
        self.sum(T, [A, B], "编制合计=行政+事业。")
        self.share(st.slots["rate"], C, T, "控制率=在职÷编制。", "rate.control", "wrong-control")
        retired = self.say("staff.retired", n=r.randint(5, 200))
        self.traps.append((retired, "离退休人员不进入在职人员控制率。"))
        self.p(*out)
        self.p(st, retired)
        return units

    def money_part(self, units):
        """Budget and execution; returns (full, done) in 万元 and their occurrences."""
        r = self.rng
        with_units = r.random() < 0.6
        who = [self.entity + ("本级" if with_units else "")] + (units if with_units else [])
        rows = [(self.amount(80, 2500), self.amount(20, 3000)) for _ in who]
        done = [(q(b * D(r.randint(940, 1000)) / 1000), q(c * D(r.randint(780, 1000)) / 1000)) for b, c in rows]
        B, C = sum(x[0] for x in rows), sum(x[1] for x in rows)
        DB, DC = sum(x[0] for x in done), sum(x[1] for x in done)
        full, adj = B + C, D(0)
        a, b, c = self.money(B + C), self.money(B), self.money(C)
        st = self.slip(self.say("budget.begin", a=a, b=b, c=c))
        self.sum(a, [b, c], "年初预算=基本支出+项目支出。")
        sts = [st]
        if not with_units and r.random() < 0.7:
            adj = self.amount(5, float(full) / 6)
            up = r.random() < 0.55 or full - adj < DB + DC
            full = full + adj if up else full - adj
            A, F = self.money(adj), self.money(full)
            sts.append(self.say("budget.adjust." + ("up" if up else "down"), adj=A, full=F))
            self.tie("amount.carry", "wrong-carry", F, [a, A], "{0}+{1}" if up else "{0}-{1}", "年初预算±调整=全年预算。")
            f_occ = F
        else:
            f_occ = a
        d, db, dc = self.money(DB + DC), self.money(DB), self.money(DC)
        rate = self.rate(DB + DC, full)
        st = self.slip(self.say("budget.done", d=d, db=db, dp=dc, rate=rate))
        self.sum(d, [db, dc], "支出=基本支出+项目支出。")
        self.share(rate, d, f_occ, "执行率=执行数÷全年预算数。", "rate.execution", "wrong-execution")
        self.p(*sts, st)
        unit_occ = []
        if with_units:
            self.p(self.say("rollup.note"))
            headed = r.random() < 0.5
            for k, e in enumerate(who):
                (x, y), (dx, dy) = rows[k], done[k]
                ua, ub, uc, ud = self.money(x + y), self.money(x), self.money(y), self.money(dx + dy)
                eo = Occ(e)
                s = self.say("budget.unit", e=eo, a=ua, b=ub, c=uc, d=ud, rate=self.rate(dx + dy, x + y))
                if headed:
                    self.h(3, e)
                    self.word("text.entity", "wrong-entity", eo, e, "标题与正文的单位名称不同。")
                    self.ties[-1].others = [w for w in who if w != e]
                self.sum(ua, [ub, uc], f"{e}预算=基本+项目。")
                self.share(s.slots["rate"], ud, ua, f"{e}执行率。", "rate.execution", "wrong-execution")
                unit_occ.append((ua, ub, uc, ud))
                self.p(s)
            for k, total in enumerate((a, b, c, d)):
                self.sum(total, [x[k] for x in unit_occ], "各单位之和等于部门数。", "amount.unit-rollup", "wrong-rollup")
        if r.random() < 0.5:
            self.unit_table(who, rows, done, (a, b, c, d), unit_occ)
        self.begin = a
        return full, DB + DC, f_occ, d

    def unit_table(self, who, rows, done, totals, unit_occ):
        body, cols = [], [[] for _ in range(4)]
        for k, e in enumerate(who):
            (x, y), (dx, dy) = rows[k], done[k]
            cells = [self.money(x + y), self.money(x), self.money(y), self.money(dx + dy)]
            rate = self.rate(dx + dy, x + y)
            self.tie("rate.execution", "wrong-execution", rate, [cells[3], cells[0]], "{0}/{1}×100", f"表内{e}执行率。")
            for c, v in enumerate(cells):
                cols[c].append(v)
                if unit_occ:
                    self.same(unit_occ[k][c], v, "表与正文同一数据。")
            self.sum(cells[0], cells[1:3], f"表内{e}预算=基本+项目。", "table.row-total", "wrong-row-total")
            body.append([e] + cells + [rate])
        tot = [self.money(0) for _ in range(4)]
        for c in range(4):
            tot[c].text = totals[c].text
            self.sum(tot[c], cols[c], "合计行等于各行之和。", "table.column-total", "wrong-table-total")
            self.same(totals[c], tot[c], "表的合计与正文同一数据。")
        body.append(["合计"] + tot + [Occ(f"{pct(D(tot[3].value), D(tot[0].value))}")])
        self.table("表1　各单位预算执行情况表", [["单位名称", "年初预算数", "基本支出预算", "项目支出预算", "决算支出", "占年初预算比例（%）"]] + body, header=1, size=10)

    def structure(self, total, total_occ, keys=("structure.head", "structure.part"), names=None):
        names = names or ["工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出"][: self.rng.randint(2, 4)]
        parts = self.split(total, len(names))
        head = self.say(keys[0], d=Occ(total_occ.text))
        tpl = self.rng.choice(self.T[keys[1]])
        sts, occs = [], []
        for n, v in zip(names, parts):
            o = self.money(v)
            s = Statement(tpl, dict(name=n, v=o, u=self.u, p=self.rate(v, total)))
            occs.append(o)
            self.share(s.slots["p"], o, total_occ, f"{n}占比。")
            sts.append(s)
        self.sum(total_occ, occs, "各部分之和等于总数。")
        self.p(head, Joined(sts, self.rng.choice(["，", "；"])))
        return list(zip(names, parts, occs))

    def side(self):
        r = self.rng
        pieces, o = r.sample(["three", "procure", "asset", "net"], r.randint(1, 4)), None
        if "three" in pieces:
            v1, v2 = self.amount(1, 40), self.amount(0.5, 15)
            bud = q((v1 + v2) * D(r.randint(100, 160)) / 100)
            a, d, o1, o2 = self.money(bud), self.money(v1 + v2), self.money(v1), self.money(v2)
            s = self.say("three", a=a, d=d, v1=o1, v2=o2, rate=self.rate(v1 + v2, bud))
            self.sum(d, [o1, o2], "三公支出合计。")
            self.share(s.slots["rate"], d, a, "三公经费控制率。", "rate.control", "wrong-control")
            prev = q((v1 + v2) * D(r.randint(80, 130)) / 100)
            ch, up = self.change_slots(v1 + v2, prev)
            P = self.money(prev)
            s2 = self.say("three.change", prev=P, **ch)
            if ch["diff"].value != "0.00":
                self.change_ties(s2, d, up, P)
                self.p(s, s2)
            else:
                self.p(s)
        if "procure" in pieces:
            v = [self.amount(1, 600) for _ in range(3)]
            o = [self.money(x) for x in v]
            t = self.money(sum(v))
            self.p(self.say("procure", t=t, g=o[0], w=o[1], s=o[2]))
            self.sum(t, o, "采购=货物+工程+服务。")
        if "asset" in pieces:
            a, b = self.amount(100, 5000), self.amount(1, 300)
            c = self.amount(0.5, 90)
            o = [self.money(x) for x in (a, b, c, a + b - c)]
            self.p(self.say("asset", a=o[0], b=o[1], c=o[2], d=o[3]))
            self.tie("amount.carry", "wrong-carry", o[3], o[:3], "{0}+{1}-{2}", "期末=期初+增加-减少。")
        if "net" in pieces:
            a = a + b - c if "asset" in pieces else self.amount(100, 5000)
            b = q(a * D(r.randint(10, 80)) / 100)
            o, last = [self.money(x) for x in (a, b, a - b)], o[3] if "asset" in pieces else None
            if last:
                self.same(last, o[0], "年末原值同一数据。", "amount.same-fact", "text-text")
            self.p(self.say("asset.net", a=o[0], b=o[1], c=o[2]))
            self.tie("amount.carry", "wrong-carry", o[2], o[:2], "{0}-{1}", "净值=原值-折旧。")

    # ---- scores ------------------------------------------------------------------------------------------------
    def tree(self, full, done, f_occ, d_occ):
        """[(first, weight, [(second, weight, [leaf])])]; a leaf is (name, weight, score, maker)."""
        r = self.rng
        ew, pw, bw, sw = r.choice([(10, 50, 30, 10), (10, 40, 40, 10), (20, 40, 25, 15), (10, 45, 35, 10)])
        def parts(total, n):
            while True:
                cut = sorted(r.sample(range(1, total), n - 1)) if n > 1 else []
                out = [b - a for a, b in zip([0] + cut, cut + [total])]
                if min(out) >= 2 or total < 2 * n:
                    return out
        names = r.sample(self.T["ind.names"], min(len(self.T["ind.names"]), 8))
        words = r.sample(self.T["ind.words"], len(self.T["ind.words"]))
        surveys = r.sample(self.T["ind.surveys"], len(self.T["ind.surveys"]))
        spare = {"数量指标": ["配套任务量", "辅助工作量", "协同任务量", "临时任务量"], "质量指标": ["成果规范程度", "材料完整程度"], "时效指标": ["进度符合程度", "时限遵守程度"],
                 "社会效益指标": ["群众知晓程度", "服务改善程度"], "可持续影响指标": ["后续管护情况", "队伍保障情况"], "服务对象满意度指标": ["基层单位满意度", "协作单位满意度"]}
        def timely(word):
            return bool(re.search("期|及时|时限|进度|按时|准时", word))
        def worded(second):
            """A name of its own that fits the second level: time belongs under 时效 and nowhere else."""
            fit = next((x for x in words if timely(x) == (second == "时效指标")), None)
            if fit is None:
                return spare[second].pop()
            words.remove(fit)
            return fit
        def leaf(second, kind, w):
            if kind == "n" and names:
                name, k, lo, hi = names.pop().split("|")
                t = r.randint(int(lo), int(hi))
                if r.random() < 0.72:
                    return (f"{name}≥{t}{k}", w, D(w), "full", t, t + r.choice([0, r.randint(0, t // 4)]), k)
                v = max(1, t - r.randint(1, max(1, t // 4)))
                if v < t:
                    return (f"{name}≥{t}{k}", w, q(D(w) * v / t), "short", t, v, k)
                return (f"{name}≥{t}{k}", w, D(w), "full", t, t, k)
            if kind == "s":
                n = r.choice([100, 120, 200, 300, 400, 500])
                v = r.randint(int(n * 0.82), n)
                return (surveys.pop() if surveys else spare[second].pop(), w, D(w) if v * 100 >= 90 * n else q(D(w) * v / n / D("0.9")), "survey", n, v, "")
            name = worded(second) if kind == "t" else spare[second].pop()
            return (name, w, D(w) if r.random() < 0.7 else D(w) - D(r.choice(["0.5", "1", "1.5"])), "text", 0, 0, "")
        out = []
        for first, w, seconds in (("产出指标", pw, ["数量指标", "质量指标", "时效指标"]), ("效益指标", bw, ["社会效益指标", "可持续影响指标"]), ("满意度指标", sw, ["服务对象满意度指标"])):
            ws = parts(w, len(seconds)) if len(seconds) > 1 else [w]
            sec = []
            for s2, w2 in zip(seconds, ws):
                n = max(1, min(4 if s2 == "数量指标" else 2, w2 // 3))
                kinds = {"数量指标": "n", "服务对象满意度指标": "s"}.get(s2, "t")
                sec.append((s2, w2, [leaf(s2, kinds, w3) for w3 in (parts(w2, n) if n > 1 else [w2])]))
            out.append((first, w, sec))
        return ew, out

    def short(self, x):
        s = f"{D(x):f}"
        return s.rstrip("0").rstrip(".") if "." in s else s

    def scores(self, full, done, f_occ, d_occ):
        r = self.rng
        ew, tree = self.tree(full, done, f_occ, d_occ)
        rate = pct(done, full)
        es = min(D(ew), q(rate * ew / 100))
        leaves = [l for _, _, sec in tree for _, _, th in sec for l in th]
        total = es + sum(l[2] for l in leaves)
        grade = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
        tot_occ, g_occ = Occ(self.short(total)), Occ(grade)
        st = self.say("score.total", s=tot_occ, g=g_occ)
        std = self.say("grade.std")
        self.word("score.grade", "wrong-grade", g_occ, grade, f"{self.short(total)}分按所印标准应为“{grade}”。")
        self.traps.append((std, "分档标准中的数字是阈值，不是得分。"))
        self.p(st, std)
        br = r.choice([("（{}分）"), ("({}分)"), ("（分值{}分）")])
        style = r.choice(["tree", "tree", "table", "both"])
        score_occs = []
        if style != "table":
            self.h(2, Statement("预算执行情况" + br.replace("{}", "{w}"), dict(w=Occ(ew))))
            full_o, done_o = Occ(f_occ.text), Occ(d_occ.text)
            s_occ = Occ(self.short(es))
            st = self.say("score.exec", full=full_o, d=done_o, rate=Occ(f"{rate}"), s=s_occ)
            self.same(f_occ, full_o, "与前文全年预算数同一数据。", "amount.same-fact", "text-text")
            self.same(d_occ, done_o, "与前文执行数同一数据。", "amount.same-fact", "text-text")
            self.share(st.slots["rate"], done_o, full_o, "执行率。", "rate.execution", "wrong-execution")
            self.tie("score.execution", "wrong-exec-score", s_occ, [st.slots["rate"]], "{0}×%d/100" % ew, "执行率得分=执行率×分值。")
            self.p(st)
            score_occs.append(s_occ)
            for first, w1, sec in tree:
                o1 = Occ(w1)
                self.h(2, Statement(first + br.replace("{}", "{w}"), dict(w=o1)))
                seconds = []
                for second, w2, th in sec:
                    o2 = Occ(w2)
                    self.h(3, Statement(second + br.replace("{}", "{w}"), dict(w=o2)))
                    seconds.append(o2)
                    thirds = []
                    for name, w3, sc, kind, t, v, k in th:
                        o3, so = Occ(w3), Occ(self.short(sc))
                        self.h(4, Statement(name.replace("{", "").replace("}", "") + br.replace("{}", "{w}"), dict(w=o3)))
                        thirds.append(o3)
                        score_occs.append(so)
                        x = Occ(self.short(D(w3) - sc))
                        if kind in ("full", "short"):
                            vo, to = Occ(v), Occ(t)
                            s = self.say("ind." + kind, t=to, k=k, v=vo, s=so, x=x, rate=self.rate(v, t))
                            if kind == "full":
                                self.tie("score.target", "missed-target", vo, [to], "", "未达到目标值却得满分且未说明扣分。", how="at-least")
                            else:
                                self.share(s.slots["rate"], vo, to, "完成率=实际÷目标。", "rate.execution", "wrong-execution")
                                self.tie("score.deduction", "wrong-deduction", so, [o3, x], "{0}-{1}", "得分=分值-扣分。")
                        elif kind == "survey":
                            no, vo = Occ(t), Occ(v)
                            s = self.say("ind.survey", n=no, v=vo, rate=self.rate(v, t), s=so)
                            self.share(s.slots["rate"], vo, no, "满意度=满意份数÷有效份数。")
                        elif sc == w3:
                            s = self.say("ind.text", s=so)
                            self.tie("score.bounds", "wrong-score", so, [o3], "{0}", "未扣分时得分等于分值。")
                        else:
                            s = self.say("ind.text.short", s=so, x=x)
                            self.tie("score.deduction", "wrong-deduction", so, [o3, x], "{0}-{1}", "得分=分值-扣分。")
                        self.p(s)
                    if len(thirds) > 1:
                        self.sum(o2, thirds, f"{second}分值等于下级分值之和。", "score.weight-tree", "wrong-weight")
                if len(seconds) > 1:
                    self.sum(o1, seconds, f"{first}分值等于下级分值之和。", "score.weight-tree", "wrong-weight")
            self.sum(tot_occ, score_occs, "各项得分之和等于自评总分。", "score.total", "wrong-score-total")
        if style != "tree":
            if style == "both":
                self.blocks.append(("raw", "@section A4 portrait"))
            self.form(tree, ew, es, full, done, rate, total, tot_occ, f_occ, d_occ)

    def form(self, tree, ew, es, full, done, rate, total, tot_occ, f_occ, d_occ):
        begin = Occ(self.begin.text)
        fo, do = self.money(full), self.money(done)
        ro, eo = Occ(f"{rate}"), Occ(self.short(es))
        rows = [["资金情况", "<", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率（%）", "得分"], ["^", "<", "年度资金总额", begin, fo, do, Occ(ew), ro, eo]]
        row = Row(rows[1], 2)
        self.tie("rate.execution", "wrong-execution", ro, [do, fo], "{0}/{1}×100", "表内执行率。")
        parts = self.split(done, 2)
        fparts = [q(full * p / done) for p in parts]
        fparts[1] = full - fparts[0]
        detail = []
        for n, fv, dv in zip(("其中：财政拨款", "其他资金"), fparts, parts):
            cells = ["^", "<", n, "", self.money(fv), self.money(dv), "—", "—", "—"]
            detail.append(Row(cells, 2))
        for col, tot in ((4, fo), (5, do)):
            self.sum(tot, [d.cells[col] for d in detail], "资金总额等于各来源之和。")
        self.same(self.begin, begin, "年初预算数表与正文一致。")
        self.same(f_occ, fo, "全年预算数表与正文一致。")
        self.same(d_occ, do, "全年执行数表与正文一致。")
        out = [rows[0], row] + detail + [["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "实际值", "分值", "得分", "偏差原因"]]
        weights, scores = [], [eo]
        for first, w1, sec in tree:
            o1 = Occ(w1)
            f1, seconds = True, []
            for second, w2, th in sec:
                f2 = True
                for name, w3, sc, kind, t, v, k in th:
                    wo, so = Occ(w3), Occ(self.short(sc))
                    weights.append(wo)
                    seconds.append(wo)
                    scores.append(so)
                    target = f"≥{t}{k}" if kind in ("full", "short") else "≥90%" if kind == "survey" else "达标"
                    actual = f"{v}{k}" if kind in ("full", "short") else f"{pct(v, t)}%" if kind == "survey" else ("达标" if sc == w3 else "基本达标")
                    cell1 = Statement(first + "//（{w}分）", dict(w=o1)) if f1 else "^"
                    out.append(Row(["^", cell1, second if f2 else "^", name.split("≥")[0], target, actual, wo, so, "" if sc == w3 else "客观条件变化"], 3))
                    f1 = f2 = False
            if len(seconds) > 1:
                self.sum(o1, seconds, f"表内{first}分值等于各指标分值之和。", "score.weight-tree", "wrong-weight")
        w_tot, s_tot = Occ(100), Occ(self.short(total))
        out.append(Row(["总分", "<", "<", "<", "<", "<", w_tot, s_tot, ""]))
        self.sum(w_tot, [Occ(ew)] + weights, "分值合计为100。", "score.weight-tree", "wrong-weight")
        self.sum(s_tot, scores, "总分等于各项得分之和。", "score.total", "wrong-score-total")
        if s_tot.text == tot_occ.text:
            self.same(tot_occ, s_tot, "表内总分与正文一致。", "score.total", "wrong-score-total")
        self.table("部门整体支出绩效自评表", out, header=0, size=9, num="center", widths="1.6,2.4,2.8,4,3,3,1.8,2.2,3.4")

    def problems(self):
        r = self.rng
        items = r.sample(self.T["problem.item"], r.randint(2, 4))
        n = Occ("两三四"[len(items) - 2] if r.random() < 0.7 else str(len(items)))
        st = self.say("problem.count", n=n)
        self.word("text.listed-count", "wrong-count", n, n.text, f"实际列出{len(items)}条。")
        if r.random() < 0.5:
            self.p(st, Joined([f"{CN[k]}是{t}" for k, t in enumerate(items)], "；"), "。")
        else:
            self.p(st)
            for k, t in enumerate(items):
                self.p(f"（{CN[k]}）{t}。")

    # ---- reports -----------------------------------------------------------------------------------------------
    def self_report(self):
        self.title = f"{self.entity}{self.year}年度部门整体支出绩效自评报告"
        self.h(1, "部门概况")
        self.h(2, "机构人员情况")
        units = self.organisation()
        self.p(self.trap_sentence())
        self.h(2, self.rng.choice(["预算及执行情况", "部门预算安排和执行情况", "资金投入和使用情况"]))
        full, done, f_occ, d_occ = self.money_part(units)
        if self.rng.random() < 0.6:
            self.structure(done, d_occ)
        self.side()
        self.h(1, self.rng.choice(["绩效目标完成情况", "整体支出绩效实现情况", "绩效自评情况"]))
        self.scores(full, done, f_occ, d_occ)
        self.h(1, "存在的问题及原因")
        self.problems()
        self.h(1, "改进措施")
        self.p(self.say("measure"))
        self.h(1, "其他说明")
        self.p(self.trap(self.say("signature", day=self.rng.randint(8, 28), phone=f"0{self.rng.randint(900, 999)}-{self.rng.randint(2000000, 8999999)}")))

    def lines(self):
        """Expenditure lines by 项: (code, basic, project) in 万元."""
        r = self.rng
        office, main = r.choice([("水利局", ["2130301", "2130305", "2130306", "2130314"]), ("住房和城乡建设局", ["2120101", "2120102", "2120106", "2120399"]),
                                 ("审计局", ["2010801", "2010802", "2010804", "2010850"]), ("卫生健康局", ["2100101", "2100199", "2100408", "2100717"])])
        self.entity = self.place + office
        out = [(main[0], self.amount(200, 1500), self.amount(0, 60))] + [(c, D(0), self.amount(20, 2500)) for c in main[1:]]
        out += [("2080505", self.amount(20, 180), D(0)), ("2080506", self.amount(10, 90), D(0)), ("2101101", self.amount(8, 90), D(0)), ("2210201", self.amount(20, 190), D(0))]
        if self.mixed:
            out = [(c, *(v + D(r.randint(0, 9999)) / 1000000 if v else v for v in (a, b))) for c, a, b in out]
        return sorted(out)

    def code_table(self, caption, lines, total, known):
        sums = {}
        for c, a, b in lines:
            for k in ("", c[:3], c[:5], c):
                s = sums.setdefault(k, [D(0), D(0)])
                s[0] += a
                s[1] += b
        rows, occs = [], {}
        for c in sorted(sums):
            a, b = sums[c]
            cells = [self.money(a + b), self.money(a), self.money(b)]
            for o, v in zip(cells, (a + b, a, b)):
                if v == 0:
                    o.text = "0.00"
            occs[c] = cells
            self.sum(cells[0], cells[1:], "合计=基本支出+项目支出。", "table.row-total", "wrong-row-total")
            rows.append((c, cells))
        for c in sums:
            kids = [k for k in sums if len(k) == {0: 3, 3: 5, 5: 7, 7: 99}[len(c)] and k.startswith(c)]
            if kids and (len(kids) > 1 or self.rng.random() < 0.3):
                for j in range(3):
                    self.sum(occs[c][j], [occs[k][j] for k in sorted(kids)], f"{NAMES.get(c, '合计')}等于下级之和。", "table.hierarchy", "wrong-table-total")
        body = [Row([c, NAMES[c]] + cells, 1) for c, cells in rows if c]
        tot = Row(["合计", "<"] + occs[""])
        body = [tot] + body if self.rng.random() < 0.5 else body + [tot]
        self.table(caption, [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]] + body, header=1, size=9, widths="2.4,7,3,3,3", align="llrrr")
        return sums, occs

    def disclosure_common(self, kind):
        r = self.rng
        lines = self.lines()
        B, J = sum(x[1] for x in lines), sum(x[2] for x in lines)
        total = B + J
        prev = q(total * D(r.randint(85, 118)) / 100 + D("0.37"))
        return lines, B, J, total, prev

    def expend_statement(self, key, total, B, J):
        t, b, j = self.money(total), self.money(B), self.money(J)
        if self.mixed:                        # percentages follow the printed figures
            total, B, J = D(t.value), D(b.value), D(j.value)
        s = self.slip(self.say(key, t=t, b=b, pb=self.rate(B, total), j=j, pj=self.rate(J, total)))
        self.sum(t, [b, j], "支出=基本支出+项目支出。")
        self.share(s.slots["pb"], b, t, "基本支出占比。")
        self.share(s.slots["pj"], j, t, "项目支出占比。")
        self.p(s)
        return t, b, j

    def basic_statement(self, key, B):
        per = q(B * D(self.rng.randint(70, 92)) / 100)
        t, a, b = self.money(B), self.money(per), self.money(B - per)
        self.p(self.say(key, t=t, a=a, b=b))
        self.sum(t, [a, b], "基本支出=人员经费+公用经费。")
        return t

    def budget_report(self):
        r = self.rng
        if self.u == "万元" and r.random() < 0.4:
            self.mixed = True
        lines, B, J, total, prev = self.disclosure_common("b")
        self.title = f"{self.entity}{self.year}年部门预算公开"
        self.h(1, "部门概况")
        self.organisation()
        self.p(self.trap_sentence())
        self.h(1, "预算情况说明")
        t = self.money(total)
        ch, up = self.change_slots(q(total), prev)
        s = self.say("b.total", t=t, **ch)
        self.change_ties(s, t, up)
        self.p(s)
        t2, b2, j2 = self.expend_statement("b.expend", total, B, J)
        self.same(t, t2, "同一总额。", "amount.same-fact", "text-text")
        items, done = [], r.random() < 0.9
        if done:
            for c, a, b in lines:
                v = self.money(a + b)
                self.p(f"{len(items) + 1}. ", self.say("b.item", name=NAMES[c], v=v, use=r.choice(self.T["b.use"])))
                items.append((c, v))
            self.sum(t2, [v for _, v in items], "各科目之和等于支出预算。")
        bt = self.basic_statement("b.basic", q(B))
        self.same(b2, bt, "基本支出同一数据。", "amount.same-fact", "text-text")
        a, b, c = self.amount(0, 10), self.amount(5, 60), self.amount(1, 12)
        tt = self.money(a + b + c)
        oo = [self.money(x) for x in (a, b, c)]
        ch, up = self.change_slots(a + b + c, q((a + b + c) * D(r.randint(90, 125)) / 100 + D("0.13")))
        self.p(self.say("b.three", t=tt, a=oo[0], b=oo[1], c=oo[2], w1=ch["w1"], diff=ch["diff"]))
        self.sum(tt, oo, "三公合计。")
        v = [self.amount(1, 600) for _ in range(3)]
        o = [self.money(x) for x in v]
        pt = self.money(sum(v))
        self.p(self.say("b.procure", t=pt, g=o[0], w=o[1], s=o[2]))
        self.sum(pt, o, "采购=货物+工程+服务。")
        self.p(self.say("b.perf", n=r.randint(3, 30), v=self.money(J)))
        self.blocks.append(("raw", "@pagebreak"))
        self.h(1, "预算表")
        if self.mixed:
            self.u, self.sep = "元", True
        sums, occs = self.code_table("一般公共预算支出表", lines, total, None)
        self.same(t2, occs[""][0], "表与说明的支出总额。")
        self.same(b2, occs[""][1], "表与说明的基本支出。")
        for code, v in items:
            self.same(v, occs[code][0], f"{NAMES[code]}表与说明。")

    def final_report(self):
        r = self.rng
        lines, B, J, gp, prev = self.disclosure_common("f")
        self.title = f"{self.entity}{self.year}年度部门决算"
        own, oth = self.amount(20, 900), self.amount(1, 60)
        tin = gp + own + oth
        start = self.amount(5, 200)
        spend_own = q((own + oth) * D(r.randint(60, 100)) / 100)
        tout = gp + spend_own
        end = start + tin - tout
        total = tin + start
        self.h(1, "部门概况")
        self.organisation()
        self.h(1, "决算情况说明")
        self.p(self.trap_sentence())
        self.h(2, "收入支出决算总体情况")
        t = self.money(total)
        ch, up = self.change_slots(total, q(total * D(r.randint(85, 118)) / 100 + D("0.29")))
        s = self.say("f.total", t=t, **ch)
        self.change_ties(s, t, up)
        self.p(s)
        self.h(2, "收入决算情况")
        it, a, b, c = (self.money(x) for x in (tin, gp, own, oth))
        s = self.slip(self.say("f.income", t=it, a=a, b=b, c=c, pa=self.rate(gp, tin), pb=self.rate(own, tin), pc=self.rate(oth, tin)))
        self.sum(it, [a, b, c], "收入合计。")
        for k, o in (("pa", a), ("pb", b), ("pc", c)):
            self.share(s.slots[k], o, it, "收入占比。")
        self.p(s)
        self.h(2, "支出决算情况")
        et, eb, ej = self.expend_statement("f.expend", tout, B, tout - B)
        self.h(2, "一般公共预算财政拨款支出情况")
        g = self.money(gp)
        s = self.say("f.gp", t=g, p=self.rate(gp, tout))
        self.share(s.slots["p"], g, et, "占本年支出比重。")
        self.p(s)
        classes = {}
        for c_, x, y in lines:
            classes[c_[:3]] = classes.get(c_[:3], D(0)) + x + y
        head = self.say("f.structure.head")
        tpl = r.choice(self.T["f.structure.part"])
        sts, occs_c = [], []
        for c_ in sorted(classes):
            o = self.money(classes[c_])
            st = Statement(tpl, dict(name=NAMES[c_], v=o, u=self.u, p=self.rate(classes[c_], gp)))
            self.share(st.slots["p"], o, g, f"{NAMES[c_]}占比。")
            sts.append(st)
            occs_c.append((c_, o))
        self.sum(g, [o for _, o in occs_c], "各类之和。")
        self.p(head, Joined(sts, "；"), "。")
        items = []
        for k, (c_, x, y) in enumerate(lines, 1):
            v = x + y
            bud = v if r.random() < 0.15 else q(v * D(r.randint(82, 125)) / 100 + D("0.01"))
            bo, do = self.money(bud), self.money(v)
            lead = f"{k}．{NAMES[c_[:3]]}（类）{NAMES[c_[:5]]}（款）{NAMES[c_]}（项）。"
            if bud == v:
                st = self.say("f.item.equal", a=bo, d=do)
                self.tie("amount.same-fact", "text-text", do, [bo], "{0}", "持平即相等。")
            else:
                w = Occ("大于" if v > bud else "小于")
                st = self.say("f.item", a=bo, d=do, rate=self.rate(v, bud), w=w)
                self.share(st.slots["rate"], do, bo, "完成年初预算比例。", "rate.execution", "wrong-execution")
                self.word("text.direction", "wrong-direction", w, w.text, "大于/小于与数字不符。")
            items.append((c_, do))
            self.p(lead, st)
        self.sum(g, [o for _, o in items], "各项之和等于一般公共预算财政拨款支出。")
        bt = self.basic_statement("f.basic", B)
        self.same(eb, bt, "基本支出同一数据。", "amount.same-fact", "text-text")
        self.h(2, "“三公”经费、机关运行经费等情况")
        a_, b_, c_ = self.amount(0, 9), self.amount(4, 50), self.amount(0.5, 9)
        tt = self.money(a_ + b_ + c_)
        bud = q((a_ + b_ + c_) * D(r.randint(100, 150)) / 100)
        bo = self.money(bud)
        oo = [self.money(z) for z in (a_, b_, c_)]
        s = self.say("f.three", t=tt, bud=bo, rate=self.rate(a_ + b_ + c_, bud), a=oo[0], b=oo[1], c=oo[2])
        self.sum(tt, oo, "三公合计。")
        self.share(s.slots["rate"], tt, bo, "三公完成预算。", "rate.execution", "wrong-execution")
        self.p(s)
        run = self.amount(20, 400)
        ch, up = self.change_slots(run, q(run * D(r.randint(85, 118)) / 100 + D("0.11")))
        ro = self.money(run)
        s = self.say("f.run", t=ro, **ch)
        self.change_ties(s, ro, up)
        self.p(s)
        v = [self.amount(1, 400) for _ in range(3)]
        m = q(sum(v) * D(r.randint(30, 99)) / 100)
        o = [self.money(z) for z in v]
        pt, mo = self.money(sum(v)), self.money(m)
        s = self.say("f.procure", t=pt, g=o[0], w=o[1], s=o[2], m=mo, p=self.rate(m, sum(v)))
        self.sum(pt, o, "采购合计。")
        self.share(s.slots["p"], mo, pt, "中小企业占比。")
        self.p(s)
        cars = [r.randint(0, 6), r.randint(1, 9), r.randint(1, 5)]
        co = [Occ(z) for z in cars]
        ct = Occ(sum(cars))
        self.p(self.say("f.car", t=ct, a=co[0], b=co[1], c=co[2], n=r.randint(0, 5)))
        self.sum(ct, co, "车辆合计。")
        self.p(self.say("f.none"))
        self.blocks.append(("raw", "@pagebreak"))
        self.h(1, "决算表")
        cells = dict(gp=self.money(gp), own=self.money(own), oth=self.money(oth), tin=self.money(tin), st=self.money(start), tot=self.money(total), out=self.money(tout), end=self.money(end), tot2=self.money(total))
        self.table("收入支出决算总表", [["收入", "<", "支出", "<"], ["项目", "决算数", "项目", "决算数"], Row(["一、财政拨款收入", cells["gp"], "一、基本支出", Occ(eb.text)]), Row(["二、事业收入", cells["own"], "二、项目支出", Occ(ej.text)]), Row(["三、其他收入", cells["oth"], "", ""]),
                                 Row(["本年收入合计", cells["tin"], "本年支出合计", cells["out"]]), Row(["年初结转和结余", cells["st"], "年末结转和结余", cells["end"]]), Row(["总计", cells["tot"], "总计", cells["tot2"]])], header=2, widths="6,3,6,3", align="lrlr")
        self.sum(cells["tin"], [cells["gp"], cells["own"], cells["oth"]], "本年收入合计。", "table.column-total", "wrong-table-total")
        self.sum(cells["tot"], [cells["tin"], cells["st"]], "收入总计=本年收入+年初结转。", "amount.balance", "wrong-balance")
        self.sum(cells["tot2"], [cells["out"], cells["end"]], "支出总计=本年支出+年末结转。", "amount.balance", "wrong-balance")
        self.same(t, cells["tot"], "收支总计表与说明。")
        self.same(it, cells["tin"], "本年收入表与说明。")
        self.same(et, cells["out"], "本年支出表与说明。")
        sums, occs = self.code_table("一般公共预算财政拨款支出决算表", lines, gp, None)
        self.same(g, occs[""][0], "一般公共预算支出表与说明。")
        for code, o in items:
            self.same(o, occs[code][0], f"{NAMES[code]}表与说明。")
        for code, o in occs_c:
            self.same(o, occs[code][0], f"{NAMES[code]}表与说明。")

    def evaluation_report(self):
        r = self.rng
        pj = r.choice(PROJECTS)
        city = self.place
        self.title = f"{self.place}{pj}绩效评价报告"
        self.entity = pj
        self.h(1, "项目基本情况")
        self.p(self.say("e.intro", city=city, pj=pj), self.trap_sentence())
        a = self.amount(200, 5000)
        b = a if r.random() < 0.3 else q(a * D(r.randint(85, 100)) / 100)
        d = q(b * D(r.randint(75, 100)) / 100)
        ao, bo, do = self.money(a), self.money(b), self.money(d)
        s = self.slip(self.say("e.fund", pj=pj, a=ao, b=bo, d=do, r1=self.rate(b, a), r2=self.rate(d, b)))
        self.share(s.slots["r1"], bo, ao, "到位率。", "rate.execution", "wrong-execution")
        self.share(s.slots["r2"], do, bo, "执行率，分母为到位资金。", "rate.execution", "wrong-execution")
        self.p(s)
        x = self.split(b, 3)
        xo, bb = [self.money(v) for v in x], self.money(b)
        self.p(self.say("e.source", x=xo[0], v=xo[1], z=xo[2], b=bb))
        self.sum(bb, xo, "来源合计。")
        self.same(bo, bb, "到位资金同一数据。", "amount.same-fact", "text-text")
        x = self.split(d, 3)
        xo, dd = [self.money(v) for v in x], self.money(d)
        s = self.say("e.use", d=dd, x=xo[0], v=xo[1], z=xo[2], p1=self.rate(x[0], d), p2=self.rate(x[1], d), p3=self.rate(x[2], d))
        self.sum(dd, xo, "用途合计。")
        for k, o in zip(("p1", "p2", "p3"), xo):
            self.share(s.slots[k], o, dd, "用途占比。")
        self.same(do, dd, "支出资金同一数据。", "amount.same-fact", "text-text")
        self.p(s)
        if r.random() < 0.5:
            n, std = r.randint(50, 4000), r.choice([100, 200, 500, 600, 1000, 1200])
            no, so, to = Occ(n), Occ(std), Occ(f"{q(D(n) * std / 10000)}")
            self.p(self.say("e.standard", n=no, std=so, t=to))
            self.tie("amount.sum-of-parts", "wrong-standard", to, [no, so], "{0}×{1}/10000", "补助总额=标准×人数。")
        self.h(1, "评价工作开展情况")
        W = r.choice([(15, 25, 30, 30), (12, 28, 35, 25), (16, 24, 35, 25), (20, 20, 30, 30)])
        wo = [Occ(v) for v in W]
        wt = Occ(100)
        self.p(self.say("e.weight", t=wt, a=wo[0], b=wo[1], c=wo[2], d=wo[3]))
        self.sum(wt, wo, "一级指标分值合计。", "score.weight-tree", "wrong-weight")
        sent = r.choice([120, 220, 320, 520])
        n = r.randint(int(sent * 0.9), sent)
        v = r.randint(int(n * 0.8), n)
        so, no, vo = Occ(sent), Occ(n), Occ(v)
        s = self.say("e.survey", sent=so, n=no, v=vo, r1=self.rate(n, sent), rate=self.rate(v, n))
        self.share(s.slots["r1"], no, so, "有效率。")
        self.share(s.slots["rate"], vo, no, "满意度。")
        self.p(s)
        self.h(1, "综合评价结论")
        firsts = ["决策", "过程", "产出", "效益"]
        tree = []
        for f, w in zip(firsts, W):
            names = r.sample(self.T["e.names." + f], 4)
            k = r.randint(2, 4)
            cut = sorted(r.sample(range(2, w - 1), k - 1))
            ws = [y - z for y, z in zip(cut + [w], [0] + cut)]
            tree.append((f, w, [(names[j], w3, D(w3) - D(r.choice(["0", "0", "0.5", "1", "0.8"]))) for j, w3 in enumerate(ws)]))
        tree = [(f, w, [(nm, w3, max(D(0), sc)) for nm, w3, sc in th]) for f, w, th in tree]
        S = [sum(t[2] for t in th) for _, _, th in tree]
        total = sum(S)
        grade = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
        to, go, fo = Occ(self.short(total)), Occ(grade), [Occ(self.short(v)) for v in S]
        std = self.say("grade.std")
        self.p(self.say("e.result", s=to, g=go, a=fo[0], b=fo[1], c=fo[2], d=fo[3]), std)
        self.sum(to, fo, "四类得分之和等于总分。", "score.total", "wrong-score-total")
        self.word("score.grade", "wrong-grade", go, grade, "等级与得分不符。")
        rows, leaf_s, leaf_w = [], [], []
        for k, (f, w, th) in enumerate(tree):
            for j, (nm, w3, sc) in enumerate(th):
                o3, s3 = Occ(w3), Occ(self.short(sc))
                leaf_w.append(o3)
                leaf_s.append(s3)
                rows.append(Row([f if j == 0 else "^", nm, o3, s3, Occ(f"{pct(sc, w3)}")], 1))
                self.tie("score.rate-column", "wrong-score-rate", rows[-1].cells[4], [s3, o3], "{0}/{1}×100", "得分率=得分÷分值。")
            mine = leaf_s[-len(th):]
            self.sum(fo[k], mine, f"{f}类得分等于表内各指标之和。", "score.total", "wrong-score-total")
            self.sum(wo[k], leaf_w[-len(th):], f"{f}类分值等于表内各指标之和。", "score.weight-tree", "wrong-weight")
        ts, tw = Occ(self.short(total)), Occ(100)
        rows.append(Row(["合计", "<", tw, ts, Occ(f"{pct(total, 100)}")]))
        self.sum(ts, leaf_s, "合计得分。", "score.total", "wrong-score-total")
        self.sum(tw, leaf_w, "合计分值。", "score.weight-tree", "wrong-weight")
        self.same(to, ts, "表与正文总分。", "score.total", "wrong-score-total")
        self.table("绩效评价得分表", [["一级指标", "三级指标", "分值", "得分", "得分率（%）"]] + rows, unit=False, header=1, num="center")
        self.h(1, "指标分析")
        for f, w, th in tree:
            self.h(2, f + "类指标")
            for nm, w3, sc in th:
                o3, s3, x = Occ(w3), Occ(self.short(sc)), Occ(self.short(D(w3) - sc))
                if sc < w3:
                    st = self.say("e.ded", w=o3, x=x, s=s3)
                    self.tie("score.deduction", "wrong-deduction", s3, [o3, x], "{0}-{1}", "得分=分值-扣分。")
                else:
                    st = self.say("e.ok", w=o3, s=s3)
                    self.tie("score.bounds", "wrong-score", s3, [o3], "{0}", "未扣分时得分等于分值。")
                i = next(k for k, row in enumerate(rows) if row.cells[1] == nm)
                self.same(rows[i].cells[3], s3, f"{nm}正文与评分表得分。", "amount.same-fact", "text-table")
                self.p(f"{nm}。", self.say("e.finding.bad" if sc < w3 else "e.finding"), st)
        self.h(1, "存在的问题")
        self.problems()
        self.h(1, "有关建议")
        self.p(self.say("measure"))

    KINDS = {"self": self_report, "budget": budget_report, "final": final_report, "evaluation": evaluation_report}

    # ---- writing -----------------------------------------------------------------------------------------------
    def build(self, kind):
        self.KINDS[kind](self)
        self.kind = kind

    def headings(self):
        return [b for b in self.blocks if isinstance(b, list) and b[0] == "h"]

    def spoil(self, error):
        """Applies the named error; returns its truth record head or None when this report has no place for it."""
        r = self.rng
        if error == "numbering-gap":
            groups = [b for b in self.headings() if b[4] >= 2 and b[1] <= 3]
            if not groups:
                return None
            b = r.choice(groups)
            later = []
            for x in self.blocks[self.blocks.index(b) + 1:]:
                if isinstance(x, list) and x[1] < b[1]:
                    break
                if isinstance(x, list) and x[1] == b[1]:
                    later.append(x)
            old = b[2]
            for x in [b] + later:
                n = x[4] + 1
                number = CN[n - 1] if n <= 10 else "十" + CN[n - 11]
                x[2] = x[5].format(c=number, n=n, a=re.match(r"\d*", x[2])[0])
            return dict(check="text.numbering", stated=b[2], computed=old, quotes=lambda: [b[2] + str(b[3])], why="标题编号不连续。", tie=None)
        if error == "wrong-period":
            sts = [s for b in self.blocks if b[0] == "p" for s in b[1] if isinstance(s, Statement) and re.search(r"\{y\}年", s.template) and s not in [t[0] for t in self.traps]]
            if not sts:
                return None
            s = r.choice(sts)
            s.slots["y"] = self.year - 1
            return dict(check="text.period", stated=f"{self.year - 1}年", computed=f"{self.year}年", quotes=lambda: [str(s)], why="报告年度与本句年份不同，疑为上年文本未改。", tie=None)
        ties = [t for t in self.ties if t.error == error and t.verdict() == "consistent"]
        r.shuffle(ties)
        for t in ties:
            occ = t.stated
            if error in ("wrong-sum", "wrong-table-total", "wrong-row-total", "wrong-rollup") and r.random() < 0.35:
                occ = r.choice(t.operands)
            old = occ.text
            if t.how == "word":
                swap = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加", "大于": "小于", "小于": "大于", "万元": "元"}
                if error == "wrong-entity":
                    occ.text = r.choice(t.others) if t.others else ""
                elif error == "wrong-grade":
                    occ.text = r.choice([g for g in "优良中差" if g != old])
                elif error == "wrong-count":
                    if old in "两三四":
                        occ.text = r.choice([c for c in "两三四五" if c != old])
                    else:
                        occ.text = str(int(old) + r.choice([-1, 1]))
                else:
                    occ.text = swap[old]
            elif t.how == "at-least":
                goal = int(t.operands[0].value)
                if goal < 4:
                    continue
                occ.text = str(goal - r.randint(1, max(1, goal // 5)))
            else:
                new = damage(r, old)
                if new is None:
                    continue
                occ.text = new
            if t.verdict() != "inconsistent" or occ.home is None:
                occ.text = old
                continue
            return dict(check=t.check, tie=t, occ=occ, old=old)
        return None

    def text(self):
        out = ["---", f"title: {self.title}", f"flavour: {self.flavour}", f"body: {self.rng.choice(['16/28', '14/26', '12/0'])}", "footer: " + self.rng.choice(["page", "dash-page", "none"]), "---", "", "# " + self.title, ""]
        for b in self.blocks:
            if b[0] == "h":
                out += ["#" * (b[1] + 1) + f" {b[2]}{b[3]}", ""]
            elif b[0] == "p":
                out += ["".join(str(s) for s in b[1]), ""]
            elif b[0] == "raw":
                out += [b[1], ""]
            else:
                out.append("```table" + "".join(f" {k}={v}" for k, v in b[2].items()))
                out += ["| " + " | ".join(str(c) for c in row.cells) + " |" for row in b[1]]
                out += ["```", ""]
        return "\n".join(out)

    def record(self, n, t, kind, root=None, stated=None, computed=None):
        quotes = []
        for o in [t.stated] + t.operands:
            if o.home is not None:
                for x in o.home.quotes(o):
                    if x not in quotes:
                        quotes.append(x)
        rec = {"id": f"{self.seed:06d}-{'I' if kind == 'inconsistent' else 'C'}{n:03d}", "kind": kind, "check": t.check, "confidence": "high", "quotes": quotes, "stated": stated or t.stated.text}
        if kind == "inconsistent":
            rec["severity"] = "error"
            if root:
                rec["root"] = root
        if t.how == "number" and t.formula:
            value = verify.evaluate(t.written())
            scale = max(2, len(t.stated.value.partition(".")[2]))
            rec["computed"] = computed or (str(q(D(value.numerator) / D(value.denominator), scale)) if kind == "inconsistent" else t.stated.text)
            rec["formula"] = t.written()
        elif kind == "inconsistent":
            rec["computed"] = computed or (t.expect or (f"不低于{t.operands[0].text}" if t.operands else ""))
        rec["why"] = t.why
        return rec

    def truth(self, error, spoiled):
        out = []
        if spoiled and spoiled["tie"] is None:
            out.append({"id": f"{self.seed:06d}-I001", "kind": "inconsistent", "check": spoiled["check"], "severity": "error", "confidence": "high", "error": error, "quotes": spoiled["quotes"](),
                        "stated": spoiled["stated"], "computed": spoiled["computed"], "why": spoiled["why"]})
        elif spoiled:
            first = self.record(1, spoiled["tie"], "inconsistent")
            first["error"], first["changed"] = error, {"from": spoiled["old"], "to": spoiled["occ"].text}
            out.append(first)
        root = out[0]["id"] if out else None
        bad = good = 0
        for t in self.ties:
            if spoiled and t is spoiled["tie"]:
                continue
            if t.stated.home is None and t.how != "word":
                continue
            if t.verdict() == "inconsistent":
                bad += 1
                out.append(self.record(bad + 1, t, "inconsistent", root))
            else:
                good += 1
                rec = self.record(good, t, "consistent")
                if t.verdict() == "within-rounding":
                    rec["verdict"] = "within-rounding"
                out.append(rec)
        for k, (st, why) in enumerate(self.traps, 1):
            out.append({"id": f"{self.seed:06d}-T{k:03d}", "kind": "trap", "check": "(not a figure)", "confidence": "high", "quotes": [str(st)], "why": why})
        return out


class Joined(Statement):
    """Several pieces joined by a mark; occurrences stay with their own pieces."""

    def __init__(self, pieces, mark):
        self.pieces, self.mark, self.template, self.slots = pieces, mark, "", {}

    def __str__(self):
        return self.mark.join(str(p) for p in self.pieces)


ERRORS = ["wrong-share", "wrong-execution", "wrong-sum", "wrong-rollup", "wrong-carry", "wrong-control", "wrong-growth", "wrong-direction", "wrong-table-total", "wrong-row-total", "wrong-balance", "text-table", "text-text",
          "wrong-weight", "wrong-score-total", "wrong-deduction", "wrong-score", "wrong-exec-score", "wrong-score-rate", "missed-target", "wrong-grade", "wrong-standard", "wrong-count", "wrong-entity", "unit-slip", "numbering-gap", "wrong-period"]


def make(seed, templates, error):
    """One report; error is a name, "none" or "mix". Returns (markdown, truth, facts about it)."""
    rng = random.Random(seed * 7919 + 13)
    for attempt in range(40):
        kind = rng.choice(["self", "self", "budget", "final", "evaluation"])
        want = error if error != "mix" else rng.choice(["none"] + ERRORS if rng.random() < 0.66 else ["none"])
        g = Gen(seed * 1000 + attempt, templates)
        g.seed = seed
        g.build(kind)
        broken = [t for t in g.ties if t.verdict() == "inconsistent"]
        if broken:
            raise AssertionError(f"seed {seed}: a tie does not hold before any error: {broken[0].check} {broken[0].why} {broken[0].stated.text} {broken[0].written()}")
        if want == "none":
            return g.text(), g.truth(None, None), dict(kind=kind, error="none", entity=g.entity, year=g.year)
        spoiled = g.spoil(want)
        if spoiled:
            return g.text(), g.truth(want, spoiled), dict(kind=kind, error=want, entity=g.entity, year=g.year)
    raise RuntimeError(f"seed {seed}: no place for {error}")


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--count", type=int, default=10)
    ap.add_argument("-o", "--output", default="generated")
    ap.add_argument("--error", default="mix", choices=["mix", "none"] + ERRORS)
    ap.add_argument("--docx", action="store_true")
    ap.add_argument("--held-out", action="store_true")
    ap.add_argument("--check", action="store_true", help="verify quotes and formulas of each report while making it")
    ap.add_argument("--list", action="store_true", help="the names of the errors")
    args = ap.parse_args()
    if args.list:
        print("\n".join(ERRORS))
        return
    templates = Templates(os.path.join(HERE, "templates", "held_out" if args.held_out else "open"))
    os.makedirs(args.output, exist_ok=True)
    problems = 0
    with open(os.path.join(args.output, "index.tsv"), "w", encoding="utf-8") as index:
        index.write("file\tkind\terror\tentity\tyear\n")
        for k in range(args.count):
            seed = args.seed * 1_000_000 + k
            text, truth, facts = make(seed, templates, args.error)
            stem = os.path.join(args.output, f"{k:06d}")
            with open(stem + ".md", "w", encoding="utf-8") as f:
                f.write(text)
            with open(stem + ".json", "w", encoding="utf-8") as f:
                json.dump(dict(facts, truth=truth), f, ensure_ascii=False, indent=1)
            index.write(f"{k:06d}\t{facts['kind']}\t{facts['error']}\t{facts['entity']}\t{facts['year']}\n")
            if args.docx:
                render.render(stem + ".md", stem + ".docx")
            if args.check:
                body = mdformat.visible_text(mdformat.parse(text))
                found = verify.Problems(f"{k:06d}")
                verify.check_records(truth, body, found)
                problems += len(found)
                for line in found:
                    print(line)
    print(f"{args.count} reports in {args.output}" + (f", {problems} problems" if args.check else ""))


if __name__ == "__main__":
    main()
