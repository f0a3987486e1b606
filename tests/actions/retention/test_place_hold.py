"""The action `place_hold`: which files it keeps, what it tells, and each refusal."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from associations.models import Notice
from civic.models import JournalDetail
from civic.refusals import HOUSE_RULE
from retention.actions.place_hold import place_hold
from retention.actions.release_hold import release_hold
from retention.models import Footage, HeldFootage, PreservationHold
from retention.models.footage import Stage
from retention.rules.grounds import Ground
from retention.rules.reasons_hold import HoldReason
from tests.actions.refusals import last_entry, refused
from tests.factories.associations import AppointmentFactory, UserFactory
from tests.factories.cameras import CameraFactory
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.holds import PROVISIONAL_END
from tests.factories.retention import ChannelFactory, FootageFactory, RecorderFactory

FROM = datetime(2026, 11, 12, 20, 0, tzinfo=JAPAN)
TO = datetime(2026, 11, 13, 6, 0, tzinfo=JAPAN)
MINUTE = timedelta(minutes=1)


def place(town, house, **changes):
    facts = {
        "association": town.home,
        "cameras": [house.camera],
        "from_at": FROM,
        "to_at": TO,
        "ground": Ground.INVESTIGATION,
        "requester": "下関警察署 刑事第一課",
        "reason": "自転車盗の捜査",
        "address": "http://testserver",
        "by": town.tanaka,
        "at": NOW,
    }
    return place_hold(**facts | changes)


def file(house, moment, **facts):
    """Its last day has passed, so that only the hold keeps it."""
    day = moment.astimezone(JAPAN).date()
    usual = {
        "recorder": house.recorder,
        "channel": house.channel,
        "started_at": moment,
        "recorded_on": day,
        "last_day_kept": TODAY - timedelta(days=1),
    }
    return FootageFactory(**usual | facts)


def held(placed) -> set[int]:
    return set(HeldFootage.objects.filter(hold=placed.hold).values_list("footage", flat=True))


def test_a_hold_lasts_seven_days_and_is_provisional(town, house):
    hold = place(town, house).hold

    assert hold.ends_on == PROVISIONAL_END
    assert (hold.placed_by, hold.confirmed_at, hold.document_number) == (town.tanaka, None, "")
    assert list(hold.cameras.all()) == [house.camera]


def test_the_number_of_days_is_a_setting(town, house, settings):
    settings.PROVISIONAL_HOLD_DAYS = 3

    assert place(town, house).hold.ends_on == date(2026, 11, 26)


def test_keeps_what_began_between_the_two_moments_and_no_more(town, house):
    first, last = file(house, FROM), file(house, TO)
    file(house, TO + MINUTE)

    placed = place(town, house)

    assert held(placed) == {first.pk, last.pk}
    assert placed.held == 2
    first.refresh_from_db()
    assert first.held_until == PROVISIONAL_END


def test_keeps_the_one_file_of_each_channel_that_may_reach_into_it(town, house):
    second = ChannelFactory(recorder=house.recorder, camera=house.camera, key="02")
    reaching = file(house, FROM - MINUTE)
    file(house, FROM - 2 * MINUTE)
    other = file(house, FROM - timedelta(hours=24), channel=second)

    assert held(place(town, house)) == {reaching.pk, other.pk}


def test_a_file_that_began_over_a_day_before_does_not_reach_into_it(town, house):
    file(house, FROM - timedelta(hours=24) - MINUTE)

    assert held(place(town, house)) == set()


def test_the_file_before_a_last_one_that_is_gone_is_not_kept_in_its_stead(town, house):
    file(house, FROM - MINUTE, stage=Stage.ERASED)
    file(house, FROM - 2 * MINUTE)

    placed = place(town, house)

    assert (placed.held, placed.gone) == (0, 1)


def test_leaves_other_cameras_alone(town, house):
    other = ChannelFactory(
        recorder=house.recorder, camera=CameraFactory(site__association=town.home), key="02"
    )
    file(house, FROM, channel=other)
    file(house, FROM, channel=None, recorder=RecorderFactory(association=town.home))

    assert place(town, house).held == 0


def test_keeps_by_its_moment_what_no_known_channel_of_the_recorder_wrote(town, house):
    within, last = file(house, FROM, channel=None), file(house, TO, channel=None)
    reaching = file(house, FROM - 10 * MINUTE, channel=None, modified_at=FROM)
    file(house, FROM - 20 * MINUTE, channel=None, modified_at=FROM - 10 * MINUTE)
    file(house, TO + MINUTE, channel=None)

    placed = place(town, house)

    assert held(placed) == {within.pk, last.pk, reaching.pk}
    assert within not in Footage.objects.due(TODAY)


def test_keeps_by_day_what_an_officer_dated_since_its_hour_is_not_to_be_trusted(town, house):
    wrong_clock = file(
        house, datetime(2027, 1, 1, 1, 0, tzinfo=JAPAN), recorded_on=date(2026, 11, 13)
    )
    no_camera = file(house, FROM, started_at=None, channel=None)
    file(house, FROM, started_at=None, recorded_on=date(2026, 11, 14))

    assert held(place(town, house)) == {wrong_clock.pk, no_camera.pk}


def test_counts_what_is_being_erased_and_what_is_gone(town, house):
    file(house, FROM)
    claimed = file(house, FROM + MINUTE, stage=Stage.ERASING)
    file(house, FROM + 2 * MINUTE, stage=Stage.ERASED)
    file(house, FROM + 3 * MINUTE, stage=Stage.MISSING)

    placed = place(town, house)

    assert (placed.held, placed.being_erased, placed.gone) == (1, 1, 2)
    claimed.refresh_from_db()
    assert claimed.held_until is None


def test_what_is_held_is_no_longer_due_and_can_be_read_until_the_last_day(town, house):
    kept = file(house, FROM)
    assert kept in Footage.objects.due(TODAY)

    place(town, house)

    assert kept not in Footage.objects.due(PROVISIONAL_END)
    assert kept in Footage.objects.readable(PROVISIONAL_END)
    after = PROVISIONAL_END + timedelta(days=1)
    assert kept in Footage.objects.due(after)
    assert kept not in Footage.objects.readable(after)


def test_a_second_hold_never_shortens_the_first(town, house):
    kept = file(house, FROM)
    place(town, house)
    Footage.objects.filter(pk=kept.pk).update(held_until=date(2027, 1, 31))

    place(town, house)

    kept.refresh_from_db()
    assert kept.held_until == date(2027, 1, 31)


@pytest.mark.parametrize("days", [1, 7, 8, 37])
def test_the_same_person_cannot_keep_the_same_footage_week_by_week(town, house, days):
    file(house, FROM, last_day_kept=TODAY + timedelta(days=60))
    place(town, house)
    later = NOW + timedelta(days=days)

    with refused(HoldReason.PLACED_BEFORE):
        place(town, house, from_at=FROM - MINUTE, at=later)
    assert PreservationHold.objects.count() == 1

    assert place(town, house, by=town.sato, at=later).held == 1


def test_the_same_person_may_place_again_what_is_not_kept_longer_by_it(town, house):
    file(house, FROM)
    place(town, house)

    assert place(town, house).hold.pk
    other = {"from_at": FROM + timedelta(days=2), "to_at": TO + timedelta(days=2)}
    assert place(town, house, **other, at=NOW + timedelta(days=1)).hold.pk
    assert place(town, house, at=NOW + timedelta(days=40)).hold.pk


def test_releasing_it_first_does_not_help_and_a_confirmed_one_does_not_hinder(town, house):
    file(house, FROM)
    hold = place(town, house).hold
    tomorrow = NOW + timedelta(days=1)
    release_hold(hold=hold, by=town.tanaka, at=tomorrow)

    with refused(HoldReason.PLACED_BEFORE):
        place(town, house, at=tomorrow)
    PreservationHold.objects.update(
        confirmed_at=NOW, confirmed_by=town.sato, document_number="第1号"
    )
    assert place(town, house, at=tomorrow).held == 1


def test_the_journal_says_who_and_how_many_and_keeps_the_names_apart(town, house):
    file(house, FROM)

    place(town, house)

    entry = last_entry()
    assert (entry.verb, entry.actor) == ("映像を仮保全した", town.tanaka.journal_name)
    assert (entry.facts["保全"], entry.facts["根拠"]) == (1, "規程6(2)イ")
    assert "下関警察署" not in str(entry.facts)
    assert JournalDetail.objects.get(entry_id=entry.pk).values["求めた人"].startswith("下関警察署")


def test_the_others_who_can_confirm_get_a_mail_that_names_nobody(town, house):
    treasurer = AppointmentFactory(user=UserFactory(), association=town.home, role="TREASURER")
    hold = place(town, house).hold

    letter = Notice.objects.get()

    assert letter.to == town.sato.email != treasurer.user.email
    assert letter.subject == "【令和8年11月30日まで】仮保全した映像を確かめてください"
    assert f"http://testserver/a/{town.home.pk}/footage/holds/{hold.pk}/" in letter.body
    assert "警察" not in letter.body


def test_footage_until_the_end_of_today_can_be_held(town, house):
    today = datetime(2026, 11, 23, 23, 59, tzinfo=JAPAN)

    assert place(town, house, to_at=today).hold.to_at == today


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        (HoldReason.NO_CAMERA, {"cameras": []}),
        (HoldReason.NOT_BEGUN, {"from_at": NOW + MINUTE, "to_at": NOW + 2 * MINUTE}),
        (HoldReason.ENDS_BEFORE, {"to_at": FROM}),
        (HoldReason.AFTER_TODAY, {"to_at": datetime(2026, 11, 24, tzinfo=JAPAN)}),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_refuses_with_its_clause_and_writes_nothing(town, house, reason, changes):
    with refused(reason):
        place(town, house, **changes)

    assert reason.clause == HOUSE_RULE
    assert not PreservationHold.objects.exists()
    assert not Notice.objects.exists()


def test_refuses_a_camera_of_another_association(town, house):
    with refused(HoldReason.CAMERA_ELSEWHERE):
        place(town, house, cameras=[house.camera, CameraFactory(site__association=town.away)])


def test_refuses_a_hold_without_a_requester(town, house):
    with pytest.raises(ValidationError, match="requester"):
        place(town, house, requester="")


def test_the_number_of_queries_does_not_grow_with_the_files(
    town, house, django_assert_max_num_queries
):
    file(house, FROM)
    with django_assert_max_num_queries(40) as few:
        place(town, house)
    for minutes in range(60):
        file(house, FROM + minutes * MINUTE)
    with django_assert_max_num_queries(len(few)):
        assert place(town, house).held == 61
