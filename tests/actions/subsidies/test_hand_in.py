"""事前協議, 交付申請 and 実績報告 are handed in."""

from datetime import date

import pytest

from associations.models import Notice
from subsidies.actions.hand_in import hand_in
from subsidies.models import GrantApplication, Programme, ProgrammeWindow
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW
from tests.factories.grants import (
    consulting_programme,
    open_programme,
    planned_camera,
    reportable_application,
    whole_application,
)
from tests.factories.subsidies import (
    CostLineFactory,
    GrantApplicationFactory,
    GrantCameraFactory,
    ProgrammeFactory,
    ProgrammeWindowFactory,
)


@pytest.fixture
def send(town):
    return lambda application, act=Act.APPLY, **facts: hand_in(
        **(
            {"application": application, "act": act, "address": "https://house.invalid",
             "by": town.sato, "at": NOW} | facts
        )
    )  # fmt: skip


def test_keeps_the_answers_moves_on_and_gives_numbers(town, send):
    application = whole_application(town.home, town.sato)

    submission = send(application)

    application.refresh_from_db()
    assert application.now is Stage.APPLIED
    assert application.number == "R8-001"
    assert submission.receipt_number == "R8-001-1"
    assert submission.requested_yen == 300_000
    answers = {row["label"]: row["value"] for row in submission.answers}
    assert answers["設置する理由"] == application.purpose
    assert answers["申請する額"] == "300,000円"
    assert last_entry().verb == "補助金：交付申請"


def test_what_was_handed_in_does_not_change_with_the_application(town, send):
    application = whole_application(town.home, town.sato)
    submission = send(application)

    GrantApplication.objects.filter(pk=application.pk).update(purpose="べつの理由")

    submission.refresh_from_db()
    assert "べつの理由" not in str(submission.answers)


def test_tells_the_city_and_the_officers_without_naming_anybody(town, send):
    send(whole_application(town.home, town.sato))

    told = {notice.to: notice.body for notice in Notice.objects.all()}
    assert town.hayashi.email in told
    assert town.sato.email in told
    assert "佐藤" not in "".join(told.values())
    assert town.yamamoto.email not in told


def test_freezes_the_programme(town, send):
    programme = open_programme()

    send(whole_application(town.home, town.sato, programme=programme))

    programme.refresh_from_db()
    assert programme.frozen_by == town.sato


def test_numbers_run_through_the_fiscal_year(town, send):
    first, second = open_programme(), open_programme()
    send(whole_application(town.home, town.sato, programme=first))

    application = whole_application(town.home, town.sato, programme=second)
    send(application)

    application.refresh_from_db()
    assert application.number == "R8-002"
    assert Programme.objects.filter(frozen_at=None).count() == 0


def test_a_second_time_keeps_its_number_and_counts_the_attempt(town, send):
    application = whole_application(town.home, town.sato)
    send(application)
    GrantApplication.objects.filter(pk=application.pk).update(stage=Stage.RETURNED)

    again = send(application)

    assert (again.attempt, again.receipt_number) == (2, "R8-001-2")


def test_a_consultation_goes_first_where_the_programme_wants_it(town, send):
    application = whole_application(town.home, town.sato, programme=consulting_programme())

    with refused(ApplicationReason.WINDOW_CLOSED):
        send(application)
    send(application, Act.CONSULT)

    application.refresh_from_db()
    assert application.now is Stage.CONSULTED


def test_the_extra_window_takes_those_without_consultation(town, send):
    programme = ProgrammeFactory(needs_consultation=True)
    ProgrammeWindowFactory(programme=programme, kind=ProgrammeWindow.Kind.EXTRA)

    send(whole_application(town.home, town.sato, programme=programme))


def test_refuses_after_the_last_day(town, send):
    application = whole_application(town.home, town.sato)
    application.programme.windows.update(closes_on=date(2026, 11, 22))

    with refused(ApplicationReason.WINDOW_CLOSED):
        send(application)


