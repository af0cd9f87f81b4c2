#include "tools/report/check_words.h"

#include <iterator>
#include <span>

namespace gouji {
namespace {

struct Words {
  std::string_view id;
  std::string_view zh;
  std::string_view en;

  std::string_view In(Language language) const { return language == Language::kZh ? zh : en; }
};

constexpr Words kSeverities[] = {{"info", "提示", "info"}, {"warning", "警告", "warning"}, {"error", "错误", "error"}};
constexpr Words kCertainties[] = {{"certain", "确定", "certain"}, {"doubtful", "存疑", "doubtful"}};
constexpr Words kVerdicts[] = {{"consistent", "一致", "consistent"},
                               {"within-rounding", "尾差", "within rounding"},
                               {"truncated", "截尾", "truncated"},
                               {"inconsistent", "不一致", "inconsistent"},
                               {"not-assessable", "无法核对", "not assessable"}};
constexpr Words kReportKinds[] = {{"", "", ""},
                                  {"self-evaluation", "绩效自评", "self-evaluation"},
                                  {"evaluation", "绩效评价", "evaluation"},
                                  {"budget", "预算公开", "budget"},
                                  {"final-accounts", "决算公开", "final accounts"}};
constexpr std::string_view kFigureKinds[] = {"number",   "amount", "percent", "percent-point", "score",
                                             "weight",   "deduction", "points", "count",      "headcount",
                                             "multiple", "measure", "duration"};
constexpr std::string_view kNonFigureKinds[] = {"document-number", "date",   "year", "month",     "time",  "list-label",
                                                "page-number",     "phone",  "slogan", "code",    "threshold", "range",
                                                "name",            "ordinal", "formula-constant", "other"};
constexpr std::string_view kContextSources[] = {"", "words", "sentence", "row", "column", "caption", "heading", "indicator", "report"};
constexpr std::string_view kUnitSources[] = {"", "own", "sentence", "column", "row", "caption", "guess"};
constexpr std::string_view kExactness[] = {"exact", "about", "over", "under"};
constexpr std::string_view kComparators[] = {"", "=", "≥", ">", "≤", "<"};

constexpr Words kRoles[] = {
    {"total", "合计", "total"},
    {"part", "分项", "part"},
    {"minus", "减项", "less"},
    {"base", "基数", "base"},
    {"other-base", "另一基数", "other base"},
    {"rate", "比率", "rate"},
    {"share", "占比", "share"},
    {"actual", "执行数", "actual"},
    {"budget", "预算数", "budget"},
    {"initial", "年初数", "initial"},
    {"adjustment", "调整数", "adjustment"},
    {"revised", "调整后", "revised"},
    {"current", "本期", "current"},
    {"prior", "上期", "prior"},
    {"change", "增减", "change"},
    {"department", "部门合计", "department"},
    {"unit", "单位", "unit"},
    {"slip", "疑误", "slip"},
    {"claim", "说法", "claim"},
    {"weight", "分值", "weight"},
    {"score", "得分", "score"},
    {"deduction", "扣分", "deduction"},
    {"grade", "等级", "grade"},
    {"rank", "名次", "rank"},
    {"target", "目标值", "target"},
    {"achieved", "完成值", "achieved"},
    {"count", "数目", "count"},
    {"stated", "写明", "stated"},
    {"other", "另一处", "elsewhere"},
    {"first", "一处", "first"},
    {"second", "另一处", "second"},
    {"text", "正文", "text"},
    {"table", "表格", "table"},
    {"income", "收入", "income"},
    {"expenditure", "支出", "expenditure"},
    {"opening", "年初", "opening"},
    {"left", "余数", "left"},
    {"whole", "总数", "whole"},
    {"done", "完成数", "done"},
    {"rest", "其他去处", "other use"},
    {"beside", "旁边", "beside"},
    {"closing", "年末", "closing"},
    {"standard", "标准", "standard"},
    {"reason", "原因", "reason"},
    {"here", "此处", "here"},
    {"there", "另一处", "elsewhere"},
    {"result", "结果", "result"},
    {"calculation", "算式", "calculation"},
    {"numerator", "分子", "numerator"},
    {"denominator", "分母", "denominator"},
    {"movement", "增减", "movement"},
    {"allowed", "应得", "allowed"},
    {"input", "依据", "input"},
    {"present", "写出的数", "printed"},
    {"same", "同一指标", "same indicator"},
    {"indicator", "指标", "indicator"},
    {"rule", "规则", "rule"},
    {"low", "低档", "lower tier"},
    {"high", "高档", "upper tier"},
    {"group", "上级指标", "group"},
    {"earlier", "前文", "earlier"},
    {"sibling", "同级", "sibling"},
    {"last", "末项", "last"},
    {"list", "列举", "list"},
    {"value", "此处", "here"},
    {"subject", "指标", "indicator"},
    {"heading", "标题", "heading"},
    {"label", "栏目", "field"},
    {"previous", "前一标题", "heading before"},
    {"report-year", "报告年度", "report's year"},
    {"field", "栏目内容", "entry"},
    {"title", "标题", "title"},
    {"date", "日期", "date"},
    {"as-of", "截止日期", "as of"},
    {"caption", "表题", "caption"},
    {"year", "年份", "year"},
    {"mean", "平均数", "mean"},
    {"price", "标准", "rate"},
    {"citation", "引用", "citation"},
    {"also", "还有", "also"},
};

constexpr Words kReasons[] = {
    {"no-base", "找不到分母", "the base is not printed"},
    {"no-part", "找不到分子", "the part is not printed"},
    {"no-actual", "找不到执行数", "the actual figure is not printed"},
    {"no-current", "找不到本期数", "the current figure is not printed"},
    {"no-revised-budget", "找不到调整后的预算数", "the revised budget is not printed"},
    {"unit-without-figure", "有单位没有列出数", "a unit has no figure"},
    {"approximate", "有约数，不能精确核对", "a figure is approximate"},
    {"zero-base", "分母为零", "the base is zero"},
    {"overflow", "数字太长，算不了", "the numbers are too long to compute"},
    {"standard-missing", "缺少评分标准", "the standard is missing"},
    {"no-operand", "没有可相加的数", "there is nothing to compute from"},
    {"no-figure", "缺少一个数", "a figure is missing"},
    {"partial-list", "“其中”只列了一部分", "only some parts are listed"},
    {"nested-parts", "分项里还有分项", "some parts are parts of others"},
    {"unit-slip", "单位有误，另行报告", "a wrong unit is reported separately"},
    {"several-currents", "不能确定是哪个数的增减", "it is not clear which figure changed"},
    {"average", "合计像是各行的平均数", "the total looks like an average of the rows"},
    {"several-rates", "报告列了几个不同的执行率", "the report prints several execution rates"},
    {"weighted", "可能是加权计算的", "it may be weighted"},
    {"other-grounds", "得分另有依据", "the score has other grounds"},
    {"score-missing", "有指标没有写得分", "an indicator has no score"},
    {"excerpt", "只列了部分指标", "only some indicators are listed"},
    {"weight-missing", "各项分值没有列全", "the weights are not complete"},
    {"several-scores", "不能确定是哪个得分的等级", "it is not clear which score is graded"},
    {"no-total", "没有写合计", "no total is printed"},
    {"not-a-list", "后面不是列举", "no list follows"},
    {"open-list", "列举以“等”结尾", "the list is open-ended"},
    {"unreadable-cell", "有单元格读不出数", "a cell holds something else than a number"},
    {"hierarchy-unclear", "分不清表中各行的层级", "it is not clear which rows belong to which"},
    {"columns-unclear", "分不清合计列包括哪些列", "it is not clear which columns the total takes in"},
    {"other-scope", "正文的数可能是另一口径", "the text may mean another scope"},
    {"mixed-units", "各列单位不同", "the columns have different units"},
};

constexpr Words kDiagnoses[] = {
    {"transposed", "像是相邻两位数字写颠倒了。", "Two neighbouring digits seem to be swapped."},
    {"digit", "像是写错了一位数字。", "One digit seems to be wrong."},
    {"dropped-digit", "像是漏写或多写了一位数字。", "A digit seems to be missing or one too many."},
    {"point", "像是小数点错了位。", "The decimal point seems to be misplaced."},
    {"scale-10000", "像是把元和万元混用了。", "元 and 万元 seem to be mixed up."},
    {"unit-slip", "像是把元和万元写错了。", "元 and 万元 seem to be mixed up."},
    {"other-base", "像是用了别的预算数作分母。", "Another budget seems to have been the base."},
    {"last-digit", "只差末位一个单位，可能是舍入方式不同或为凑整。", "Off by one in the last digit: rounded another way, or forced to add up."},
    {"left-out", "像是合计没有加上{0}。", "{0} seems to be left out of the total."},
    {"added-twice", "像是合计把{0}多加了一次。", "{0} seems to be added twice."},
    {"last-year", "与上年的{0}相同，像是照抄了上年的数。", "It is last year's value ({0})."},
    {"next-row", "与相邻一行的{0}相同，像是抄串了行。", "It is the value of the next row ({0})."},
    {"sign", "像是正负号写反了。", "The sign seems to be wrong."},
};

const Words* Find(std::span<const Words> table, std::string_view id) {
  for (const Words& words : table) {
    if (words.id == id) return &words;
  }
  return nullptr;
}

template <typename Table, typename Enum>
const auto& At(const Table& table, Enum value) {
  const std::size_t index = static_cast<std::size_t>(value);
  return table[index < std::size(table) ? index : 0];
}

}  // namespace

std::string_view SeverityId(Severity severity) { return At(kSeverities, severity).id; }
std::string_view CertaintyId(Certainty certainty) { return At(kCertainties, certainty).id; }
std::string_view VerdictId(Verdict verdict) { return At(kVerdicts, verdict).id; }
std::string_view ReportKindId(ReportKind kind) { return At(kReportKinds, kind).id; }
std::string_view FigureKindId(FigureKind kind) { return At(kFigureKinds, kind); }
std::string_view NonFigureKindId(NonFigureKind kind) { return At(kNonFigureKinds, kind); }
std::string_view ContextSourceId(ContextSource source) { return At(kContextSources, source); }
std::string_view UnitSourceId(UnitSource source) { return At(kUnitSources, source); }
std::string_view ExactnessId(Exactness exactness) { return At(kExactness, exactness); }
std::string_view ComparatorSign(Comparator comparator) { return At(kComparators, comparator); }

std::string_view SeverityWord(Severity severity, Language language) { return At(kSeverities, severity).In(language); }
std::string_view CertaintyWord(Certainty certainty, Language language) {
  return At(kCertainties, certainty).In(language);
}
std::string_view VerdictWord(Verdict verdict, Language language) { return At(kVerdicts, verdict).In(language); }
std::string_view ReportKindWord(ReportKind kind, Language language) { return At(kReportKinds, kind).In(language); }

std::string RoleWord(std::string_view role, Language language) {
  const Words* const words = Find(kRoles, role);
  return std::string(words == nullptr ? role : words->In(language));
}

std::string ReasonSentence(std::string_view reason, Language language) {
  const Words* const words = Find(kReasons, reason);
  return std::string(words == nullptr ? reason : words->In(language));
}

std::string DiagnosisSentence(std::string_view diagnosis, std::string_view figure, Language language) {
  const Words* const words = Find(kDiagnoses, diagnosis);
  if (words == nullptr) return {};
  std::string sentence(words->In(language));
  constexpr std::string_view kFigure = "{0}";
  if (const std::size_t at = sentence.find(kFigure); at != std::string::npos) sentence.replace(at, kFigure.size(), figure);
  return sentence;
}

std::string InOtherUnit(const Decimal& printed, const Decimal& repaired, std::string_view unit) {
  struct Step {
    std::string_view unit;
    std::string_view larger;
    std::string_view smaller;
  };
  constexpr int kWan = 4;
  for (const Step& step : {Step{"元", "万元", ""}, Step{"万元", "亿元", "元"}, Step{"亿元", "", "万元"}}) {
    if (unit != step.unit) continue;
    const std::optional<Decimal> up = printed.Shifted(kWan);
    const std::optional<Decimal> down = printed.Shifted(-kWan);
    if (up && !step.larger.empty() && Decimal::Compare(*up, repaired) == 0) return printed.ToString() + std::string(step.larger);
    if (down && !step.smaller.empty() && Decimal::Compare(*down, repaired) == 0) return printed.ToString() + std::string(step.smaller);
  }
  return repaired.ToString() + std::string(unit);
}

std::string RepairSentence(std::string_view printed, std::string_view repaired, std::size_t ties, Language language) {
  const std::string from(printed);
  const std::string to(repaired);
  const std::string count = std::to_string(ties);
  if (ties == 1) {
    return language == Language::kZh ? "先核对“" + from + "”：多半应为" + to + "。" : "Check “" + from + "” first: most likely it should be " + to + ".";
  }
  if (language == Language::kZh) return "先核对“" + from + "”：改为" + to + "时，这 " + count + " 处勾稽同时成立。";
  return "Check “" + from + "” first: with " + to + " all " + count + " ties hold.";
}

std::string CulpritSentence(std::string_view printed, std::string_view repaired, std::size_t ties, Language language) {
  const std::string from(printed);
  const std::string to(repaired);
  const std::string count = std::to_string(ties);
  if (ties == 1) {
    return language == Language::kZh ? "多半是" + from + "写错，应为" + to + "。" : from + " is the likely slip; it should be " + to + ".";
  }
  if (language == Language::kZh) return from + "使 " + count + " 处勾稽不成立，应为" + to + "。";
  return from + " breaks " + count + " ties; it should be " + to + ".";
}

}  // namespace gouji
