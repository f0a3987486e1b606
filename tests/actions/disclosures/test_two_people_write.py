"""Showing and giving are written down by one of the two, within what was asked; the other is told."""

from datetime import timedelta

import pytest

from associations.models import Appointment, Notice
from disclosures.actions.record_viewing import record_viewing
from disclosures.models import Provision, Viewing
from disclosures.rules.reasons_provision import ProvisionReason
from disclosures.rules.stages import Outcome
from tests.actions.disclosures.desk import ADDRESS
from tests.actions.disclosures.test_hand_over import (  # noqa: F401 - fixtures
    _own_folders,
    copies,
    decision,
    facts_of,
    give,
    unwritten,
)
from tests.actions.refusals import refused
from tests.factories.asked import decided_on, write_video
from tests.factories.associations import AppointmentFactory
from tests.factories.days import NOW, TODAY

MINUTE = timedelta(minutes=1)
SHOWN = {
    "began_at": NOW - 20 * MINUTE,
    "ended_at": NOW - 10 * MINUTE,
    "place": "集会所の事務室",
    "viewers": "見本警察署 見本 太郎",
    "footage": "1号カメラ",
}


@pytest.fixture
def to_show(house):
    write_video(house)
    return decided_on(house, Outcome.SHOW)


def show(town, decision, **changes) -> Viewing:  # noqa: F811
    people = {"shown_by": town.sato, "witness": town.tanaka, "by": town.sato}
    said = SHOWN | people | {"address": ADDRESS, "at": NOW}
    return record_viewing(decision=decision, **said | changes)


def third(town):
    AppointmentFactory(user=town.mori, association=town.home, role="OFFICER")
    return town.mori


def told() -> list[str]:
    return [each.to for each in Notice.objects.filter(subject__contains="あなたの名前")]


def test_a_third_person_writes_no_hand_over(town, decision, copies):  # noqa: F811
    with refused(ProvisionReason.RECORDED_BY_THIRD):
        give(town, decision, copies, by=third(town))


def test_a_third_person_writes_no_viewing(town, to_show):
    with refused(ProvisionReason.RECORDED_BY_THIRD):
        show(town, to_show, by=third(town))


def test_the_other_of_the_two_is_told_of_a_hand_over(town, decision, copies):  # noqa: F811
    give(town, decision, copies, by=town.tanaka)

    assert told() == [town.sato.email]


def test_the_other_of_the_two_is_told_of_a_viewing(town, to_show):
    show(town, to_show)

    assert told() == [town.tanaka.email]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ended_at": NOW - 21 * MINUTE}, ProvisionReason.ENDED_BEFORE_BEGUN),
        ({"ended_at": NOW + MINUTE}, ProvisionReason.VIEWING_IN_FUTURE),
        ({"began_at": NOW - 31 * MINUTE}, ProvisionReason.SHOWN_BEFORE_DECISION),
    ],
)
def test_a_viewing_at_a_moment_that_cannot_be_is_refused(town, to_show, changes, reason):
    with refused(reason):
        show(town, to_show, **changes)
    assert not Viewing.objects.exists()


def test_nothing_is_shown_that_was_not_decided(town, house):
    write_video(house)
    refusal = decided_on(house, Outcome.REFUSE)

    with refused(ProvisionReason.NOT_ALLOWED_TO_SHOW):
        show(town, refusal)


def test_a_witness_whose_post_was_entered_later_was_no_witness_then(town, decision, copies):  # noqa: F811
    Appointment.objects.filter(user=town.tanaka).update(recorded_at=NOW + MINUTE)

    with refused(ProvisionReason.WITNESS_ELSEWHERE):
        give(town, decision, copies)


@pytest.mark.parametrize("side", ["from_at", "to_at"])
def test_no_other_hours_than_those_asked_for_are_given(town, decision, copies, side):  # noqa: F811
    wider = timedelta(minutes=5 if side == "to_at" else -5)
    facts = facts_of(decision, **{side: getattr(decision.inquiry, side) + wider})

    with refused(ProvisionReason.OUTSIDE_ASKED):
        give(town, decision, copies, facts=facts)


def test_fewer_minutes_than_asked_for_are_given(town, decision, copies):  # noqa: F811
    facts = facts_of(decision, to_at=decision.inquiry.to_at - 5 * MINUTE)

    assert give(town, decision, copies, facts=facts).to_at == facts.to_at


@pytest.mark.parametrize(
    "paper", [{"document_number": "別の番号"}, {"document_on": TODAY - timedelta(days=1)}]
)
def test_nothing_is_given_under_another_paper(town, decision, copies, paper):  # noqa: F811
    with refused(ProvisionReason.DOCUMENT_DIFFERS):
        give(town, decision, copies, facts=facts_of(decision, **paper))


def test_what_this_system_keeps_is_not_typed_as_taken_from_the_pole(town, house):
    write_video(house)
    managed = decided_on(house)

    with refused(ProvisionReason.NO_ON_SITE_RECORDER):
        give(town, managed, taken=["動画ファイル1本"])


def test_the_disk_itself_may_be_given_or_seized(town, house):
    write_video(house)
    managed = decided_on(house)
    facts = facts_of(managed, medium=Provision.Medium.DISK)

    assert give(town, managed, taken=["録画装置のディスク1台"], facts=facts).files.count() == 1
