"""What counts as found: tools/scoreboard/measure.py. Run by ctest."""
import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools/scoreboard"))
import board  # noqa: E402
import measure  # noqa: E402
import public  # noqa: E402


def finding(stated, expected, *evidence, check="rate.share", severity="error"):
    return {"check": check, "severity": severity, "stated": stated, "expected": expected, "verdict": "inconsistent",
            "evidence": [{"text": text, "value": value, "label": label, "location": {}} for text, value, label in evidence]}


def record(stated, computed, *quotes, kind="inconsistent", **more):
    return dict({"id": "r", "kind": kind, "check": "rate.share", "quotes": list(quotes), "stated": stated, "computed": computed}, **more)


class Hits(unittest.TestCase):
    sentence = "基本支出30万元，占66.00%；项目支出20万元，占40.00%。"

    def test_same_place_and_values(self):
        self.assertTrue(measure.hits(finding("66.00", "60.00", ("占66.00%", "66.00", None)), record("66.00%", "60.00", self.sentence)))

    def test_spaces_and_width_do_not_matter(self):
        self.assertTrue(measure.hits(finding("66.00", "60.00", ("占 66.00％", "66.00", None)), record("66.00%", "60.00", self.sentence)))

    def test_other_value_is_no_hit(self):
        self.assertFalse(measure.hits(finding("66.00", "61.00", ("占66.00%", "66.00", None)), record("66.00%", "60.00", self.sentence)))

    def test_other_place_is_no_hit(self):
        self.assertFalse(measure.hits(finding("66.00", "60.00", ("合格率66.00%", "66.00", None)), record("66.00%", "60.00", self.sentence)))

    def test_finer_expectation_is_rounded(self):
        self.assertTrue(measure.hits(finding("66.00", "60.004", ("占66.00%", "66.00", None)), record("66.00%", "60.00", self.sentence)))

    def test_same_number_in_another_row_is_no_hit(self):
        right = finding("20", "30", ("20", "20", "项目支出｜决算数"))
        other = finding("20", "30", ("20", "20", "基本支出｜决算数"))
        truth = record("20", "30", "项目支出", "20")
        self.assertTrue(measure.hits(right, truth))
        self.assertFalse(measure.hits(other, truth))

    def test_two_sides_of_one_fact_may_be_swapped(self):
        self.assertTrue(measure.hits(finding("12.5", "12.6", ("占12.5%", "12.5", None)), record("12.6", "12.5", "占12.5%，共计")))

    def test_words(self):
        self.assertTrue(measure.hits(finding("未超", "超", ("三公经费未超预算", None, None)), record("未超", "超出", "三公经费未超预算。")))


class Compare(unittest.TestCase):
    def test_a_root_is_found_through_any_of_its_records(self):
        truth = [record("66.00%", "60.00", "占66.00%", id="a"), record("9.5", "9.0", "得9.5分", id="b", root="a")]
        result = {"findings": [finding("9.5", "9.0", ("得9.5分", "9.5", None))], "relations": []}
        out = measure.compare(result, truth)
        self.assertEqual([r["id"] for r in out["found"]], ["a"])
        self.assertEqual(len(out["right"]), 1)

    def test_a_finding_on_a_trap_is_wrong(self):
        truth = [record("66.00%", "", "占66.00%", kind="trap", id="t")]
        out = measure.compare({"findings": [finding("66.00", "60.00", ("占66.00%", "66.00", None))], "relations": []}, truth)
        self.assertEqual([r["id"] for _, r in out["wrong"]], ["t"])

    def test_remarks_are_no_alarms(self):
        out = measure.compare({"findings": [finding("1", "2", ("x", "1", None), severity="info")], "relations": []}, [])
        self.assertEqual(out["wrong"], [])

    def test_verified(self):
        truth = [record("60.00%", "60.00", "占60.00%", kind="consistent")]
        relation = dict(finding("60.00", "60.00", ("占60.00%", "60.00", None)), verdict="consistent")
        self.assertEqual(len(measure.compare({"findings": [], "relations": [relation]}, truth)["verified"]), 1)


class Drops(unittest.TestCase):
    before = {"pdf": {"sums": {"found": 5, "verified": 9, "shown": 6, "right": 5}}}

    def test_no_drop(self):
        self.assertEqual(board.drops({"pdf": {"sums": {"found": 6, "verified": 9, "shown": 7, "right": 6}}}, self.before), [])

    def test_fewer_found_and_more_false(self):
        self.assertEqual(len(board.drops({"pdf": {"sums": {"found": 4, "verified": 9, "shown": 6, "right": 4}}}, self.before)), 2)


class Published(unittest.TestCase):
    def line(self, verdict, printed="支出530.00万元，增长0.60%", holds="30 ÷ 500 = 6.00%"):
        return {"report": "a.pdf", "verdict": verdict, "what the report prints": printed, "what holds": holds, "remark": ""}

    def judged(self, verdict, findings=(), relations=()):
        out, text = public.compare([self.line(verdict)], {"a.pdf": {"findings": list(findings), "relations": list(relations)}})
        return out["verdicts"][verdict.split()[0]]["right"], text

    wrong = finding("0.60", "6.00", ("增长0.60%", "0.60", None))
    elsewhere = finding("0.60", "0.70", ("占0.60%", "0.60", None))

    def test_an_error_is_found_by_two_of_its_numbers(self):
        self.assertEqual(self.judged("error (one cause)", [self.wrong]), (1, []))
        self.assertEqual(self.judged("error", [self.elsewhere])[0], 0)
        self.assertEqual(self.judged("error", [dict(self.wrong, severity="info")])[0], 0)

    def test_what_holds_is_verified_and_a_trap_left_alone(self):
        held = dict(self.wrong, verdict="consistent")
        self.assertEqual(self.judged("consistent", [], [held])[0], 1)
        self.assertEqual(self.judged("consistent")[0], 0)
        self.assertEqual(self.judged("trap")[0], 1)
        self.assertEqual(self.judged("trap", [self.wrong])[0], 0)

    def test_what_nobody_noted_is_listed(self):
        self.assertEqual(len([t for t in self.judged("error", [self.wrong, self.elsewhere])[1] if t.startswith("UNNOTED")]), 1)


if __name__ == "__main__":
    unittest.main()
