"""The truth about a finished report: every tie evaluated on what is printed."""
from decimal import Decimal as D

import verify

from .arithmetic import q


def quotes_of(tie):
    quotes = []
    for occ in [tie.stated] + tie.operands:
        if occ.home is not None:
            quotes += [x for x in occ.home.quotes(occ) if x not in quotes]
    return quotes


def record(draft, n, tie, kind, root=None):
    bad = kind == "inconsistent"
    out = {"id": f"{draft.seed:06d}-{'I' if bad else 'C'}{n:03d}", "kind": kind, "check": tie.check,
           "confidence": "high", "quotes": quotes_of(tie), "stated": tie.stated.text}
    if bad:
        out["severity"] = "error"
        if root:
            out["root"] = root
    if tie.how == "number" and tie.formula:
        value = verify.evaluate(tie.written())
        scale = max(2, len(tie.stated.value.partition(".")[2]))
        out["computed"] = str(q(D(value.numerator) / D(value.denominator), scale)) if bad else tie.stated.text
        out["formula"] = tie.written()
    elif bad:
        out["computed"] = tie.expect or (f"不低于{tie.operands[0].text}" if tie.operands else "")
    out["why"] = tie.why
    return out


def first_record(draft, error, change):
    """The error itself; every other broken tie names it as its root."""
    if change.tie:
        out = record(draft, 1, change.tie, "inconsistent")
        out["error"], out["changed"] = error, {"from": change.old, "to": change.occ.text}
        return out
    return {"id": f"{draft.seed:06d}-I001", "kind": "inconsistent", "check": change.check, "severity": "error",
            "confidence": "high", "error": error, "quotes": change.quotes, "stated": change.stated,
            "computed": change.computed, "why": change.why}


def truth(draft, error=None, change=None):
    """Truth records: the error, the ties that it broke, those that hold, the traps."""
    out = [first_record(draft, error, change)] if change else []
    root = out[0]["id"] if out else None
    bad = good = 0
    for tie in draft.ties:
        if change and tie is change.tie or tie.stated.home is None and tie.how != "word":
            continue
        if tie.verdict() == "inconsistent":
            bad += 1
            out.append(record(draft, bad + 1, tie, "inconsistent", root))
        else:
            good += 1
            out.append(record(draft, good, tie, "consistent"))
            if tie.verdict() == "within-rounding":
                out[-1]["verdict"] = "within-rounding"
    for k, (statement, why) in enumerate(draft.traps, 1):
        out.append({"id": f"{draft.seed:06d}-T{k:03d}", "kind": "trap", "check": "(not a figure)",
                    "confidence": "high", "quotes": [str(statement)], "why": why})
    return out
