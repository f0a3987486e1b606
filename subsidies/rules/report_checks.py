"""What is checked before 実績報告."""

from collections.abc import Iterator

from civic.refusals import HOUSE_RULE
from subsidies.rules.checks import (
    Check,
    GrantFacts,
    Verdict,
    check,
    in_year_check,
    papers_checks,
    regulations_check,
)
from subsidies.rules.plan_checks import plan_checks
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act


def checks_for(act: Act, facts: GrantFacts) -> tuple[Check, ...]:
    """Of a report for 実績報告, of the plan for everything before it."""
    return report_checks(facts) if act is Act.REPORT else plan_checks(facts)


def report_checks(facts: GrantFacts) -> tuple[Check, ...]:
    return tuple(_report(facts))


def _report(facts: GrantFacts) -> Iterator[Check]:
    yield check(facts.contracted_on is not None, "契約した日", HOUSE_RULE, Question.CONTRACT)
    if facts.bars_early_contract and facts.contracted_on and facts.decided_on:
        after = facts.contracted_on >= facts.decided_on
        yield check(
            after, "交付決定の後の契約", HOUSE_RULE, Question.CONTRACT,
            field="bars_contract_before_decision",
        )  # fmt: skip
    yield check(
        facts.completed_on is not None,
        "設置が終わった日",
        "ガイドライン2(2)エ",
        Question.COMPLETION,
    )
    if facts.completed_on is not None:
        in_year = facts.completed_on <= facts.year_ends_on
        yield in_year_check(in_year, Question.COMPLETION)
    yield check(
        facts.costs_paid_on is not None, "業者への支払いを終えた日", HOUSE_RULE, Question.COMPLETION
    )
    for camera in facts.cameras:
        yield check(
            camera.installed_on is not None,
            f"{camera.title}：設置日の記録",
            "ガイドライン2(2)エ",
        )
    quote = facts.quote
    yield check(
        quote.eligible > 0,
        f"対象になる経費 {quote.eligible:,}円",
        HOUSE_RULE,
        Question.ACTUAL_COSTS,
    )
    yield from papers_checks(facts, facts.report_papers, Question.REPORT_PAPERS, "report_papers")
    yield regulations_check(facts, needed=Verdict.FAIL)
