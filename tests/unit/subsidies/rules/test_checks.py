"""What bars handing in, and what only wants a second look (domain §7)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from subsidies.rules.amount import quote
from subsidies.rules.checks import CameraFacts, Check, GrantFacts, Verdict, missing
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.plan_checks import plan_checks
from subsidies.rules.questions import Question
from subsidies.rules.report_checks import checks_for, report_checks
from subsidies.rules.stages import Act
from subsidies.rules.terms import OtherSubsidy, Terms

TERMS = Terms(rate=Fraction(2, 3), rounding_unit=1000)
CAMERA = CameraFacts(
    title="1号カメラ",
    address="下関市唐戸町0番地先",
    households=2,
    prior_consents=2,
    is_masked=True,
    has_view=True,
    resolution_on=date(2026, 5, 10),
    local_association="",
    local_association_agreed=False,
    installed_on=None,
)
READY = GrantFacts(
    on=date(2026, 11, 23),
    kind_label="自治会・町内会",
    kind_is_eligible=True,
    has_manager=True,
    regulations_are_true=True,
    cameras=(CAMERA,),
    camera_limit=None,
    purpose="通学路の見通しが悪いため。",
    asks_police=True,
    police_consulted_on=date(2026, 10, 1),
    planned_start_on=date(2026, 12, 10),
    planned_end_on=date(2027, 1, 31),
    year_ends_on=date(2027, 3, 31),
    resolution_on=date(2026, 5, 10),
    contact="佐藤 花子 083-000-0000",
    cost_kinds=frozenset({CostKind.CAMERA, CostKind.WORK}),
    quote=quote([450_000], TERMS),
    other_subsidy_rule=OtherSubsidy.BARRED,
    other_subsidy_yen=0,
    requested_yen=300_000,
    required_papers=(PaperKind.QUOTATION,),
    report_papers=(PaperKind.RECEIPT,),
    attached=frozenset({PaperKind.QUOTATION, PaperKind.RECEIPT}),
    bars_early_contract=True,
    decided_on=date(2026, 12, 5),
    decided_yen=300_000,
    contracted_on=date(2026, 12, 6),
    started_on=date(2026, 12, 10),
    completed_on=date(2027, 1, 20),
    costs_paid_on=date(2027, 1, 25),
)


def worst(checks: tuple[Check, ...]) -> list[tuple[Verdict, Question | None]]:
    return [(check.verdict, check.question) for check in checks if check.verdict != Verdict.PASS]


def test_a_ready_application_lacks_nothing():
    assert worst(plan_checks(READY)) == []


def test_a_ready_report_lacks_nothing():
    installed = replace(READY, cameras=(replace(CAMERA, installed_on=date(2027, 1, 20)),))

    assert worst(report_checks(installed)) == []


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        ({"kind_is_eligible": False}, None),
        ({"has_manager": False}, None),
        ({"cameras": ()}, Question.CAMERAS),
        ({"cameras": (CAMERA, CAMERA), "camera_limit": 1}, Question.CAMERAS),
        ({"cameras": (replace(CAMERA, prior_consents=1),)}, Question.CAMERAS),
        ({"cameras": (replace(CAMERA, is_masked=False),)}, Question.CAMERAS),
        ({"cameras": (replace(CAMERA, has_view=False),)}, Question.CAMERAS),
        ({"cameras": (replace(CAMERA, local_association="隣町自治会"),)}, Question.CAMERAS),
        ({"purpose": ""}, Question.PURPOSE),
        ({"planned_end_on": None}, Question.SCHEDULE),
        ({"resolution_on": None}, Question.AGREEMENT),
        ({"contact": ""}, Question.CONTACT),
        ({"requested_yen": None}, Question.AMOUNT),
        ({"requested_yen": 300_001}, Question.AMOUNT),
        ({"requested_yen": 0}, Question.AMOUNT),
        ({"other_subsidy_yen": 1}, Question.OTHER_SUBSIDY),
        ({"other_subsidy_yen": None}, Question.OTHER_SUBSIDY),
        ({"attached": frozenset()}, Question.PAPERS),
    ],
)
def test_one_fact_amiss_bars_the_application_and_names_its_page(facts, question):
    checks = plan_checks(replace(READY, **facts))

    assert {check.question for check in missing(checks)} == {question}


def test_an_amount_of_nothing_bars_the_application():
    nothing = replace(READY, quote=quote([1_499], TERMS), requested_yen=None)

    sentences = [check.sentence for check in missing(plan_checks(nothing))]

    assert "補助額 0円" in sentences


@pytest.mark.parametrize(
    "facts",
    [
        {"police_consulted_on": None},
        {"regulations_are_true": False},
        {"planned_end_on": date(2027, 4, 1)},
        {"cost_kinds": frozenset({CostKind.BANK_FEE})},
    ],
)
def test_what_only_wants_a_second_look_does_not_bar(facts):
    checks = plan_checks(replace(READY, **facts))

    assert [check.verdict for check in checks if check.verdict != Verdict.PASS] == [Verdict.WARN]
    assert missing(checks) == ()


def test_all_subsidies_together_above_the_costs_bar_the_application():
    beside = replace(READY, other_subsidy_rule=OtherSubsidy.ALLOWED, other_subsidy_yen=150_000)
    above = replace(READY, other_subsidy_rule=OtherSubsidy.ALLOWED, other_subsidy_yen=150_001)

    assert worst(plan_checks(beside)) == []
    assert worst(plan_checks(above)) == [(Verdict.FAIL, Question.AMOUNT)]


def test_an_older_form_does_not_ask_for_the_police():
    checks = plan_checks(replace(READY, asks_police=False, police_consulted_on=None))

    assert Question.POLICE not in {check.question for check in checks}


def test_another_subsidy_passes_where_it_is_deducted():
    checks = plan_checks(
        replace(READY, other_subsidy_yen=50_000, other_subsidy_rule=OtherSubsidy.DEDUCTED)
    )

    assert missing(checks) == ()


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        ({"contracted_on": None}, Question.CONTRACT),
        ({"contracted_on": date(2026, 12, 4)}, Question.CONTRACT),
        ({"completed_on": None}, Question.COMPLETION),
        ({"costs_paid_on": None}, Question.COMPLETION),
        ({"attached": frozenset({PaperKind.QUOTATION})}, Question.REPORT_PAPERS),
        ({"quote": quote([], TERMS)}, Question.ACTUAL_COSTS),
        ({"regulations_are_true": False}, None),
    ],
)
def test_one_fact_amiss_bars_the_report(facts, question):
    installed = replace(READY, cameras=(replace(CAMERA, installed_on=date(2027, 1, 20)),))

    checks = report_checks(replace(installed, **facts))

    assert {check.question for check in missing(checks)} == {question}


def test_the_end_of_the_year_is_published_nowhere_and_bars_no_report():
    installed = replace(READY, cameras=(replace(CAMERA, installed_on=date(2027, 4, 1)),))

    checks = report_checks(replace(installed, completed_on=date(2027, 4, 1)))

    assert worst(checks) == [(Verdict.WARN, Question.COMPLETION)]


def test_a_contract_before_the_decision_passes_where_the_programme_lets_it():
    installed = replace(READY, cameras=(replace(CAMERA, installed_on=date(2027, 1, 20)),))
    early = replace(installed, bars_early_contract=False, contracted_on=date(2026, 11, 1))

    assert missing(report_checks(early)) == ()


def test_a_camera_without_installation_day_bars_the_report():
    sentences = [check.sentence for check in missing(report_checks(READY))]

    assert sentences == ["1号カメラ：設置日の記録"]


def test_the_act_chooses_what_is_checked():
    assert checks_for(Act.REPORT, READY) == report_checks(READY)
    assert checks_for(Act.APPLY, READY) == checks_for(Act.CONSULT, READY) == plan_checks(READY)
