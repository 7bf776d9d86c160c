"""Results of the parts of a test run, and their summary."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field

from .say import Problem


@dataclass
class Outcome:
    """What one part of a run gave."""

    part: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    notes: list = field(default_factory=list)
    announced: list = field(default_factory=list)
    empty_is_failure: bool = True

    @property
    def ok(self):
        """Nothing failed and something ran."""
        return not self.failed and (self.passed or not self.empty_is_failure)

    def line(self):
        """One line of the summary."""
        word = "ok    " if self.ok else "FAILED"
        counts = (
            f"{self.passed:5} passed {self.failed:4} failed {self.skipped:4} skipped"
        )
        return f"  {word} {self.part:<28}{counts} {self.seconds:6.0f} s"


def attempt(part, run, *arguments):
    """Run one part; what keeps it from running at all is a failure of that part."""
    try:
        return run(*arguments)
    except Problem as problem:
        first, *rest = str(problem).splitlines()
        return Outcome(part, failed=1, notes=[first, *rest[:10]])


def from_junit(part, path):
    """Read the counts and the reasons for skips out of pytest's report."""
    outcome = Outcome(part)
    if not path.exists():
        outcome.failed = 1
        outcome.notes.append("pytest wrote no report: it ended early")
        return outcome
    reasons = set()
    for case in ElementTree.parse(path).iter("testcase"):
        skip = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif skip is not None:
            outcome.skipped += 1
            reasons.add(f"skipped: {skip.get('message', '')[:160]}")
        else:
            outcome.passed += 1
    outcome.notes.extend(sorted(reasons))
    return outcome


def summary(outcomes, announced):
    """Print the summary and return the exit code."""
    print("\nSummary")
    for outcome in outcomes:
        print(outcome.line())
        for text in outcome.notes:
            print(f"           {text}")
    reasons = [
        *announced,
        *(text for outcome in outcomes for text in outcome.announced),
    ]
    for text in reasons:
        print(f"  skip   {text}")
    problems = [*empty_parts(outcomes), *silent_skips(outcomes, announced)]
    for text in problems:
        print(f"  FAILED {text}")
    passed, failed, skipped = (
        sum(getattr(outcome, name) for outcome in outcomes)
        for name in ("passed", "failed", "skipped")
    )
    failed += len(problems)
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or not passed else 0


def empty_parts(outcomes):
    """Parts that ran no test although they should have."""
    return [
        f"{outcome.part}: no test ran"
        for outcome in outcomes
        if outcome.empty_is_failure and not total(outcome)
    ]


def silent_skips(outcomes, announced):
    """Parts that left tests out although nothing was missing."""
    return [
        f"{outcome.part}: tests were skipped although nothing was missing"
        for outcome in outcomes
        if outcome.skipped and not announced and not outcome.announced
    ]


def total(outcome):
    """How many tests a part saw."""
    return outcome.passed + outcome.failed + outcome.skipped
