"""`confirm_hold`, `propose_renewal`, `confirm_renewal`, `release_hold`, `cover_new`."""

from datetime import date, datetime, timedelta

import pytest

from civic.models import JournalDetail, StoredFile
from civic.refusals import HOUSE_RULE
from retention.actions.apply_terms import apply_terms
from retention.actions.confirm_hold import confirm_hold
from retention.actions.confirm_renewal import confirm_renewal
from retention.actions.cover_new import cover_new
from retention.actions.date_footage import date_footage
from retention.actions.propose_renewal import propose_renewal
from retention.actions.release_hold import release_hold
from retention.models import Footage, HeldFootage
from retention.models.footage import Stage
from retention.rules.reasons_hold import HoldReason
from tests.actions.refusals import last_entry, refused
from tests.actions.retention.test_place_hold import FROM, TO, file, place
from tests.factories.cameras import CameraFactory, RegulationsFactory
from tests.factories.civic import PDF
from tests.factories.days import NOW, TODAY
from tests.factories.holds import CONFIRMED_END, PROVISIONAL_END
from tests.factories.retention import ChannelFactory

LATEST = TODAY + timedelta(days=90)
DAY = timedelta(days=1)
LAST_DAY = NOW + (PROVISIONAL_END - TODAY)
DAY_AFTER = LAST_DAY + DAY


@pytest.fixture
def kept(house) -> Footage:
    return file(house, FROM)


@pytest.fixture
def hold(town, house, kept):
    """Placed by 田中, so that 佐藤 confirms it."""
    return place(town, house).hold


@pytest.fixture
def confirmed(town, hold):
    return confirm(town, hold)


def confirm(town, hold, **changes):
    facts = {
        "document_number": "下警刑第123号",
        "ends_on": CONFIRMED_END,
        "by": town.sato,
        "at": NOW,
    }
    return confirm_hold(hold=hold, **facts | changes)


def renew(town, hold, **changes):
    facts = {"ends_on": date(2027, 1, 31), "reason": "続いている", "by": town.tanaka, "at": NOW}
    return propose_renewal(hold=hold, **facts | changes)


def held_until(kept) -> date | None:
    return Footage.objects.get(pk=kept.pk).held_until


def test_a_second_person_confirms_with_number_paper_and_last_day(town, hold, kept):
    confirmed = confirm(town, hold, document=("照会書.pdf", PDF))

    assert (confirmed.confirmed_by, confirmed.ends_on) == (town.sato, CONFIRMED_END)
    assert confirmed.document.name == "照会書.pdf"
    assert held_until(kept) == CONFIRMED_END
    entry = last_entry()
    assert (entry.verb, entry.facts["最終日"]) == ("保全を確かめた", CONFIRMED_END.isoformat())
    assert JournalDetail.objects.get(entry_id=entry.pk).values == {"文書の番号": "下警刑第123号"}


@pytest.mark.parametrize("ends_on", [TODAY, LATEST])
def test_the_last_day_may_be_today_or_the_ninetieth_day(town, hold, kept, ends_on):
    confirm(town, hold, ends_on=ends_on)

    assert held_until(kept) == ends_on


def test_it_can_be_confirmed_on_its_last_day(town, hold):
    assert confirm(town, hold, at=LAST_DAY).confirmed_at == LAST_DAY


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        (HoldReason.DOCUMENT_MISSING, {"document_number": "　"}),
        (HoldReason.ENDS_IN_PAST, {"ends_on": TODAY - DAY}),
        (HoldReason.TOO_LONG, {"ends_on": LATEST + DAY}),
        (HoldReason.LAPSED, {"at": DAY_AFTER, "ends_on": CONFIRMED_END}),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_confirming_is_refused_and_nothing_changes(town, hold, kept, reason, changes):
    with refused(reason):
        confirm(town, hold, document=("照会書.pdf", PDF), **changes)

    assert reason.clause == HOUSE_RULE
    assert held_until(kept) == PROVISIONAL_END
    assert not StoredFile.objects.filter(name="照会書.pdf").exists()


