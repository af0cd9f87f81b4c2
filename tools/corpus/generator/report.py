"""One report from one seed."""
import random

from .budget_report import budget_report
from .draft import Draft
from .errors import ERRORS, spoil
from .evaluation_report import evaluation_report
from .final_report import final_report
from .self_report import self_report
from .truth import truth

KINDS = {"self": self_report, "budget": budget_report, "final": final_report, "evaluation": evaluation_report}


def make(seed, wording, error):
    """error is a name of ERRORS, "none" or "mix". Returns (markdown, truth records, facts about the report).

    A report that has no place for the error is thrown away and another one drawn.
    """
    rng = random.Random(seed * 7919 + 13)
    for attempt in range(40):
        kind = rng.choice(["self", "self", "budget", "final", "evaluation"])
        want = error if error != "mix" else rng.choice(["none"] + ERRORS if rng.random() < 0.66 else ["none"])
        draft = Draft(seed * 1000 + attempt, wording)
        draft.seed = seed
        KINDS[kind](draft)
        broken = [t for t in draft.ties if t.verdict() == "inconsistent"]
        if broken:
            t = broken[0]
            raise AssertionError(f"seed {seed}: a tie does not hold before any error: {t.check} {t.why} {t.stated.text} "
                                 + t.written())
        change = spoil(draft, want) if want != "none" else None
        if change or want == "none":
            return (draft.text(), truth(draft, want, change),
                    dict(kind=kind, error=want, entity=draft.entity, year=draft.year))
    raise RuntimeError(f"seed {seed}: no place for {error}")
