"""A hand-over from its first page to its moment: nobody has a post twice, and none is left out."""

from datetime import date, timedelta

import pytest

from associations.actions.agree_on_day import agree_on_day
from associations.actions.begin_hand_over import begin_hand_over
from associations.actions.cancel_hand_over import cancel_hand_over
from associations.actions.complete_hand_over import complete_due_hand_overs
from associations.actions.confirm_hand_over import confirm_hand_over
from associations.actions.draw_up_list import draw_up_list
from associations.actions.name_successor import name_successor
from associations.actions.sign_for_hand_over import sign_for_hand_over
from associations.actions.tick_items import tick_items
from associations.models import Appointment, HandOver, HandOverPost, Notice, Pledge
from associations.queries.manager import manager_on
from associations.queries.posts import posts_of
from associations.rules.hand_over import Change
from associations.rules.reasons_hand_over import HandOverReason
from associations.rules.roles import Permission
from civic.actors import SystemActor
from civic.refusals import Refused
from tests.factories.days import NOW, TODAY
from tests.factories.hand_over import HandOverItemFactory

TERM = date(2028, 3, 31)
APRIL = date(2027, 4, 1)
TOMORROW = TODAY + timedelta(days=1)


def begin(town):
    mine = Appointment.objects.of_association(town.home.pk).in_office(TODAY).in_order()
    changes = {post: Change.LEAVES if post.user == town.sato else Change.STAYS for post in mine}
    return begin_hand_over(association=town.home, changes=changes, by=town.sato, at=NOW)


def newcomer(hand_over, town, *, name="新井 三郎", email="arai@example.invalid"):
    """新井 comes into both of 佐藤's posts."""
    person = None
    for post in hand_over.posts.changing().with_people():
        row, _code = name_successor(
            post=post, person=person, name=name, email=email, term_until=TERM,
            address="http://x", by=town.sato, at=NOW,
        )  # fmt: skip
        person = row.incoming
        if row.needs_pledge:
            sign_for_hand_over(post=row, signed_on=TODAY, by=town.sato, at=NOW)
    person.posts = posts_of(person, NOW)
    return person


def ready(town, day):
    hand_over = begin(town)
    arai = newcomer(hand_over, town)
    agree_on_day(hand_over=hand_over, day=day, by=town.sato, at=NOW)
    return hand_over, arai


def agree(hand_over, town, arai, at=NOW):
    confirm_hand_over(hand_over=hand_over, side="handed", by=town.sato, at=at)
    confirm_hand_over(hand_over=hand_over, side="taken", by=arai, at=at)
    hand_over.refresh_from_db()


def rights(user, town, at):
    return posts_of(user, at).may(Permission.APPOINT, town.home.pk)


def refused(reason, call):
    with pytest.raises(Refused) as refusal:
        call()
    assert refusal.value.reason is reason


def test_the_newcomer_looks_on_without_a_right_to_footage(town):
    arai = newcomer(begin(town), town)

    posts = posts_of(arai, NOW)
    assert posts.may(Permission.SEE_ASSOCIATION, town.home.pk)
    assert not posts.may(Permission.HANDLE_FOOTAGE, town.home.pk)
    assert not posts.may(Permission.SEE_FOOTAGE_DAYS, town.home.pk)


def test_agreed_for_today_rights_pass_at_once(town):
    hand_over, arai = ready(town, TODAY)

    agree(hand_over, town, arai)

    assert not posts_of(town.sato, NOW).any
    assert rights(arai, town, NOW)
    assert manager_on(town.home.pk, TODAY).user == arai
    assert hand_over.completed_at == NOW
    assert Pledge.objects.get(appointment__user=arai).signed_on == TODAY


def test_agreed_on_the_eve_the_old_keep_their_rights_until_midnight(town):
    hand_over, arai = ready(town, TOMORROW)
    agree(hand_over, town, arai)
    midnight = NOW.replace(hour=0, minute=0) + timedelta(days=1)
    before = midnight - timedelta(seconds=1)

    assert (rights(town.sato, town, before), rights(arai, town, before)) == (True, False)
    assert (rights(town.sato, town, midnight), rights(arai, town, midnight)) == (False, True)


def test_each_day_around_the_moment_has_exactly_one_manager(town):
    hand_over, arai = ready(town, APRIL)
    agree(hand_over, town, arai)

    assert manager_on(town.home.pk, APRIL - timedelta(days=1)).user == town.sato
    assert manager_on(town.home.pk, APRIL).user == arai
    assert hand_over.completed_at is None


def test_the_night_completes_what_is_due_and_only_once(town):
    hand_over, arai = ready(town, TOMORROW)
    agree(hand_over, town, arai)
    night = NOW + timedelta(days=1)

    # `at` of the night carries the day; the clock is not asked.
    done = complete_due_hand_overs(on=TOMORROW, by=SystemActor("nightly"), at=night)
    again = complete_due_hand_overs(on=TOMORROW, by=SystemActor("nightly"), at=night)

    hand_over.refresh_from_db()
    assert (done, again, hand_over.completed_at) == (1, 0, night)