def test_whoever_placed_it_cannot_confirm_it(town, hold):
    with refused(HoldReason.SAME_PERSON):
        confirm(town, hold, by=town.tanaka)


def test_a_lapsed_one_leads_to_a_new_one():
    assert "新しく仮保全してください" in HoldReason.LAPSED.sentence
    assert "新しく仮保全してください" in HoldReason.RELEASED.sentence


def test_it_is_confirmed_once(town, confirmed):
    with refused(HoldReason.ALREADY_CONFIRMED):
        confirm(town, confirmed)


def test_a_renewal_counts_once_another_has_confirmed_it(town, confirmed, kept):
    renewal = renew(town, confirmed)
    assert held_until(kept) == CONFIRMED_END

    confirm_renewal(hold=confirmed, by=town.sato, at=NOW)

    renewal.refresh_from_db()
    confirmed.refresh_from_db()
    assert renewal.confirmed_by == town.sato
    assert confirmed.ends_on == held_until(kept) == date(2027, 1, 31)
    assert last_entry().facts == {"最終日": "2027-01-31", "何回目": 1}


def test_each_renewal_may_add_ninety_days(town, confirmed):
    for number in (1, 2):
        confirmed.refresh_from_db()
        renew(town, confirmed, ends_on=confirmed.ends_on + timedelta(days=90))
        confirm_renewal(hold=confirmed, by=town.sato, at=NOW)
        assert last_entry().facts["何回目"] == number

    confirmed.refresh_from_db()
    assert confirmed.ends_on == CONFIRMED_END + timedelta(days=180)


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        (HoldReason.NOT_LONGER, {"ends_on": CONFIRMED_END}),
        (HoldReason.TOO_LONG, {"ends_on": CONFIRMED_END + timedelta(days=91)}),
        (HoldReason.LAPSED, {"at": NOW + timedelta(days=28)}),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_renewal_is_refused(town, confirmed, reason, changes):
    with refused(reason):
        renew(town, confirmed, **changes)

    assert reason.clause == HOUSE_RULE
    assert not confirmed.renewals.exists()


def test_a_provisional_hold_is_confirmed_and_not_renewed(town, hold):
    with refused(HoldReason.NOT_CONFIRMED):
        renew(town, hold)


def test_one_renewal_waits_at_a_time(town, confirmed):
    renew(town, confirmed)

    with refused(HoldReason.RENEWAL_WAITS):
        renew(town, confirmed, by=town.sato)


def test_whoever_proposed_a_renewal_cannot_confirm_it(town, confirmed):
    renew(town, confirmed)

    with refused(HoldReason.SAME_PERSON):
        confirm_renewal(hold=confirmed, by=town.tanaka, at=NOW)


def test_a_renewal_that_comes_too_late_is_refused(town, confirmed):
    renew(town, confirmed)

    with refused(HoldReason.LAPSED):
        confirm_renewal(hold=confirmed, by=town.sato, at=NOW + timedelta(days=28))


def test_without_a_proposal_there_is_nothing_to_confirm(town, confirmed):
    with refused(HoldReason.NO_RENEWAL):
        confirm_renewal(hold=confirmed, by=town.sato, at=NOW)


def test_a_released_hold_lets_the_file_go_in_the_next_night(town, hold, kept):
    assert kept not in Footage.objects.due(TODAY + DAY)

    released = release_hold(hold=hold, by=town.sato, at=NOW)

    assert (released.released_by, held_until(kept)) == (town.sato, None)
    assert kept in Footage.objects.due(TODAY + DAY)
    assert (last_entry().verb, last_entry().actor) == ("保全を解いた", town.sato.journal_name)


