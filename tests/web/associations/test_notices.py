"""お知らせの受け取り方, the calendar's address, the letters and the city's days."""

from datetime import date, timedelta

import icalendar
import pytest
from django.core import mail
from django.urls import reverse

from associations.actions.make_feed import make_feed
from associations.actions.send_notices import send_notices
from associations.models import CalendarFeed, LetterBatch, Notice, NoticeChoice, ReminderRule, User
from associations.tasks import print_owed_letters
from tests.factories.associations import NoticeFactory
from tests.factories.days import NOW, TERM_ENDS


def test_a_person_chooses_the_digest(sato, town):
    answer = sato.post(reverse("notices"), {"way": "DIGEST"}, follow=True)

    assert "受け取り方を変えました。" in text_of(answer)
    assert NoticeChoice.objects.get(user=town.sato).way == "DIGEST"


def text_of(answer) -> str:
    return answer.content.decode()


def test_without_mail_only_the_letter_is_offered(client_for, town):
    User.objects.filter(pk=town.tanaka.pk).update(email=None)
    page = text_of(client_for(town.tanaka).get(reverse("notices")))

    assert "毎月、印刷した手紙で受け取る" in page
    assert "月曜日の朝" not in page


def test_past_notices_are_ones_own(sato, town):
    NoticeFactory(user=town.sato, subject="佐藤さんへ")
    NoticeFactory(user=town.tanaka, subject="田中さんへ")
    page = text_of(sato.get(reverse("notices")))

    assert "佐藤さんへ" in page
    assert "田中さんへ" not in page


def read(client, address: str) -> icalendar.Calendar:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    lines = answer.content.split(b"\r\n")
    assert b"\n" not in answer.content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    return icalendar.Calendar.from_ical(answer.content)


def events(client, address: str) -> list[icalendar.Event]:
    return list(read(client, address).walk("VEVENT"))


def made(sato) -> str:
    shown = sato.post(reverse("feed_make"), follow=True).content.decode()
    found = shown.partition("/calendar/")[2].partition(".ics")[0]
    return reverse("feed", args=[found])


def test_the_calendar_is_read_without_signing_in_and_parses_back(sato, client_for, clock, town):
    address = made(sato)
    clock.move_to(NOW + (TERM_ENDS - timedelta(days=20) - date(2026, 11, 23)))

    found = events(client_for(None), address)
    ending = [event for event in found if "任期" in event["summary"]]
    assert [event["dtstart"].dt for event in ending] == [TERM_ENDS]
    assert ending[0]["dtend"].dt == TERM_ENDS + timedelta(days=1)
    assert str(ending[0]["url"]).endswith(f"/a/{town.home.pk}/members/new/")
    assert all(event.get("dtstamp") for event in found)


def test_the_calendar_names_nobody_and_its_uids_stay(sato, client_for, clock, town):
    address = made(sato)
    clock.move_to(NOW + (TERM_ENDS - timedelta(days=20) - date(2026, 11, 23)))
    stranger = client_for(None)
    first = events(stranger, address)
    clock.shift(timedelta(days=1))

    assert {str(event["uid"]) for event in first} == {
        str(event["uid"]) for event in events(stranger, address)
    }
    assert first
    content = stranger.get(address).content.decode().replace("\r\n ", "")
    assert "佐藤" not in content
    assert "例示町" not in content


def test_a_new_address_and_a_stop_close_the_one_before(sato, client_for, town):
    old = made(sato)
    new = made(sato)
    stranger = client_for(None)
    assert [stranger.get(address).status_code for address in (old, new)] == [404, 200]

    sato.post(reverse("feed_revoke"))
    assert stranger.get(new).status_code == 404
    assert CalendarFeed.objects.open().count() == 0


def test_whoever_left_has_an_empty_calendar(client_for, town):
    token = make_feed(user=town.mori, by=town.hayashi, at=NOW)

    assert events(client_for(None), reverse("feed", args=[token])) == []


def test_the_address_is_kept_only_as_a_hash(sato):
    token = made(sato).removeprefix("/calendar/").removesuffix(".ics")

    assert token
    assert token not in CalendarFeed.objects.values_list("token_hash", flat=True)


def test_asking_too_often_is_refused(sato, client_for):
    address = made(sato)
    stranger = client_for(None)

    assert [stranger.get(address).status_code for _ in range(31)][-2:] == [200, 429]


def test_the_heads_print_the_letters_of_the_month(sato, town):
    User.objects.filter(pk=town.tanaka.pk).update(email=None)
    page = reverse("letters", args=[town.home.pk])
    sato.post(page, {"month": "2026-12-01"})
    batch = LetterBatch.objects.get()
    print_owed_letters()

    answer = sato.get(reverse("letters_paper", args=[town.home.pk, batch.pk]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "手紙を開く" in text_of(sato.get(page))


def test_a_month_without_readers_is_refused_in_words(sato, town):
    answer = sato.post(reverse("letters", args=[town.home.pk]), {"month": "2026-12-01"})

    assert "この月の手紙を送る方は、もういません。" in text_of(answer)


@pytest.fixture
def rules(hayashi) -> dict[str, str]:
    form = hayashi.get(reverse("city_reminders")).context["form"]
    return {name: form.initial[name] for name in form.fields}


def test_the_city_sets_the_days(hayashi, rules):
    hayashi.post(reverse("city_reminders"), rules | {"permits_before": "９０日、30日"})

    rule = ReminderRule.objects.get()
    assert (rule.kind, rule.days_before) == ("permits", [90, 30])


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "前の日数を1つは"), ("ひと月", "日数だけを"), ("9999", "400日まで")],
)
def test_unreadable_days_are_told_beside_their_field(hayashi, rules, typed, told):
    answer = hayashi.post(reverse("city_reminders"), rules | {"permits_before": typed})

    assert told in text_of(answer)
    assert not ReminderRule.objects.exists()


def test_a_mail_has_the_same_words_as_text_and_as_html(town):
    NoticeFactory(
        to="sato@example.invalid",
        subject="許可の更新",
        body="",
        why="道路の許可が<b>切れます</b>。",
        due_on=date(2026, 12, 31),
        url="/a/1/cameras/",
        action_label="カメラを見る",
    )
    send_notices(at=NOW)

    message = mail.outbox[0]
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    for words in ("令和8年12月31日（木）", "/a/1/cameras/", "カメラを見る", "/notices/"):
        assert words in message.body
        assert words in html
    assert "<b>" in message.body
    assert "&lt;b&gt;切れます" in html
    assert "src=" not in html
    assert "@import" not in html
    assert message.extra_headers["Message-ID"].startswith("<notice-")
    assert Notice.objects.get().why == ""
