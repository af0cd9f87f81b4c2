"""部门整体支出绩效自评报告: self-evaluation of a department's spending."""
from .department import money_part, organisation, problems, side_accounts, structure, trap_sentence
from .scores import scores


def self_report(draft):
    draft.title = f"{draft.entity}{draft.year}年度部门整体支出绩效自评报告"
    draft.h(1, "部门概况")
    draft.h(2, "机构人员情况")
    units = organisation(draft)
    draft.p(trap_sentence(draft))
    draft.h(2, draft.rng.choice(["预算及执行情况", "部门预算安排和执行情况", "资金投入和使用情况"]))
    full, done, f_occ, d_occ = money_part(draft, units)
    if draft.rng.random() < 0.6:
        structure(draft, done, d_occ)
    side_accounts(draft)
    draft.h(1, draft.rng.choice(["绩效目标完成情况", "整体支出绩效实现情况", "绩效自评情况"]))
    scores(draft, full, done, f_occ, d_occ)
    draft.h(1, "存在的问题及原因")
    problems(draft)
    draft.h(1, "改进措施")
    draft.p(draft.say("measure"))
    draft.h(1, "其他说明")
    draft.p(draft.trap(draft.say("signature", day=draft.rng.randint(8, 28),
                                 phone=f"0{draft.rng.randint(900, 999)}-{draft.rng.randint(2000000, 8999999)}")))
