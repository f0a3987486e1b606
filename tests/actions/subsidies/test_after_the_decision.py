"""Start, change, claim, yearly report, disposal; and withdrawing before all that."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from associations.models import Notice
from civic.fiscal_year import FiscalYear
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.bind_budget import bind_budget
from subsidies.actions.claim import claim
from subsidies.actions.report_year import report_year
from subsidies.actions.request_change import request_change
from subsidies.actions.request_disposal import request_disposal
from subsidies.actions.start import start
from subsidies.actions.withdraw import withdraw
from subsidies.models import BudgetEntry, GrantApplication
from subsidies.queries.case import case_of, facts_of
from subsidies.queries.letter_effects import effect_of
from subsidies.queries.letter_facts import money_of
from subsidies.rules.account import Account
from subsidies.rules.checks import missing
from subsidies.rules.letters import limit_of
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.report_checks import checks_for
from subsidies.rules.stages import Act, Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW, TODAY
from tests.factories.grants import (
    DONE,
    SPENT,
    decided_application,
    open_programme,
    planned_camera,
    reportable_application,
    whole_application,
)
from tests.factories.reviews import standing_at
from tests.factories.subsidies import (
    BudgetEntryFactory,
    CostLineFactory,
    GrantCameraFactory,
    LetterFactory,
)

ADDRESS = "https://house.invalid"
ACCOUNT = Account(
    bank="架空銀行", branch="見本支店", kind="ORDINARY", number="0000000",
    holder="見本町一丁目自治会　会長　佐藤花子", holder_kana="ミホンチョウイッチョウメジチカイ",
)  # fmt: skip


@pytest.fixture
def common(town):
    return {"by": town.sato, "at": NOW, "address": ADDRESS}


@pytest.fixture
def holding(town):
    application = reportable_application(town.home, town.sato)
    GrantApplication.objects.filter(pk=application.pk).update(
        stage=Stage.HOLDING, settled_yen=300_000
    )
    application.refresh_from_db()
    return application


# withdraw


def test_a_draft_is_withdrawn_without_a_word_to_the_city(town):
    application = whole_application(town.home, town.sato)

    withdraw(application=application, address=ADDRESS, by=town.sato, at=NOW)

    application.refresh_from_db()
    assert application.now is Stage.WITHDRAWN
    assert not Notice.objects.filter(to=town.hayashi.email).exists()


def test_withdrawing_frees_what_was_bound_and_tells_the_city(town):
    programme = open_programme()
    BudgetEntryFactory(programme=programme)
    application = whole_application(
        town.home, town.sato, programme=programme, stage=Stage.SELECTED, selected_yen=300_000
    )
    kind = BudgetEntry.Kind.SELECTION
    bind_budget(application, kind=kind, yen=300_000, by=town.hayashi, at=NOW)

    withdraw(application=application, address=ADDRESS, by=town.sato, at=NOW)

    assert BudgetEntry.objects.bound_by(application) == 0
    assert Notice.objects.filter(to=town.hayashi.email).exists()


def test_withdrawing_puts_the_open_draft_down(town):
    application = standing_at(Stage.APPLIED, association=town.home)
    draft = LetterFactory(application=application, drafted_by=town.hayashi)

    withdraw(application=application, address=ADDRESS, by=town.sato, at=NOW)

    draft.refresh_from_db()
    assert (draft.discarded_at, draft.discarded_by) == (NOW, town.sato)
    assert "「交付決定」の起案は、取りやめ" in Notice.objects.get(to=town.hayashi.email).body


def test_a_decided_application_is_not_withdrawn(town):
    application = decided_application(town.home, town.sato)

    with refused(SubsidyReason.NOT_NOW):
        withdraw(application=application, address=ADDRESS, by=town.sato, at=NOW)


def test_what_was_handed_in_is_withdrawn_with_a_receipt_and_a_draft_without(town):
    draft = whole_application(town.home, town.sato)
    handed_in = whole_application(town.home, town.sato, stage=Stage.APPLIED)
    made = [
        withdraw(application=each, address=ADDRESS, by=town.sato, at=NOW)
        for each in (draft, handed_in)
    ]

    assert made[0] is None
    assert made[1].receipt_number == f"{handed_in.number}-1"
    assert made[1].paper_context["forms"][0]["title"].endswith("申請取下届")


# start


def test_the_start_leaves_its_paper(town):
    application = decided_application(town.home, town.sato)

    made = begin_work(application, town.sato, date(2026, 11, 10))

    assert [answer["value"] for answer in made.answers] == ["令和8年11月10日", "令和8年11月12日"]
    assert made.paper_context["forms"][0]["title"].endswith("補助事業着手届")


def begin_work(application, by, contracted_on, started_on=date(2026, 11, 12)):
    return start(
        application=application,
        contracted_on=contracted_on,
        started_on=started_on,
        address=ADDRESS,
        by=by,
        at=NOW,
    )


def test_the_work_is_started_after_the_decision(town):
    application = decided_application(town.home, town.sato)

    begin_work(application, town.sato, date(2026, 11, 5))

    application.refresh_from_db()
    assert application.now is Stage.STARTED
    assert application.contracted_on == date(2026, 11, 5)


def test_a_contract_before_the_decision_is_refused(town):
    application = decided_application(town.home, town.sato)

    with refused(ApplicationReason.CONTRACT_TOO_EARLY):
        begin_work(application, town.sato, date(2026, 11, 4))


def test_a_contract_before_the_decision_counts_where_the_programme_lets_it(town):
    programme = open_programme(bars_contract_before_decision=False)
    application = decided_application(town.home, town.sato, programme=programme)

    begin_work(application, town.sato, date(2026, 11, 4))

    application.refresh_from_db()
    assert application.now is Stage.STARTED


def test_work_before_the_contract_is_refused(town):
    application = decided_application(town.home, town.sato)

    with refused(ApplicationReason.STARTED_BEFORE_CONTRACT):
        begin_work(application, town.sato, date(2026, 11, 12), started_on=date(2026, 11, 11))


# change


def test_a_change_is_asked_for_with_its_paper(town, common):
    application = decided_application(town.home, town.sato)

    submission = request_change(
        application=application, kind="CHANGE", before="柱", after="壁", reason="折れた", **common
    )

    application.refresh_from_db()
    assert application.now is Stage.CHANGE_REQUESTED
    assert {"key": "change-after", "label": "変えた後", "value": "壁"} in submission.answers


def test_a_change_says_what_changes(town, common):
    application = decided_application(town.home, town.sato)

    with refused(ApplicationReason.NOTHING_CHANGES):
        request_change(application=application, kind="CHANGE", reason="折れた", **common)


def test_a_change_never_raises_what_was_decided(town, common):
    application = decided_application(town.home, town.sato, decided_yen=100_000)
    change = {"kind": "CHANGE", "before": "柱", "after": "壁", "reason": "折れた"}

    with refused(ApplicationReason.MORE_THAN_DECIDED):
        request_change(application=application, requested_yen=100_001, **change, **common)
    request_change(application=application, requested_yen=100_000, **change, **common)


def with_two_cameras(town):
    application = reportable_application(town.home, town.sato)
    dropped = GrantCameraFactory(application=application, camera=planned_camera(town.home)).camera
    CostLineFactory(application=application, camera=dropped, yen=225_000)
    BudgetEntryFactory(programme=application.programme)
    return application, dropped


def test_a_camera_given_up_by_a_change_is_not_in_the_way_of_the_report(town, common):
    application, dropped = with_two_cameras(town)
    change = {"kind": "CHANGE", "reason": "1台をやめる", "given_up": [dropped]}

    submission = request_change(application=application, **change, **common)

    assert submission.answers[-1]["label"] == "設置をやめるカメラ"
    assert "は設置しません" in application.change_requests.get().after
    assert application.grant_cameras.count() == 2
    letter = LetterFactory(
        application=application, act=Act.APPROVE_CHANGE, amount_yen=300_000,
        drafted_by=town.hayashi,
    )  # fmt: skip
    assert "カメラ1台は、この補助の対象から外れます。" in effect_of(letter, TODAY)
    approve_letter(letter=letter, address=ADDRESS, by=town.ono, at=NOW)
    assert [row.camera == dropped for row in application.grant_cameras.all()] == [False]
    assert not application.cost_lines.filter(camera=dropped).exists()
    facts = facts_of(case_of(application, TODAY), Act.REPORT)
    lacking = [check.sentence for check in missing(checks_for(Act.REPORT, facts))]
    assert not [sentence for sentence in lacking if "設置日の記録" in sentence]


def test_what_a_camera_given_up_costs_counts_no_more(town, common):
    application, _dropped = with_two_cameras(town)
    first = application.grant_cameras.order_by("pk")[0].camera
    change = {"kind": "CHANGE", "reason": "1台をやめる", "given_up": [first]}
    request_change(application=application, **change, **common)
    application.refresh_from_db()

    money = money_of(case_of(application, TODAY))

    assert limit_of(Act.APPROVE_CHANGE, money) == 150_000


def test_refuses_to_give_up_all_cameras_by_a_change_and_those_of_another(town, common):
    application, _dropped = with_two_cameras(town)
    own = [row.camera for row in application.grant_cameras.all()]
    change = {"application": application, "kind": "CHANGE", "reason": "やめる", **common}

    with refused(ApplicationReason.ALL_GIVEN_UP):
        request_change(given_up=own, **change)
    with refused(ApplicationReason.CAMERA_ELSEWHERE):
        request_change(given_up=[planned_camera(town.home)], **change)


def test_giving_up_needs_only_a_reason(town, common):
    application = decided_application(town.home, town.sato, stage=Stage.STARTED, **SPENT)

    request_change(application=application, kind="CANCEL", reason="土地が使えない", **common)

    application.refresh_from_db()
    assert application.now is Stage.CHANGE_REQUESTED


# claim


@pytest.fixture
def settled(town):
    return decided_application(
        town.home, town.sato, stage=Stage.SETTLED, settled_yen=299_000, **SPENT, **DONE
    )


def test_the_settled_amount_is_claimed(settled, common):
    submission = claim(application=settled, account=ACCOUNT, **common)

    settled.refresh_from_db()
    assert settled.now is Stage.CLAIMED
    assert submission.requested_yen == 299_000
    assert settled.claim.holder == ACCOUNT.holder


def test_another_holder_is_looked_at_once_more(settled, common):
    """Row 24 of the worked cases."""
    private = Account(
        **{name: getattr(ACCOUNT, name) for name in Account.__slots__} | {"holder": "佐藤花子"}
    )

    with refused(ApplicationReason.HOLDER_DIFFERS):
        claim(application=settled, account=private, **common)
    claim(application=settled, account=private, holder_is_checked=True, **common)


def test_nothing_is_claimed_where_nothing_was_settled(settled, common):
    settled.settled_yen = 0
    settled.save()

    with refused(ApplicationReason.NOTHING_TO_CLAIM):
        claim(application=settled, account=ACCOUNT, **common)


def test_nothing_is_claimed_before_it_is_settled(town, common):
    application = decided_application(town.home, town.sato)

    with refused(SubsidyReason.NOT_NOW):
        claim(application=application, account=ACCOUNT, **common)


# yearly report


def report(application, common, year=2026):
    return report_year(
        application=application,
        fiscal_year=FiscalYear(year),
        condition="動いています",
        provision_count=0,
        complaint_count=1,
        **common,
    )


def test_a_year_is_reported_and_the_cameras_stay_held(holding, common):
    submission = report(holding, common)

    holding.refresh_from_db()
    assert holding.now is Stage.HOLDING
    assert {"key": "annual-complaints", "label": "苦情の件数", "value": "1件"} in submission.answers


def test_a_year_is_reported_once(holding, common):
    report(holding, common)

    with pytest.raises(ValidationError, match="もう済んでいます"):
        report(holding, common)


@pytest.mark.parametrize("year", [2025, 2027])
def test_refuses_a_year_before_the_cameras_stood_and_one_to_come(holding, common, year):
    with refused(ApplicationReason.YEAR_NOT_TO_REPORT):
        report(holding, common, year)


def test_the_year_that_ended_may_still_be_reported(holding, common):
    at = datetime.fromisoformat("2027-04-20T10:00:00+09:00")

    report(holding, common | {"at": at})

    assert holding.annual_reports.get().fiscal_year == 2026


# disposal


def dispose(application, common, **facts):
    return request_disposal(
        **(
            {
                "application": application,
                "cameras": [row.camera for row in application.grant_cameras.all()],
                "kind": "REMOVE",
                "reason": "建物を取り壊します。",
                "planned_on": date(2027, 2, 1),
            }
            | common
            | facts
        )
    )


def test_a_disposal_inside_the_five_years_goes_to_the_city(holding, common):
    submission = dispose(holding, common)

    holding.refresh_from_db()
    assert holding.now is Stage.DISPOSAL_REQUESTED
    assert holding.disposal_requests.get().cameras.count() == 1
    assert {
        "key": "disposal-kind",
        "label": "どうしますか",
        "value": "撤去する",
    } in submission.answers
    assert last_entry().verb == "補助金：財産処分の申請"


def test_after_the_five_years_nobody_is_asked(holding, common):
    with refused(ApplicationReason.FIVE_YEARS_OVER):
        dispose(holding, common, planned_on=date(2032, 4, 1))
    dispose(holding, common, planned_on=date(2032, 3, 31))


def test_refuses_a_disposal_that_has_happened(holding, common):
    with refused(ApplicationReason.DISPOSAL_IN_PAST):
        dispose(holding, common, planned_on=date(2026, 11, 22))


def test_refuses_a_disposal_of_nothing_and_of_another_s_camera(town, holding, common):
    other = reportable_application(town.away, town.yamamoto).grant_cameras.get().camera

    with refused(ApplicationReason.NO_CAMERA):
        dispose(holding, common, cameras=[])
    with refused(ApplicationReason.CAMERA_ELSEWHERE):
        dispose(holding, common, cameras=[other])
