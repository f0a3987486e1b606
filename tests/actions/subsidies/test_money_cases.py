"""Worked cases that need an application, not only a sum: 対象外, lower cost, other subsidies, one cap."""

import pytest

from subsidies.actions.check_letter import Draft
from subsidies.actions.draft_letter import draft_letter
from subsidies.documents.balance import income
from subsidies.documents.f20_completion import settled
from subsidies.documents.matter import Matter
from subsidies.models import CostLine, GrantApplication, Programme
from subsidies.queries.case import case_of, facts_of
from subsidies.queries.letter_facts import money_of
from subsidies.rules.checks import Check, Verdict
from subsidies.rules.costs import CostKind
from subsidies.rules.letters import limit_of
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.report_checks import checks_for
from subsidies.rules.stages import Act, Stage
from subsidies.rules.terms import OtherSubsidy
from tests.actions.refusals import refused
from tests.factories.days import NOW, TODAY
from tests.factories.subsidies import (
    CostLineFactory,
    GrantApplicationFactory,
    GrantCameraFactory,
    PaymentClaimFactory,
    ProgrammeFactory,
    RepaymentFactory,
)

PLAN, ACTUAL = CostLine.Phase.PLAN, CostLine.Phase.ACTUAL


def application_of(programme: Programme | None = None, **facts: object) -> GrantApplication:
    """With one camera; nothing is paid for yet."""
    camera = GrantCameraFactory(
        application__programme=programme or ProgrammeFactory(), **prefixed(facts)
    )
    return camera.application


def prefixed(facts: dict[str, object]) -> dict[str, object]:
    return {f"application__{name}": value for name, value in facts.items()}


def cost(application: GrantApplication, kind: CostKind, yen: int, phase=PLAN) -> None:
    CostLineFactory(application=application, kind=kind, yen=yen, phase=phase)


def told(application: GrantApplication, words: str) -> Check:
    """The one check that speaks of it."""
    found = checks_for(Act.APPLY, facts_of(case_of(application, TODAY), Act.APPLY))
    (one,) = [check for check in found if words in check.sentence]
    return one


def test_15_what_the_programme_does_not_pay_for_stands_apart():
    application = application_of()
    cost(application, CostKind.CAMERA, 225_500)
    for kind in (CostKind.LEASE, CostKind.DUMMY, CostKind.MAINTENANCE, CostKind.UTILITIES):
        cost(application, kind, 10_000)

    plan = case_of(application, TODAY).plan

    assert (plan.eligible, plan.ineligible, plan.amount) == (225_500, 40_000, 150_000)
    assert plan.own_share == 265_500 - 150_000


def test_16_what_other_cities_leave_out_is_looked_at_again():
    application = application_of()
    cost(application, CostKind.BANK_FEE, 880)
    cost(application, CostKind.REMOVAL, 5_000)

    hint = told(application, "ほかの市では対象外になることがある費用")

    assert hint.verdict is Verdict.WARN
    assert "振込手数料" in hint.sentence
    assert "古い機器の撤去費" in hint.sentence


def test_20_what_cost_less_brings_less():
    application = application_of(
        stage=Stage.REPORTED, number="M8-900", decided_yen=300_000, requested_yen=300_000
    )
    cost(application, CostKind.CAMERA, 450_000)
    cost(application, CostKind.CAMERA, 400_000, ACTUAL)

    case = case_of(application, TODAY)

    assert (case.plan.amount, case.actual.amount) == (300_000, 266_000)


@pytest.mark.parametrize("paid", [400_000, 900_000])
def test_20_never_settled_above_what_it_cost_or_was_decided(town, paid):
    application = application_of(
        ProgrammeFactory(cap_per_association=None),
        stage=Stage.REPORTED, number="M8-901", decided_yen=300_000, requested_yen=300_000,
    )  # fmt: skip
    cost(application, CostKind.CAMERA, paid, ACTUAL)
    most = min(case_of(application, TODAY).actual.amount, 300_000)

    def settle(yen: int):
        draft = Draft(Act.SETTLE, amount_yen=yen, file_note="現地で確かめました。")
        return draft_letter(application=application, draft=draft, by=town.hayashi, at=NOW)

    with refused(LetterReason.AMOUNT_TOO_LARGE):
        settle(most + 1)
    assert settle(most).amount_yen == most