def test_takes_it_on_the_last_day_until_midnight(town, send):
    application = whole_application(town.home, town.sato)
    application.programme.windows.update(closes_on=date(2026, 11, 23))

    send(application, at=NOW.replace(hour=23, minute=59))


def test_refuses_while_something_is_missing_and_says_what(town, send):
    application = whole_application(town.home, town.sato, purpose="")

    with refused(SubsidyReason.NOT_READY):
        send(application)


def test_refuses_while_the_city_reads(town, send):
    application = whole_application(town.home, town.sato, stage=Stage.APPLIED)

    with refused(SubsidyReason.NOT_NOW):
        send(application)


def test_an_application_of_the_first_form_is_handed_in_without_the_police_page(town, send):
    application = whole_application(town.home, town.sato, form_version=1)

    submission = send(application)

    assert "police" not in {row["key"] for row in submission.answers}
    assert "costs" in {row["key"] for row in submission.answers}


def test_a_report_carries_the_settled_sum(town, send):
    application = reportable_application(town.home, town.sato)

    submission = send(application, Act.REPORT)

    assert submission.requested_yen == 300_000
    application.refresh_from_db()
    assert application.now is Stage.REPORTED


def test_the_cap_of_an_association_counts_all_decisions_of_the_programme(town, send):
    """Row 22 of the worked cases: 200,000 yen were decided before, 100,000 are left."""
    programme = open_programme()
    GrantApplicationFactory(
        programme=programme, association=town.home, decided=True, decided_yen=200_000
    )
    application = whole_application(town.home, town.sato, programme=programme)

    with refused(SubsidyReason.NOT_READY):
        send(application)
    GrantApplication.objects.filter(pk=application.pk).update(requested_yen=100_000)
    assert send(application).requested_yen == 100_000


def test_another_subsidy_bars_where_the_programme_says_so(town, send):
    """Row 21."""
    application = whole_application(town.home, town.sato, other_subsidy_yen=250_000)

    with refused(SubsidyReason.NOT_READY):
        send(application)


def test_less_than_a_thousand_yen_is_nothing(town, send):
    application = whole_application(town.home, town.sato, requested_yen=1)
    application.cost_lines.update(yen=1_499)

    with refused(SubsidyReason.NOT_READY):
        send(application)


def test_two_cameras_share_what_is_common(town, send):
    application = whole_application(town.home, town.sato, requested_yen=150_000)
    GrantCameraFactory(application=application, camera=planned_camera(town.home))
    application.cost_lines.update(yen=112_000)
    CostLineFactory(application=application, yen=113_500)

    assert send(application).requested_yen == 150_000


IN_JUNE = date(2026, 6, 10)


@pytest.fixture
def closed_in_june():
    programme = ProgrammeFactory()
    days = {"opens_on": date(2026, 6, 1), "closes_on": date(2026, 6, 30)}
    ProgrammeWindowFactory(programme=programme, **days)
    return programme


def test_the_day_of_the_paper_counts_for_the_city_only(town, send, closed_in_june):
    facts = {"programme": closed_in_june, "paper_received_on": IN_JUNE}
    application = whole_application(town.home, town.hayashi, **facts)

    with refused(ApplicationReason.WINDOW_CLOSED):
        send(application, by=town.sato)
    send(application, by=town.hayashi)

    application.refresh_from_db()
    assert application.now is Stage.APPLIED


@pytest.mark.parametrize("who", ["sato", "hayashi"])
def test_what_follows_the_selection_counts_by_today(town, send, who):
    programme = ProgrammeFactory(needs_consultation=True)
    ProgrammeWindowFactory(
        programme=programme,
        kind=ProgrammeWindow.Kind.CONSULTATION,
        opens_on=date(2026, 6, 1),
        closes_on=date(2026, 6, 30),
    )
    ProgrammeWindowFactory(programme=programme)
    facts = {"programme": programme, "paper_received_on": IN_JUNE, "selected_yen": 300_000}
    application = whole_application(town.home, town.hayashi, stage=Stage.SELECTED, **facts)

    send(application, by=getattr(town, who))

    application.refresh_from_db()
    assert application.now is Stage.APPLIED