def test_a_day_that_leaves_no_manager_is_refused(town):
    hand_over = begin(town)
    newcomer(hand_over, town)

    late = APRIL + timedelta(days=1)
    refused(
        HandOverReason.LEAVES_A_GAP,
        lambda: agree_on_day(hand_over=hand_over, day=late, by=town.sato, at=NOW),
    )


def test_a_manager_without_successor_is_refused(town):
    manager = manager_on(town.home.pk, TODAY)

    changes = {manager: Change.ENDS}
    refused(
        HandOverReason.MANAGER_NEEDED,
        lambda: begin_hand_over(association=town.home, changes=changes, by=town.sato, at=NOW),
    )


def test_both_ticks_are_of_two_people(town):
    hand_over, arai = ready(town, TODAY)
    item = HandOverItemFactory(hand_over=hand_over)

    refused(
        HandOverReason.NOT_TICKED,
        lambda: confirm_hand_over(hand_over=hand_over, side="handed", by=town.sato, at=NOW),
    )
    refused(
        HandOverReason.NOT_INVOLVED,
        lambda: tick_items(hand_over=hand_over, side="taken", items=[item.pk], by=town.sato, at=NOW),
    )  # fmt: skip
    tick_items(hand_over=hand_over, side="handed", items=[item.pk], by=town.sato, at=NOW)
    tick_items(hand_over=hand_over, side="taken", items=[item.pk], by=arai, at=NOW)

    item.refresh_from_db()
    assert (item.handed_by, item.taken_by) == (town.sato, arai)
    agree(hand_over, town, arai)
    assert hand_over.is_agreed


def test_confirming_for_the_other_side_is_refused(town):
    hand_over, arai = ready(town, TODAY)

    refused(
        HandOverReason.NOT_INVOLVED,
        lambda: confirm_hand_over(hand_over=hand_over, side="handed", by=arai, at=NOW),
    )


def test_an_unsigned_pledge_holds_the_agreement_up(town):
    hand_over, _arai = ready(town, TODAY)
    HandOverPost.objects.update(pledge_signed_on=None)

    refused(
        HandOverReason.PLEDGE_MISSING,
        lambda: confirm_hand_over(hand_over=hand_over, side="handed", by=town.sato, at=NOW),
    )


def test_another_day_undoes_a_confirmation(town):
    hand_over, _arai = ready(town, TODAY)
    confirm_hand_over(hand_over=hand_over, side="handed", by=town.sato, at=NOW)

    agree_on_day(hand_over=hand_over, day=TOMORROW, by=town.sato, at=NOW)

    hand_over.refresh_from_db()
    assert hand_over.outgoing_at is None


def test_the_city_is_told_once_of_a_new_manager(town):
    hand_over, arai = ready(town, APRIL)

    agree(hand_over, town, arai)

    notices = Notice.objects.filter(subject__contains="管理責任者が変わります")
    assert {notice.to for notice in notices} == {town.hayashi.email, town.ono.email}


def test_called_off_nothing_has_changed(town):
    hand_over, arai = ready(town, TODAY)

    cancel_hand_over(hand_over=hand_over, by=town.sato, at=NOW)

    assert rights(town.sato, town, NOW)
    assert not posts_of(arai, NOW).any
    assert not HandOver.objects.going_on().exists()


def test_a_second_hand_over_waits_for_the_first(town):
    begin(town)

    refused(HandOverReason.ALREADY_BEGUN, lambda: begin(town))


def test_a_renewed_term_needs_one_person_only(town):
    mine = Appointment.objects.of_association(town.home.pk).in_office(TODAY)
    changes = dict.fromkeys(mine, Change.RENEWS)
    hand_over = begin_hand_over(association=town.home, changes=changes, by=town.sato, at=NOW)
    for post in hand_over.posts.with_people():
        row, code = name_successor(
            post=post, person=None, name="", email="", term_until=TERM,
            address="", by=town.sato, at=NOW,
        )  # fmt: skip
        assert (row.incoming, code) == (post.outgoing.user, "")
        if row.needs_pledge:
            sign_for_hand_over(post=row, signed_on=TODAY, by=town.sato, at=NOW)
    agree_on_day(hand_over=hand_over, day=APRIL, by=town.sato, at=NOW)

    agree(hand_over, town, town.sato)

    assert manager_on(town.home.pk, TERM).user == town.sato
    assert manager_on(town.home.pk, APRIL - timedelta(days=1)).user == town.sato


def test_the_list_is_drawn_up_once_and_follows_what_is_still_open(town):
    hand_over = begin(town)

    first = draw_up_list(hand_over=hand_over, by=town.sato, at=NOW)
    again = draw_up_list(hand_over=hand_over, by=town.sato, at=NOW)

    assert again == 0
    assert hand_over.items.count() == first
