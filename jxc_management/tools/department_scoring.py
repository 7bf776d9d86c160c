"""First scores of a department, guessed from its name, jobs and head count.

People correct them; a guess only saves them from starting with an empty sheet.
"""

import re
from bisect import bisect_right

#: what every department knows a little about
BASE = 1

#: head counts from which the capacity is 1, 2, 3, 4 and 5
CAPACITY_STEPS = (1, 2, 4, 7, 12)

#: per criterion: score and the words, English and Chinese, that stand for it
KEYWORDS = {
    "supply_chain": (
        (5, r"\bsupply[ -]?chain|供应链|进销存"),
        (4, r"\bpurchas|\bprocure|\bsourcing|\bbuy(er|ing)|采购|供应|物控"),
        (3, r"\bwarehous|\blogistic|\binventor|\bstock|\bstor(age|es)\b"),
        (3, r"\bdistribution|\bfulfil|\bshipping|\breceiving"),
        (3, r"仓|物流|库存|库管|储运|配送|收货|发货"),
        (2, r"\bsales?\b|\bproduction|\bmanufactur|\bplanning|\boperations?\b"),
        (2, r"销售|生产|计划|运营|营业|门店|业务"),
    ),
    "technical": (
        (5, r"(?<![a-z])(it|ict|mis|erp)(?![a-z])|信息|数字化"),
        (5, r"\binformation (tech|sys)|\bdigitali"),
        (4, r"\bsystems?\b|\bsoftware|\bdevelop|系统|软件|网络|电脑|计算机"),
        (3, r"\btechn(olog|ical)|\bdata\b|技术|数据"),
        (2, r"\bengineer|\bresearch|\br&d\b|工程|研发"),
    ),
    "financial": (
        (5, r"\bfinanc|\baccounting|\baccountant|\btreasur|财务|会计|财会|财税"),
        (4, r"\baudit|\bcontroll(er|ing)|\bcost(s|ing)?\b|审计|稽核|内控|成本|出纳"),
        (2, r"\bmanagement\b|\bdirector|\bexecutive|总经理|总经办|总裁|管理层"),
    ),
}
QUALITY = r"\bquality|\bdata\b|质量|品质|品控|数据"

_PATTERNS = {
    criterion: [(score, re.compile(words, re.IGNORECASE)) for score, words in grades]
    for criterion, grades in KEYWORDS.items()
}
_QUALITY = re.compile(QUALITY, re.IGNORECASE)


def keyword_score(text, criterion):
    """Return the best score whose words occur in ``text``, at least :data:`BASE`."""
    found = (s for s, words in _PATTERNS[criterion] if words.search(text or ""))
    return max(found, default=BASE)


def suggest_scores(name, jobs=(), members=0):
    """Return ``{criterion: score}`` of a department.

    A job counts one point less than the same word in the department's name: one
    accountant does not make a finance department.

    :param jobs: names of the jobs of its people
    :param members: people in the department and below it
    """
    scores = {
        criterion: max(
            keyword_score(name, criterion),
            *(keyword_score(job, criterion) - 1 for job in jobs),
            BASE,
        )
        for criterion in KEYWORDS
    }
    scores["data_discipline"] = _data_discipline(name, scores)
    scores["capacity"] = bisect_right(CAPACITY_STEPS, members)
    return scores


def _data_discipline(name, scores):
    """Return the guess from the kind of work: who books figures is used to accuracy."""
    if scores["financial"] >= 4 or _QUALITY.search(name or ""):
        return 4
    if scores["technical"] >= 4 or scores["supply_chain"] >= 3:
        return 3
    return 2
