"""From the door to the hold: receive, place, secure, rescue; each refusal with its reason."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from associations.models import Notice
from civic.models import JournalDetail
from disclosures.actions.finish_rescue import finish_rescue
from disclosures.actions.place_in_time import place_in_time
from disclosures.actions.receive_inquiry import Asker, receive_inquiry
from disclosures.actions.secure_footage import secure_footage
from disclosures.models import RescueTask
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Stage
from retention.models import PreservationHold
from retention.models.footage import Stage as FileStage
from retention.rules.grounds import Ground
from retention.rules.reasons_hold import HoldReason
from tests.actions.disclosures.desk import ADDRESS, FROM, TO, card_in, footage_at, inquiry_at
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import CameraFactory
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import DeputyFactory, RescueTaskFactory

OFFICER = Asker(agency="見本警察署", requester="見本 太郎", purpose="自転車盗の捜査のため")


def receive(town, **changes):
    facts = {
        "association": town.home,
        "kind": InquiryKind.POLICE,
        "asker": OFFICER,
        "address": ADDRESS,
        "by": town.tanaka,
        "at": NOW,
    }
    return receive_inquiry(**facts | changes)


def place(town, house, inquiry, **changes):
    facts = {
        "inquiry": inquiry,
        "spot": "集会所前",
        "from_at": FROM,
        "to_at": TO,
        "cameras": [house.camera],
        "by": town.tanaka,
        "at": NOW,
    }
    return place_in_time(**facts | changes)


def secure(town, inquiry, **changes):
    facts = {"inquiry": inquiry, "address": ADDRESS, "by": town.tanaka, "at": NOW}
    return secure_footage(**facts | changes)


# --- receive_inquiry ---


def test_an_inquiry_is_written_down_with_its_paper_still_missing(town):
    inquiry = receive(town)

    assert (inquiry.number, inquiry.now, inquiry.arrival) == (1, Stage.RECEIVED, "NOT_YET")
    assert (inquiry.received_by, inquiry.identity_seen_at) == (town.tanaka, None)


def test_numbers_run_on_within_the_association(town):
    receive(town)

    assert receive(town, asker=Asker(agency="別の署")).number == 2
    assert receive(town, association=town.away, by=town.yamamoto).number == 1


def test_a_proof_that_was_shown_is_recorded_with_its_time(town):
    inquiry = receive(town, identity_proof="警察手帳")

    assert (inquiry.identity_proof, inquiry.identity_seen_at) == ("警察手帳", NOW)
    assert inquiry.identity_seen_by == town.tanaka


def test_names_stay_out_of_the_journal(town):
    receive(town)

    entry = last_entry()
    assert "見本" not in str(entry.facts)
    assert "見本 太郎" in JournalDetail.objects.get(entry_id=entry.pk).values["求めた人"]


def test_whoever_decides_is_told_by_a_mail_that_names_nobody(town):
    DeputyFactory(association=town.home, user=town.tanaka, named_by=town.sato)
    receive(town)

    letters = Notice.objects.all()
    assert [each.to for each in letters] == [town.sato.email]
    assert "見本" not in letters[0].subject + letters[0].body.replace(town.home.name, "")


@pytest.mark.parametrize("kind", [each for each in InquiryKind if each.ground])
def test_refuses_nobody_who_asks_for_something(town, kind):
    with refused(InquiryReason.REQUESTER_MISSING):
        receive(town, kind=kind, asker=Asker(purpose="何か"))


def test_whoever_is_refused_anyhow_need_not_say_his_name(town):
    assert receive(town, kind=InquiryKind.OTHER, asker=Asker()).requester == ""


# --- place_in_time ---


def test_place_and_time_are_recorded(town, house):
    point = (Decimal("33.957800"), Decimal("130.941500"))
    inquiry = place(town, house, inquiry_at(town, from_at=None, to_at=None), point=point)

    assert (inquiry.spot, inquiry.from_at, inquiry.to_at) == ("集会所前", FROM, TO)
    assert (inquiry.latitude, inquiry.longitude) == point
    assert list(inquiry.cameras.all()) == [house.camera]
    assert last_entry().facts["カメラ"] == 1


def test_refuses_no_camera(town, house):
    with refused(InquiryReason.CAMERAS_MISSING):
        place(town, house, inquiry_at(town), cameras=[])


def test_refuses_a_camera_of_another_association(town, house):
    with refused(InquiryReason.CAMERA_ELSEWHERE):
        place(town, house, inquiry_at(town), cameras=[CameraFactory(site__association=town.away)])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"from_at": NOW + timedelta(hours=1)}, HoldReason.NOT_BEGUN),
        ({"to_at": FROM}, HoldReason.ENDS_BEFORE),
        ({"to_at": NOW + timedelta(days=1)}, HoldReason.AFTER_TODAY),
    ],
)
def test_refuses_a_time_that_cannot_be(town, house, changes, reason):
    with refused(reason):
        place(town, house, inquiry_at(town), **changes)


@pytest.mark.parametrize("stage", [Stage.PROVIDED, Stage.WITHDRAWN])
def test_refuses_to_place_what_is_over(town, house, stage):
    with refused(InquiryReason.WRONG_STAGE):
        place(town, house, inquiry_at(town, stage=stage))


def test_another_time_is_held_anew(town, house):
    footage_at(house)
    inquiry = secure(town, inquiry_at(town, house)).inquiry

    same = place(town, house, inquiry)
    assert same.hold == inquiry.hold
    wider = place(town, house, same, to_at=TO + timedelta(hours=2))
    assert wider.hold is None
    assert secure(town, wider).placed.hold.to_at == TO + timedelta(hours=2)


# --- secure_footage ---


def test_managed_footage_is_held_on_the_ground_of_the_inquiry(town, house):
    file = footage_at(house)
    secured = secure(town, inquiry_at(town, house))

    file.refresh_from_db()
    hold = secured.placed.hold
    assert (secured.placed.held, secured.rescues) == (1, ())
    assert secured.inquiry.hold == hold
    assert (hold.ground, hold.reason) == (Ground.INVESTIGATION, "自転車盗の捜査のため")
    assert file.held_until == hold.ends_on


def test_an_on_site_recorder_gets_a_task_with_its_deadline(town, house):
    card_in(house, town, oldest_frame_at=NOW - timedelta(days=5), newest_frame_at=NOW)
    footage_at(house)

    (task,) = secure(town, inquiry_at(town, house)).rescues

    assert task.due_at == FROM + timedelta(days=5)
    assert (task.begun_by, task.finished_at) == (town.tanaka, None)


def test_the_recorders_own_clock_is_set_right_first(town, house):
    card_in(
        house, town, clock_error=3600,
        oldest_frame_at=NOW - timedelta(days=5), newest_frame_at=NOW, set_days=14,
    )  # fmt: skip

    (task,) = secure(town, inquiry_at(town, house)).rescues

    assert task.due_at == FROM + timedelta(days=5)


def test_where_nobody_has_looked_somebody_goes_at_once(town, house):
    recorder = card_in(house, town)

    (task,) = secure(town, inquiry_at(town, house)).rescues

    assert (task.recorder, task.due_at) == (recorder, NOW)


def test_a_second_time_only_what_is_new_is_done(town, house):
    footage_at(house)
    inquiry = secure(town, inquiry_at(town, house)).inquiry
    recorder = card_in(house, town)

    again = secure(town, inquiry)

    assert (again.placed, [task.recorder for task in again.rescues]) == (None, [recorder])
    with refused(InquiryReason.ALREADY_SECURED):
        secure(town, again.inquiry)


def test_a_hold_that_lapsed_is_placed_anew_by_another(town, house):
    footage_at(house, last_day_kept=TODAY + timedelta(days=20))
    inquiry = secure(town, inquiry_at(town, house)).inquiry

    later = secure(town, inquiry, by=town.sato, at=NOW + timedelta(days=10))

    assert later.placed.hold != inquiry.hold


def test_refuses_what_was_never_placed(town):
    with refused(InquiryReason.NOTHING_TO_SECURE):
        secure(town, inquiry_at(town))


def test_refuses_what_no_ground_carries(town, house):
    with refused(InquiryReason.NO_GROUND):
        secure(town, inquiry_at(town, house, kind=InquiryKind.OTHER))


def test_refuses_where_nothing_is_left(town, house):
    footage_at(house, stage=FileStage.ERASED)
    with refused(InquiryReason.NOTHING_LEFT):
        secure(town, inquiry_at(town, house))


@pytest.mark.parametrize("stage", [Stage.REFUSED, Stage.WITHDRAWN, Stage.PROVIDED])
def test_refuses_to_secure_what_is_over(town, house, stage):
    with refused(InquiryReason.WRONG_STAGE):
        secure(town, inquiry_at(town, house, stage=stage))


def test_hold_and_tasks_are_made_together_or_not_at_all(town, house):
    """The hold is refused to whoever let it lapse; then no task is made either."""
    footage_at(house, last_day_kept=TODAY + timedelta(days=20))
    inquiry = secure(town, inquiry_at(town, house)).inquiry
    card_in(house, town)

    with refused(HoldReason.PLACED_BEFORE):
        secure(town, inquiry, at=NOW + timedelta(days=10))

    assert PreservationHold.objects.count() == 1
    assert RescueTask.objects.count() == 0


# --- finish_rescue ---


def rescue(town, **facts):
    return RescueTaskFactory(inquiry=inquiry_at(town, **facts))


def test_what_came_of_it_is_recorded(town):
    task = finish_rescue(
        task=rescue(town), ending="SECURED", remarks="金庫に入れた", by=town.sato, at=NOW
    )

    assert (task.ending, task.finished_by, task.finished_at) == ("SECURED", town.sato, NOW)
    assert last_entry().facts["結果"] == task.get_ending_display()


def test_refuses_a_second_result(town):
    task = finish_rescue(task=rescue(town), ending="GONE", by=town.sato, at=NOW)

    with refused(InquiryReason.NO_RESCUE_LEFT):
        finish_rescue(task=task, ending="SECURED", by=town.sato, at=NOW)


def test_refuses_a_result_that_does_not_exist(town):
    with pytest.raises(ValidationError):
        finish_rescue(task=rescue(town), ending="LOST", by=town.sato, at=NOW)