def test_a_released_hold_leaves_what_another_still_keeps(town, house, hold, kept):
    other = confirm(town, place(town, house).hold)

    release_hold(hold=hold, by=town.sato, at=NOW)
    assert held_until(kept) == CONFIRMED_END

    release_hold(hold=other, by=town.sato, at=NOW)
    assert held_until(kept) is None


def test_a_shorter_confirmation_leaves_what_another_keeps_longer(town, house, hold, kept):
    place(town, house)

    confirm(town, hold, ends_on=TODAY)

    assert held_until(kept) == PROVISIONAL_END


def test_a_released_hold_is_neither_confirmed_renewed_nor_released_again(town, confirmed):
    release_hold(hold=confirmed, by=town.sato, at=NOW)

    for step in (
        lambda: confirm(town, confirmed),
        lambda: renew(town, confirmed),
        lambda: confirm_renewal(hold=confirmed, by=town.sato, at=NOW),
        lambda: release_hold(hold=confirmed, by=town.sato, at=NOW),
    ):
        with refused(HoldReason.RELEASED):
            step()


def test_what_was_erased_meanwhile_is_left_as_it_was(town, hold, kept):
    Footage.objects.filter(pk=kept.pk).update(stage=Stage.ERASED)

    confirm(town, hold)

    assert held_until(kept) == PROVISIONAL_END


def test_a_shortened_regulation_moves_the_last_day_and_does_not_lift_the_hold(town, house, hold):
    kept = file(house, TO, last_day_kept=date(2026, 12, 13))
    cover_new(house.recorder, on=TODAY, at=NOW)
    RegulationsFactory(association=town.home, version=9, retention_days=1, effective_on=TODAY)

    apply_terms(house.recorder, on=TODAY, by=town.sato, at=NOW)

    kept.refresh_from_db()
    assert kept.last_day_kept < TODAY
    assert kept.held_until == PROVISIONAL_END
    assert kept not in Footage.objects.due(TODAY)


def test_a_file_that_is_entered_later_comes_under_the_hold(house, hold, kept):
    late = file(house, FROM + timedelta(minutes=5))
    file(house, TO + DAY)

    assert cover_new(house.recorder, on=TODAY, at=NOW) == 1

    assert held_until(late) == PROVISIONAL_END
    entry = last_entry()
    assert (entry.verb, entry.actor) == ("新しく見つけた映像を保全した", "system:nightly")
    assert cover_new(house.recorder, on=TODAY, at=NOW) == 0
    assert HeldFootage.objects.count() == 2


def test_a_late_file_comes_under_every_hold_that_covers_it(town, house, hold):
    confirm(town, place(town, house).hold)
    late = file(house, FROM + timedelta(minutes=5))

    assert cover_new(house.recorder, on=TODAY, at=NOW) == 2

    assert held_until(late) == CONFIRMED_END


@pytest.mark.parametrize("ends", ["released", "lapsed"])
def test_an_ended_hold_covers_nothing_new(town, house, hold, ends):
    if ends == "released":
        release_hold(hold=hold, by=town.sato, at=NOW)
    late = file(house, FROM + timedelta(minutes=5))
    on = TODAY if ends == "released" else PROVISIONAL_END + DAY

    assert cover_new(house.recorder, on=on, at=datetime.combine(on, NOW.timetz())) == 0
    assert held_until(late) is None


def test_a_hold_of_another_recorder_covers_nothing_here(town, house, hold):
    elsewhere = ChannelFactory(camera=CameraFactory(site__association=town.home)).recorder

    assert cover_new(elsewhere, on=TODAY, at=NOW) == 0


def test_a_doubtful_file_comes_under_the_hold_once_its_day_is_decided(town, house, hold):
    """Else it would go that very night: its last day may have passed long ago."""
    doubtful = house.undated

    date_footage(footage=doubtful, recorded_on=FROM.date(), by=town.sato, at=NOW)

    assert held_until(doubtful) == PROVISIONAL_END


def test_two_queries_where_no_hold_is_in_force(house, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert cover_new(house.recorder, on=TODAY, at=NOW) == 0
