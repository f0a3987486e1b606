"""Owner, answer, remedy, end of a complaint: the success, then each refusal."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from associations.models import Notice
from civic.actors import SystemActor
from disclosures.actions.answer_complaint import answer_complaint
from disclosures.actions.assign_complaint import assign_complaint
from disclosures.actions.close_complaint import close_complaint
from disclosures.actions.keep_answer_letter import keep_answer_letter
from disclosures.actions.take_remedy import take_remedy
from disclosures.models import Complaint
from disclosures.rules.complaints import ComplaintState, Remedy
from disclosures.rules.reasons_outside import ComplaintReason
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import FieldOfViewFactory
from tests.factories.civic import PDF
from tests.factories.days import NOW
from tests.factories.disclosures import ComplaintFactory


@pytest.fixture
def complaint(town):
    return ComplaintFactory(association=town.home, owner=None)


@pytest.fixture
def closed(town, complaint):
    answered = answer_complaint(complaint=complaint, answer="映りません。", by=town.sato, at=NOW)
    remedied = take_remedy(
        complaint=answered, remedy=Remedy.EXPLAINED, remarks="図で見せた", by=town.sato, at=NOW
    )
    return close_complaint(complaint=remedied, by=town.sato, at=NOW)


def remedy(complaint, town, **changes):
    facts = {"remedy": Remedy.EXPLAINED, "remarks": "図で見せた", "by": town.sato, "at": NOW}
    return take_remedy(complaint=complaint, **facts | changes)


def test_an_owner_is_told(town, complaint):
    made = assign_complaint(complaint=complaint, owner=town.tanaka, by=town.sato, at=NOW)

    assert made.state is ComplaintState.IN_HAND
    assert Notice.objects.get().to == town.tanaka.email
    assert last_entry().facts["人"] == town.tanaka.journal_name


def test_who_takes_it_on_gets_no_mail(town, complaint):
    assign_complaint(complaint=complaint, owner=town.sato, by=town.sato, at=NOW)

    assert not Notice.objects.exists()


@pytest.mark.parametrize("name", ["yamamoto", "mori", "hayashi"])
def test_refuses_an_owner_who_is_no_officer_of_the_day(town, complaint, name):
    with refused(ComplaintReason.OWNER_WITHOUT_POST):
        assign_complaint(complaint=complaint, owner=getattr(town, name), by=town.sato, at=NOW)


def test_an_answer_says_how_late_it_is(town, complaint):
    made = answer_complaint(
        complaint=complaint, answer="映りません。", by=town.tanaka, at=NOW + timedelta(days=16)
    )

    assert made.state is ComplaintState.ANSWERED
    assert made.owner == town.tanaka
    assert last_entry().facts["期限からの日数"] == 2


def test_an_owner_stays_who_another_answers(town, complaint):
    assign_complaint(complaint=complaint, owner=town.tanaka, by=town.sato, at=NOW)

    assert (
        answer_complaint(complaint=complaint, answer="映りません。", by=town.sato, at=NOW).owner
        == town.tanaka
    )


@pytest.mark.parametrize("answer", ["", " 　\n"])
def test_refuses_an_empty_answer(town, complaint, answer):
    with refused(ComplaintReason.ANSWER_MISSING):
        answer_complaint(complaint=complaint, answer=answer, by=town.sato, at=NOW)


def test_refuses_to_answer_twice(town, complaint):
    answer_complaint(complaint=complaint, answer="映りません。", by=town.sato, at=NOW)
    with refused(ComplaintReason.ALREADY_ANSWERED):
        answer_complaint(complaint=complaint, answer="映ります。", by=town.sato, at=NOW)


def test_refuses_a_remedy_that_says_nothing(town, complaint):
    with refused(ComplaintReason.REMEDY_MISSING):
        remedy(complaint, town, remarks=" ")


def test_refuses_to_turn_an_unknown_camera(town, complaint):
    with refused(ComplaintReason.NO_CAMERA_TO_TURN):
        remedy(complaint, town, remedy=Remedy.TURNED)


def test_the_end_gives_names_their_last_day(town, closed):
    assert closed.state is ComplaintState.CLOSED
    assert closed.name_until == date(2027, 11, 23)
    assert last_entry().facts["氏名の最終保存日"] == "2027-11-23"


def test_refuses_to_close_what_is_not_answered(town, complaint):
    remedy(complaint, town)
    with refused(ComplaintReason.NOT_ANSWERED):
        close_complaint(complaint=complaint, by=town.sato, at=NOW)


def test_refuses_to_close_where_nothing_was_done(town, complaint):
    answer_complaint(complaint=complaint, answer="映りません。", by=town.sato, at=NOW)
    with refused(ComplaintReason.REMEDY_MISSING):
        close_complaint(complaint=complaint, by=town.sato, at=NOW)


def test_a_camera_to_be_turned_has_its_new_view_before_the_end(town):
    view = FieldOfViewFactory(camera__site__association=town.home)
    complaint = ComplaintFactory(association=town.home, camera=view.camera)
    answer_complaint(complaint=complaint, answer="向きを変えます。", by=town.sato, at=NOW)
    remedy(complaint, town, remedy=Remedy.TURNED)
    with refused(ComplaintReason.NOT_TURNED):
        close_complaint(complaint=complaint, by=town.sato, at=NOW)

    view.ended_on = NOW.date()
    view.save()
    FieldOfViewFactory(camera=view.camera, recorded_at=NOW + timedelta(hours=1))

    assert close_complaint(complaint=complaint, by=town.sato, at=NOW + timedelta(hours=2)).closed_at


def test_refuses_everything_after_the_end(town, closed):
    facts = {"complaint": closed, "by": town.sato, "at": NOW}
    with refused(ComplaintReason.ALREADY_CLOSED):
        assign_complaint(owner=town.sato, **facts)
    with refused(ComplaintReason.ALREADY_CLOSED):
        answer_complaint(answer="もう一度", **facts)
    with refused(ComplaintReason.ALREADY_CLOSED):
        remedy(closed, town)
    with refused(ComplaintReason.ALREADY_CLOSED):
        close_complaint(**facts)


def test_the_first_letter_stays(town, complaint):
    facts = {"complaint": complaint, "by": SystemActor("papers"), "at": NOW}

    first = keep_answer_letter(content=PDF, **facts)

    assert keep_answer_letter(content=PDF + b"again", **facts) == first


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"content": ""}, "says_something"),
        ({"answer": "映りません。"}, "answer_is_whole"),
        ({"answered_at": NOW}, "answer_is_whole"),
        ({"closed_at": NOW}, "closed_when_answered"),
        ({"name_until": date(2027, 1, 1)}, "closed_when_answered"),
    ],
)
def test_the_database_refuses_half_a_fact(complaint, changes, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(**changes)
