"""The action `queue_reminders`: once for each person, duty and step."""

from datetime import timedelta

import pytest
from django.core import mail

from associations.actions.choose_way import choose_way
from associations.actions.queue_digests import queue_digests
from associations.actions.queue_reminders import queue_reminders
from associations.actions.send_notices import send_notices
from associations.models import Notice, User
from associations.queries.recipients import for_whom, kind_of, recipients_of
from associations.rules.reasons import AssociationReason
from associations.rules.reminders import DutyKind, Way
from civic.duties import Duty
from tests.actions.refusals import refused
from tests.factories.associations import ReminderRuleFactory
from tests.factories.days import NOW, TERM_ENDS, TODAY

A_DAY = timedelta(days=1)


def night(days: int) -> int:
    """Reminders of the morning that many days after today."""
    return queue_reminders(on=TODAY + days * A_DAY, at=NOW + days * A_DAY)


def reminders(user) -> list[str]:
    mine = Notice.objects.filter(user=user, kind=Notice.Kind.REMINDER).order_by("pk")
    return [notice.dedupe_key.split(":", 3)[-1] for notice in mine]


def terms(user) -> list[Notice]:
    ending = Notice.objects.filter(user=user, subject__startswith="管理責任者の任期")
    return list(ending.order_by("pk"))


def test_says_what_why_by_when_and_where_to_press(town):
    night((TERM_ENDS - TODAY).days - 30)

    notice = terms(town.sato)[0]
    assert notice.due_on == TERM_ENDS
    assert "任期は令和9年3月31日までです" in notice.why
    assert notice.url == f"/a/{town.home.pk}/members/new/"
    assert notice.action_label == "次の方を登録する"


def test_a_second_call_of_the_day_and_the_next_day_queue_nothing_new(town):
    days = (TERM_ENDS - TODAY).days - 30
    assert night(days) > 0
    assert night(days) == 0
    assert night(days + 1) == 0


def test_each_step_is_told_once_and_before_the_day(town):
    for days in range((TERM_ENDS - TODAY).days - 61, (TERM_ENDS - TODAY).days + 1):
        night(days)

    told = [notice.dedupe_key.rsplit(":", 1)[1] for notice in terms(town.sato)]
    assert told == ["60", "30", "14", "3"]


def test_a_morning_that_fell_out_is_made_up_for_by_the_next(town):
    night((TERM_ENDS - TODAY).days - 27)

    assert [notice.dedupe_key.rsplit(":", 1)[1] for notice in terms(town.sato)] == ["30"]


def test_the_citys_own_days_count(town):
    ReminderRuleFactory(kind=DutyKind.POSTS, days_before=[20], days_after=[])
    night((TERM_ENDS - TODAY).days - 30)
    assert terms(town.sato) == []

    night((TERM_ENDS - TODAY).days - 20)
    assert len(terms(town.sato)) == 1


def test_only_those_whose_post_may_do_it_are_told(town):
    """登録する duty is the heads'; 田中 is 取扱責任者, 山本 of another association."""
    night((TERM_ENDS - TODAY).days - 30)

    assert terms(town.sato)
    assert terms(town.tanaka) == []
    assert all(notice.association != town.home for notice in terms(town.yamamoto))


def test_several_of_one_morning_are_one_mail(town):
    night(0)
    send_notices(at=NOW)

    assert len(reminders(town.sato)) > 1
    assert [message.to for message in mail.outbox].count([town.sato.email]) == 1
    body = next(message.body for message in mail.outbox if message.to == [town.sato.email])
    assert "安全管理の確認" in body
    assert f"/a/{town.home.pk}/members/safety/" in body


def test_without_mail_it_waits_for_the_letter(town):
    User.objects.filter(pk=town.tanaka.pk).update(email=None)
    night(0)

    ways = set(Notice.objects.filter(user=town.tanaka).values_list("way", flat=True))
    assert ways == {Way.LETTER}


def test_the_digest_comes_on_monday_once_and_carries_what_was_gathered(town):
    """The fixed day is a Monday: what is gathered on Tuesday comes a week after."""
    choose_way(user=town.sato, way=Way.DIGEST, by=town.sato, at=NOW)
    night(1)
    assert Notice.objects.for_digest().of_user(town.sato.pk).exists()

    def digests(days):
        return queue_digests(on=TODAY + days * A_DAY, at=NOW + days * A_DAY)

    assert [digests(days) for days in (1, 6, 7, 7, 8)] == [0, 0, 1, 0, 0]
    send_notices(at=NOW + 8 * A_DAY)
    mine = [message for message in mail.outbox if message.subject.startswith("週のまとめ")]
    assert [message.to for message in mine] == [[town.sato.email]]
    assert "安全管理の確認" in mine[0].body


def test_whoever_turns_to_letters_gets_what_was_gathered_by_letter(town):
    choose_way(user=town.sato, way=Way.DIGEST, by=town.sato, at=NOW)
    night(1)
    choose_way(user=town.sato, way=Way.LETTER, by=town.sato, at=NOW)

    assert not Notice.objects.for_digest().of_user(town.sato.pk).exists()
    assert Notice.objects.for_letter().of_user(town.sato.pk).exists()


def test_refuses_mail_to_whoever_has_no_address(town):
    User.objects.filter(pk=town.tanaka.pk).update(email=None)

    with refused(AssociationReason.NO_MAIL_ADDRESS):
        choose_way(user=town.tanaka, way=Way.DIGEST, by=town.tanaka, at=NOW)


@pytest.mark.parametrize(
    ("key", "url", "kind"),
    [
        ("permits:7", "/a/1/cameras/", DutyKind.PERMITS),
        ("", "/a/1/cameras/", DutyKind.CAMERAS),
        ("", "/a/1/desk/?from=mail", DutyKind.REQUESTS),
        ("", "/nowhere/", DutyKind.POSTS),
    ],
)
def test_a_kind_is_the_first_word_of_the_key_or_the_room_of_the_button(key, url, kind):
    duty = Duty(title="", reason="", clause="", url=url, action_label="", key=key)

    assert kind_of(duty) is kind


def test_what_nobody_may_do_is_told_to_those_who_appoint(town):
    """例示町自治会 has no 管理責任者 who could decide."""
    people = recipients_of(town.away.pk, NOW)
    duty = Duty(title="", reason="", clause="", url="/", action_label="", needs="DECIDE_INQUIRIES")

    assert [each.user for each in for_whom(duty, people)] == [town.yamamoto]


def test_a_count_that_grows_makes_no_new_duty():
    def of(title, url="/a/1/"):
        return Duty(title=title, reason="", clause="", url=url, action_label="").stable_key

    assert of("映像が9本あります") == of("映像が１２本あります")
    assert of("映像が9本あります") != of("映像が9本あります", url="/a/2/")