@pytest.mark.parametrize(
    ("rule", "verdict", "amount"),
    [
        (OtherSubsidy.BARRED, Verdict.FAIL, 300_000),
        (OtherSubsidy.ALLOWED, Verdict.PASS, 300_000),
        (OtherSubsidy.DEDUCTED, Verdict.PASS, 133_000),
    ],
)
def test_21_another_subsidy_by_the_programmes_rule(rule, verdict, amount):
    application = application_of(
        ProgrammeFactory(other_subsidy=rule),
        other_subsidy_name="山口県警察",
        other_subsidy_yen=250_000,
    )
    cost(application, CostKind.CAMERA, 450_000)

    assert told(application, "ほかの補助 250,000円").verdict is verdict
    assert case_of(application, TODAY).plan.amount == amount


def test_21_no_paper_shows_own_money_below_nothing():
    """The rule lets it stand beside, but what was paid in the end is less than both."""
    application = application_of(
        ProgrammeFactory(other_subsidy=OtherSubsidy.ALLOWED),
        stage=Stage.REPORTED, number="M8-905", decided_yen=300_000, requested_yen=300_000,
        other_subsidy_yen=250_000,
    )  # fmt: skip
    cost(application, CostKind.CAMERA, 500_000, ACTUAL)
    case = case_of(application, TODAY)

    assert case.actual.amount == 300_000
    assert limit_of(Act.SETTLE, money_of(case)) == 250_000
    own = dict(
        row[:2] for row in income(case, ACTUAL, settled(Matter(case, Act.REPORT, "", TODAY)))
    )
    assert own["自己資金"] == "0"


def test_22_one_cap_for_all_decisions_of_the_year():
    programme = ProgrammeFactory()
    first = application_of(programme, stage=Stage.DECIDED, number="M8-902", decided_yen=180_000)
    second = application_of(programme, association=first.association)
    cost(second, CostKind.CAMERA, 450_000)

    assert case_of(second, TODAY).plan.amount == 120_000

    GrantApplication.objects.filter(pk=first.pk).update(settled_yen=150_000)
    assert case_of(second, TODAY).plan.amount == 150_000
    GrantApplication.objects.filter(pk=first.pk).update(stage=Stage.CANCELLED)
    assert case_of(second, TODAY).plan.amount == 300_000


def test_22_only_what_was_paid_back_leaves_the_cap():
    programme = ProgrammeFactory()
    first = application_of(
        programme, stage=Stage.REPAID, number="M8-904", decided_yen=300_000, settled_yen=280_000
    )
    PaymentClaimFactory(application=first, paid_on=TODAY, paid_at=NOW, paid_by=first.begun_by)
    RepaymentFactory(application=first, yen=40_000)
    RepaymentFactory(application=first, yen=20_000)
    second = application_of(programme, association=first.association)
    cost(second, CostKind.CAMERA, 450_000)

    assert case_of(second, TODAY).plan.amount == 300_000 - (280_000 - 60_000)


def test_22_another_year_or_association_has_a_cap_of_its_own():
    programme = ProgrammeFactory()
    first = application_of(programme, stage=Stage.DECIDED, number="M8-903", decided_yen=300_000)
    other_year = application_of(association=first.association)
    neighbour = application_of(programme)
    for application in (other_year, neighbour):
        cost(application, CostKind.CAMERA, 450_000)
        assert case_of(application, TODAY).plan.amount == 300_000


def test_a_draft_takes_nothing_from_the_cap():
    programme = ProgrammeFactory()
    first = application_of(programme)
    cost(first, CostKind.CAMERA, 450_000)
    second = GrantApplicationFactory(programme=programme, association=first.association)
    assert case_of(second, TODAY).granted_before == 0
