"""The officers' page and its forms."""

import pytest
from django.urls import reverse

from associations.models import Appointment, Notice, Pledge
from tests.factories.days import TODAY
from tests.web.pages import refused_with, source, text

APPOINT = {
    "person": "",
    "name": "新井 三郎",
    "email": "arai@example.invalid",
    "role": "TREASURER",
    "post": "会計",
    "starts_on": "令和8年11月23日",
    "term_until": "R9.3.31",
}


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def test_lists_who_holds_which_post_and_who_held_it(sato, town):
    page = text(sato.get(at(town, "association")))

    for name in ("佐藤 花子", "田中 一郎", "森 元子"):
        assert name in page
    assert "山本 次郎" not in page


def test_appoints_a_new_person_and_shows_the_code_once(sato, town):
    answer = sato.post(at(town, "officer_appoint"), APPOINT)

    assert answer.url == at(town, "invitation_letter")
    post = Appointment.objects.get(role="TREASURER")
    assert (post.user.name, post.starts_on) == ("新井 三郎", TODAY)
    assert Notice.objects.get().to == "arai@example.invalid"
    assert post.user.number in text(sato.get(answer.url))
    assert "一度だけ" in text(sato.get(answer.url))


def test_appoints_a_known_person_without_inviting(sato, town):
    answer = sato.post(at(town, "officer_appoint"), APPOINT | {"person": town.tanaka.pk})

    assert answer.url == at(town, "association")
    assert town.tanaka.appointments.count() == 2


def test_a_second_manager_is_refused_with_its_clause_and_keeps_what_was_typed(sato, town):
    answer = sato.post(at(town, "officer_appoint"), APPOINT | {"role": "MANAGER"})

    assert refused_with(answer, "すでに管理責任者（佐藤 花子さん", "ガイドライン3(1)ア")
    assert 'value="新井 三郎"' in source(answer)
    assert 'value="R9.3.31"' in source(answer)


def test_a_day_that_cannot_be_read_is_said_at_its_field(sato, town):
    answer = sato.post(at(town, "officer_appoint"), APPOINT | {"starts_on": "令和8年13月1日"})

    assert refused_with(answer, "就任日")
    assert 'value="令和8年13月1日"' in source(answer)


def test_nobody_named_is_asked_for(sato, town):
    answer = sato.post(at(town, "officer_appoint"), APPOINT | {"name": ""})

    assert refused_with(answer, "新しい人の氏名を入力してください")


def test_the_picked_day_counts_before_the_typed(sato, town):
    sato.post(
        at(town, "officer_appoint"),
        APPOINT | {"starts_on": "令和8年4月1日", "starts_on_picked": "2026-11-23"},
    )

    assert Appointment.objects.get(role="TREASURER").starts_on == TODAY


def test_records_a_resignation(sato, town):
    post = town.tanaka.appointments.get()

    answer = sato.post(at(town, "officer_resign", post.pk), {"ended_on": "令和8年11月23日"})

    assert answer.url == at(town, "association")
    post.refresh_from_db()
    assert post.ended_on == TODAY


def test_refuses_a_resignation_outside_the_term(sato, town):
    post = town.tanaka.appointments.get()

    answer = sato.post(at(town, "officer_resign", post.pk), {"ended_on": "令和9年4月1日"})

    assert refused_with(answer, "退任の日は", "本システムの定め")


@pytest.mark.parametrize("name", ["officer_resign", "pledge_record"])
def test_a_post_of_another_association_is_not_found(sato, town, name):
    theirs = town.yamamoto.appointments.first()

    assert sato.get(at(town, name, theirs.pk)).status_code == 404


def test_records_a_signed_pledge(sato, town):
    post = town.tanaka.appointments.get()

    sato.post(at(town, "pledge_record", post.pk), {"signed_on": "令和8年11月20日"})

    assert Pledge.objects.get().appointment == post


def test_the_pledge_is_printed(sato, town):
    post = town.tanaka.appointments.get()

    answer = sato.get(at(town, "pledge_paper", post.pk))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("令和8年11月23日", "佐藤 花子"), ("令和7年5月1日", "この日の管理責任者は、記録にありません")],
)
def test_tells_the_manager_of_that_day(sato, town, day, sentence):
    page = text(sato.get(at(town, "manager_on_day"), {"day": day}))

    assert sentence in page


def test_invites_again_with_a_new_code(sato, town):
    sato.post(at(town, "officer_appoint"), APPOINT)
    post = Appointment.objects.get(role="TREASURER")

    answer = sato.post(at(town, "officer_invite", post.pk))

    assert Notice.objects.count() == 2
    assert answer.status_code in {200, 302}
