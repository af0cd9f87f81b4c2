"""The indicators of a self-evaluation: a tree of weights whose leaves have targets, results and scores."""
import re
from collections import namedtuple
from decimal import Decimal as D

from .arithmetic import q

# kind: full, short (number against a target), survey (goal = questionnaires, result = content ones), text
Leaf = namedtuple("Leaf", "name weight score kind goal result unit")

WEIGHTS = [(10, 50, 30, 10), (10, 40, 40, 10), (20, 40, 25, 15), (10, 45, 35, 10)]     # 执行, 产出, 效益, 满意度
SECONDS = {"产出指标": ["数量指标", "质量指标", "时效指标"], "效益指标": ["社会效益指标", "可持续影响指标"],
           "满意度指标": ["服务对象满意度指标"]}
SPARE = {"数量指标": ["配套任务量", "辅助工作量", "协同任务量", "临时任务量"],
         "质量指标": ["成果规范程度", "材料完整程度"], "时效指标": ["进度符合程度", "时限遵守程度"],
         "社会效益指标": ["群众知晓程度", "服务改善程度"], "可持续影响指标": ["后续管护情况", "队伍保障情况"],
         "服务对象满意度指标": ["基层单位满意度", "协作单位满意度"]}


class LeafMaker:
    """Draws leaves of one tree; no name is used twice."""

    def __init__(self, draft):
        self.rng, wording = draft.rng, draft.wording
        self.names = self.rng.sample(wording["ind.names"], min(len(wording["ind.names"]), 8))
        self.words = self.rng.sample(wording["ind.words"], len(wording["ind.words"]))
        self.surveys = self.rng.sample(wording["ind.surveys"], len(wording["ind.surveys"]))
        self.spare = {second: list(names) for second, names in SPARE.items()}

    def leaf(self, second, weight):
        if second == "数量指标" and self.names:
            return self.counted(weight)
        if second == "服务对象满意度指标":
            return self.survey(second, weight)
        name = self.spare[second].pop() if second == "数量指标" else self.worded(second)
        full = self.rng.random() < 0.7
        score = D(weight) if full else D(weight) - D(self.rng.choice(["0.5", "1", "1.5"]))
        return Leaf(name, weight, score, "text", 0, 0, "")

    def counted(self, weight):
        name, unit, low, high = self.names.pop().split("|")
        r, goal = self.rng, self.rng.randint(int(low), int(high))
        name = f"{name}≥{goal}{unit}"
        if r.random() < 0.72:
            return Leaf(name, weight, D(weight), "full", goal, goal + r.choice([0, r.randint(0, goal // 4)]), unit)
        result = max(1, goal - r.randint(1, max(1, goal // 4)))
        if result < goal:
            return Leaf(name, weight, q(D(weight) * result / goal), "short", goal, result, unit)
        return Leaf(name, weight, D(weight), "full", goal, goal, unit)

    def survey(self, second, weight):
        n = self.rng.choice([100, 120, 200, 300, 400, 500])
        content = self.rng.randint(int(n * 0.82), n)
        name = self.surveys.pop() if self.surveys else self.spare[second].pop()
        score = D(weight) if content * 100 >= 90 * n else q(D(weight) * content / n / D("0.9"))
        return Leaf(name, weight, score, "survey", n, content, "")

    def worded(self, second):
        """A name of its own that fits the second level: time belongs under 时效 and nowhere else."""
        fit = next((x for x in self.words if timely(x) == (second == "时效指标")), None)
        if fit is None:
            return self.spare[second].pop()
        self.words.remove(fit)
        return fit


def timely(word):
    return bool(re.search("期|及时|时限|进度|按时|准时", word))


def shares(rng, total, n):
    """n whole parts of a weight, none below 2 where that is possible."""
    while True:
        cut = sorted(rng.sample(range(1, total), n - 1)) if n > 1 else []
        out = [b - a for a, b in zip([0] + cut, cut + [total])]
        if min(out) >= 2 or total < 2 * n:
            return out


def indicator_tree(draft):
    """The weight of execution and [(first, weight, [(second, weight, [Leaf])])]."""
    r = draft.rng
    execution, *firsts = r.choice(WEIGHTS)
    maker, tree = LeafMaker(draft), []
    for (first, seconds), w1 in zip(SECONDS.items(), firsts):
        level = []
        for second, w2 in zip(seconds, shares(r, w1, len(seconds))):
            n = max(1, min(4 if second == "数量指标" else 2, w2 // 3))
            level.append((second, w2, [maker.leaf(second, w3) for w3 in shares(r, w2, n)]))
        tree.append((first, w1, level))
    return execution, tree
