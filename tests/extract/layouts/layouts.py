"""The layouts: how reports of offices really set their tables and pages. Names and figures are invented."""
from document import P, T

TEXT = "全年收入支出严格按照批复的预算执行，各项目按进度推进，资金使用合规，未发现挤占挪用情况。"


def units(n):
    return [[f"{i}", f"第{i}中心小学", f"{1000 + 37 * i}.{i % 10}5", f"{900 + 31 * i}.{i % 10}0", f"{90 + i % 9}.{i % 10}1%", ""] for i in range(1, n + 1)]


HEAD = ["序号", "单位", "预算数", "决算数", "执行率", "备注"]
WIDTHS = [1.4, 4.2, 3, 3, 2.4, 1.6]


def landscape_annex():
    head = ["序号|项目名称|资金来源|<|<|<|执行情况|<|<|绩效|<|备注",
            "^|^|合计|中央|省级|市县|预算数|执行数|执行率|自评分|等级|^"]
    rows = [f"{i}|校舍维修改造项目第{i}批|{300 + i}.50|100.00|{100 + i}.00|100.50|{300 + i}.50|{290 + i}.50|96.7{i % 10}%|9{i % 10}.50|优|" for i in range(1, 9)]
    return [P("一、项目支出情况", level=1, indent=0), P(TEXT * 2),
            P("附表1", page="A3L", indent=0, level=1),
            T(head + rows + ["合计|<|2,468.00|800.00|864.00|804.00|2,468.00|2,388.00|96.76%|||"],
              [1.5, 7, 3, 3, 3, 3, 3, 3, 2.6, 2.6, 2, 3], header=2, caption="项目支出绩效自评汇总表", unit="单位：万元"),
            P("二、存在问题", level=1, indent=0, page="A4"), P(TEXT)]


def wrapped_figures():
    return [P("各单位收支如下。"),
            T(["单位名称|年初预算数（万元）|调整预算数（万元）|决算数（万元）",
               "枫渚县第一中心小学及其附属幼儿园|1,234,567.89|2,345,678.90|3,456,789.01",
               "县职教中心|12.5|-1,234,567.89|0.00", "合计|1,234,580.39|1,111,111.01|3,456,789.01"],
              [2.6, 1.7, 1.7, 1.7], unit="单位：万元"), P("以上数据来自决算报表。")]


def bordered(line, **more):
    def layout():
        return [P("支出构成见下表。"),
                T(["项目|2023年|<|2024年|<", "^|金额|占比|金额|占比", "人员经费|620.50|62.05%|640.00|61.54%",
                   "公用经费|179.50|17.95%|190.00|18.27%", "项目支出|200.00|20.00%|210.00|20.19%",
                   "合计|1,000.00|100.00%|1,040.00|100.00%"],
                  [4, 2.6, 2.6, 2.6, 2.6], header=2, line=line, caption="支出构成表", unit="单位：万元", **more),
                P("从构成看，人员经费占比有所下降。")]
    return layout


def over_pages(rule, repeat):
    def layout():
        return [P(TEXT), T([HEAD] + units(70) + [["" if rule != "all" else "合计", "<" if rule == "all" else "合计", "158,945.00", "139,999.00", "88.08%", ""]], WIDTHS,
                           rule=rule, repeat=repeat, caption="所属学校预算执行表", unit="单位：万元"), P(TEXT)]
    return layout


def rows_cut_by_pages():
    long = "项目立项依据充分，绩效目标明确合理，指标细化量化，资金到位及时，管理制度健全，执行有效，按计划完成全部任务。"
    rows = [["一级指标", "三级指标", "分值", "评分说明", "得分"]]
    for i in range(1, 15):
        rows.append(["产出指标" if i == 1 else "效益指标" if i == 9 else "^", f"任务完成率第{i}项", f"{i % 5 + 2}", long * (i % 3 + 1), f"{i % 5 + 1}.5"])
    return [P(TEXT), T(rows + [["合计", "<", "56", "", "49"]], [2.2, 3, 1.4, 7.4, 1.6], repeat=False, caption="绩效评分表"), P(TEXT)]


def footnotes_over_pages():
    body = [P("一、总体情况", level=1, indent=0)]
    for i in range(1, 8):
        note = "[^按年末在册人数计算，含离退休人员，数据取自统计年报。]" if i in (2, 5) else ""
        body.append(P(f"第{i}项工作共投入资金{i}36.50万元{note}，建筑面积{i}2.5万m^2^，" + TEXT * 5))
    return body


def nested_headings():
    return [P("枫渚县教育局2024年度部门整体支出绩效自评报告", align="center", indent=0, size=22),
            P("一、基本情况", level=1), P("（一）部门职责", level=2), P(TEXT), P("（二）预算执行", level=2),
            P("1.收入情况", level=3), P(TEXT * 3), P("2.支出情况", level=3), P("（1）基本支出", level=4), P(TEXT),
            P("（2）项目支出", level=4), P(TEXT * 4), P("二、绩效分析", level=1), P(TEXT)]


