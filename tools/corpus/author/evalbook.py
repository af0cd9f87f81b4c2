"""Score tables of an evaluation report, from one indicator tree.

tree: [(first, weight, [(second, weight, [(third, weight, score, standard, opinion)])])]"""
from lib import D, pct, short

ROMAN = "ABCDEFG"


def leaves(tree):
    return [leaf for _, _, sec in tree for _, _, th in sec for leaf in th]


def score(node):
    """Score of a list of thirds, of seconds, or of the whole tree."""
    return sum(D(str(leaf[2])) for leaf in leaves([("", 0, [("", 0, node)])] if node and len(node[0]) == 5 else [("", 0, node)] if node and isinstance(node[0][2], list) and len(node[0][2][0]) == 5 else node))


def check_weights(tree, total=100):
    for first, w1, sec in tree:
        assert sum(D(str(s[1])) for s in sec) == D(str(w1)), first
        for second, w2, th in sec:
            assert sum(D(str(t[1])) for t in th) == D(str(w2)), second
            for t in th:
                assert 0 <= D(str(t[2])) <= D(str(t[1])), t[0]
    assert sum(D(str(f[1])) for f in tree) == total


def summary(R, caption, tree, over=None, **attrs):
    """First and second level with weight, score and rate. over: (name, 'score'|'rate'|'weight') -> printed text."""
    over = dict(over or {})
    rows = [["一级指标", "二级指标", "分值", "得分", "得分率"]]
    for first, w1, sec in tree:
        fresh = True
        for second, w2, th in sec:
            got = score(th)
            rows.append([f"{first}（{w1}分）" if fresh else "^", second, R.w(over.get((second, "weight"), str(w2)), second), R.s(over.get((second, "score"), short(got)), second + "得分"),
                         R.p(over.get((second, "rate"), f"{pct(got, w2)}%"), second + "得分率")])
            fresh = False
    got = score(tree)
    total = sum(D(str(f[1])) for f in tree)
    rows.append(["合计", "<", R.w(short(total), "合计分值"), R.s(over.get(("合计", "score"), short(got)), "评价总分"), R.p(over.get(("合计", "rate"), f"{pct(got, total)}%"), "总得分率")])
    R.table(rows, caption, **{"header": 1, "num": "center", "widths": "4,5,2,2,2.4", "height": 24, **attrs})
    if not over:
        R.ok("score.total", ["合计", short(got)], short(got), "+".join(short(score(th)) for _, _, sec in tree for _, _, th in sec), f"{caption}：二级指标得分之和。")
        R.ok("score.weight-tree", ["合计", short(total)], short(total), "+".join(str(s[1]) for _, _, sec in tree for s in sec), f"{caption}：二级指标分值之和。")
        R.ok("score.rate-column", ["合计", f"{pct(got, total)}%"], f"{pct(got, total)}%", f"{short(got)}/{short(total)}×100", f"{caption}：总得分率。")


def full(R, caption, tree, over=None, total="总分", standard=True, **attrs):
    """The whole tree with standard and opinion. over: (third, 'score'|'weight') -> printed; ('总分','score') too."""
    over = dict(over or {})
    head = ["一级指标", "二级指标", "三级指标", "分值"] + (["评分标准"] if standard else []) + ["得分", "评价意见" if standard else "扣分原因"]
    rows = [head]
    for first, w1, sec in tree:
        f1 = True
        for second, w2, th in sec:
            f2 = True
            for name, w3, s3, std, say in th:
                rows.append([f"{first}//（{w1}分）" if f1 else "^", f"{second}//（{w2}分）" if f2 else "^", name, R.w(over.get((name, "weight"), str(w3)), name)] + ([std] if standard else [])
                            + [R.s(over.get((name, "score"), short(s3)), name + "得分"), say])
                f1 = f2 = False
    got = score(tree)
    rows.append([total, "<", "<", R.w(short(sum(D(str(f[1])) for f in tree)), "合计分值")] + ([""] if standard else []) + [R.s(over.get((total, "score"), short(got)), "评价总分"), ""])
    R.table(rows, caption, **{"header": 1, "num": "center", "widths": "2.4,2.6,3.4,1.3,7,1.3,5.4" if standard else "2.6,3,4,1.4,1.4,5", "size": 9, **attrs})
    if (total, "score") not in over:
        R.ok("score.total", [total, short(got)], short(got), "+".join(over.get((t[0], "score"), short(t[2])) for t in leaves(tree)) if not any(k[1] == "score" for k in over) else None, f"{caption}：三级指标得分之和。")
