"""Exact arithmetic and rounding half up, as the reports do."""
from decimal import ROUND_HALF_UP, Decimal as D


def q(x, d=2):
    """Rounds half up to d digits."""
    return D(x).quantize(D(1).scaleb(-d), ROUND_HALF_UP)


def pct(a, b):
    return q(D(a) * 100 / D(b))


def short(x):
    """2.50 -> 2.5, 5.00 -> 5"""
    s = f"{D(x):f}"
    return s.rstrip("0").rstrip(".") if "." in s else s


def grade_of(score):
    return "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"