def evaluation_form():
    """The form of a project's self-evaluation: one table, merged all over."""
    rows = ["项目名称|老旧小区加装电梯补助|<|<|<|<|<|<",
            "主管部门|枫渚县住房和城乡建设局|<|<|实施单位|县房屋管理所|<|<",
            "项目资金（万元）||<|年初预算数|全年预算数|全年执行数|分值|执行率",
            "^|年度资金总额|<|260.00|240.00|228.00|10|95.00%",
            "^|其中：当年财政拨款|<|260.00|240.00|228.00|—|95.00%",
            "^|上年结转资金|<|0.00|0.00|0.00|—|",
            "年度总体目标|预期目标|<|<|实际完成情况|<|<|<",
            "^|完成12部电梯加装，惠及居民216户，群众满意度不低于90%。|<|<|完成11部电梯加装，惠及居民198户，群众满意度91.20%。|<|<|<",
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因",
            "产出指标|数量指标|加装电梯数量|≥12部|11部|20|18.33|1部因管线迁改延期",
            "^|质量指标|验收合格率|=100%|100%|10|10|",
            "^|时效指标|完工及时率|≥95%|91.67%|10|9.65|同上",
            "^|成本指标|单部补助标准|≤20万元|20万元|10|10|",
            "效益指标|社会效益|惠及居民户数|≥216户|198户|15|13.75|",
            "^|可持续影响|管护机制健全|健全|健全|15|15|",
            "满意度指标|服务对象满意度|居民满意度|≥90%|91.20%|10|10|",
            "总分|<|<|<|<|100|96.23|"]
    return [T(rows, [2.1, 2.2, 2.4, 2.1, 2.3, 2.1, 1.6, 2.2], header=0, repeat=False, caption="项目支出绩效自评表", unit="")]


def narrow_heads():
    rows = ["一级指标|二级指标|三级指标|分值|评分标准|得分",
            "产出指标|数量指标|开展培训场次|10|每少1场扣1分，扣完为止|9.00",
            "^|^|培训人次|10|完成率×分值|10.00",
            "^|质量指标|培训合格率|10|达到95%得满分；每低1个百分点扣0.5分|9.50",
            "合计|<|<|30||28.50"]
    return [P("评分情况如下："), T(rows, [0.9, 1.2, 3, 0.9, 5.4, 1.4], repeat=False), P("以上得分经评价组复核。")]


def cell_paragraphs():
    rows = ["序号|问题|整改措施|完成时限",
            "1|预算编制不够精准，年中调整率达18.60%。//部分项目前期论证不足。|1.完善项目库管理，未入库项目不安排预算；//2.建立预算编制与执行挂钩机制。|2025年6月底前",
            "2|绩效指标量化程度不高。|（1）组织业务培训2次；//（2）修订指标体系，量化指标占比不低于80%。|2025年9月底前"]
    return [T(rows, [1.2, 5, 6.4, 2.6], align="start", repeat=False, caption="整改台账"), P("整改情况将按季度报送。")]


def tables_close_together():
    rows = ["项目|金额", "甲类|12.00", "乙类|8.50", "合计|20.50"]
    return [P("两类资金分列如下。"), T(rows, [5, 4], caption="表1 财政资金", unit="单位：万元"),
            T([["项目", "金额"], ["丙类", "3.00"], ["合计", "3.00"]], [5, 4], caption="表2 自筹资金", unit="单位：万元"),
            P("两表合计23.50万元。")]


def paragraphs_without_indent():
    return [P("一、预算执行", indent=0, level=1)] + [
        P(f"第{i}季度支出{i}2.50万元，占全年预算的{i}1.25%。" + TEXT * (i % 3), indent=0) for i in range(1, 5)] + [
        P("二、下一步打算", indent=0, level=1), P(TEXT * 2, indent=0)]


def caption_at_page_end():
    filler = [P(TEXT * 3) for _ in range(6)]
    rows = [["项目", "预算数", "决算数"]] + [[f"第{i}项支出", f"{i}0.00", f"{i}0.00"] for i in range(1, 30)]
    return filler + [T(rows, [5, 4, 4], caption="分项支出表", unit="单位：万元"), P(TEXT)]


LAYOUTS = {
    "evaluation_form": evaluation_form,
    "narrow_heads": narrow_heads,
    "cell_paragraphs": cell_paragraphs,
    "tables_close_together": tables_close_together,
    "paragraphs_without_indent": paragraphs_without_indent,
    "caption_at_page_end": caption_at_page_end,
    "landscape_annex": landscape_annex,
    "wrapped_figures": wrapped_figures,
    "double_lines": bordered("2.5pt double #000000"),
    "dotted_lines": bordered("0.75pt dotted #000000"),
    "dashed_lines": bordered("0.5pt dashed #000000"),
    "shaded_head": bordered("0.5pt solid #bfbfbf", shade="#d9e2f3"),
    "open_sides": bordered("0.5pt solid #000000", rule="open"),
    "row_lines": bordered("0.5pt solid #000000", rule="rows"),
    "three_lines": bordered("0.75pt solid #000000", rule="three"),
    "no_lines": bordered("none", rule="none"),
    "continued_with_head": over_pages("all", True),
    "continued_without_head": over_pages("all", False),
    "continued_open_sides": over_pages("open", True),
    "continued_three_lines": over_pages("three", True),
    "continued_no_lines": over_pages("none", True),
    "rows_cut_by_pages": rows_cut_by_pages,
    "footnotes_over_pages": footnotes_over_pages,
    "nested_headings": nested_headings,
}
