"""First arrival with an invitation."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.factories.associations import AppointmentFactory, InvitationFactory
from tests.factories.days import NOW
from tests.web.pages import refused_with, source, text, title

CODE = "abcd-efgh-jkmn"
CHOSEN = {"password": "kaki-no-ki-no-shita", "again": "kaki-no-ki-no-shita"}


@pytest.fixture(autouse=True)
def _no_tries_yet():
    cache.clear()


@pytest.fixture
def invitation():
    return AppointmentFactory(user=InvitationFactory().user).user.invitations.get()


def test_code_then_password_then_in(client, invitation):
    assert client.post(reverse("welcome"), {"code": CODE}).url == reverse("welcome_password")
    assert invitation.user.name in text(client.get(reverse("welcome_password")))

    answer = client.post(reverse("welcome_password"), CHOSEN, follow=True)

    assert invitation.user.number in text(answer)
    assert answer.context["user"] == invitation.user


def test_the_link_in_the_mail_fills_the_code_in(client):
    assert f'value="{CODE}"' in source(client.get(reverse("welcome"), {"code": CODE}))


@pytest.mark.parametrize("code", ["ZZZZ-ZZZZ-ZZZZ", "abcd"])
def test_a_wrong_code_is_refused(client, invitation, code):
    answer = client.post(reverse("welcome"), {"code": code})

    assert refused_with(answer, "この招待番号は使えません")


def test_a_used_code_is_refused(client, invitation):
    invitation.accepted_at = NOW
    invitation.save()

    assert refused_with(client.post(reverse("welcome"), {"code": CODE}), "すでに使われています")


def test_a_code_that_ran_out_is_refused(client, invitation):
    invitation.expires_at = NOW
    invitation.save()

    assert refused_with(client.post(reverse("welcome"), {"code": CODE}), "期限が過ぎた")


def test_the_password_page_wants_the_code_first(client):
    assert client.get(reverse("welcome_password")).url == reverse("welcome")


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("short", "short", "10文字以上"),
        ("kaki-no-ki-no-shita", "something-else-here", "2回の入力がちがっています"),
        ("password1234", "password1234", "パスワード"),
    ],
)
def test_a_poor_password_is_refused(client, invitation, password, again, sentence):
    client.post(reverse("welcome"), {"code": CODE})

    answer = client.post(reverse("welcome_password"), {"password": password, "again": again})

    assert refused_with(answer, sentence)
    assert title(answer).startswith("エラー：")
    invitation.user.refresh_from_db()
    assert not invitation.user.has_begun


def test_the_twenty_first_try_waits(client, invitation):
    for _ in range(20):
        client.post(reverse("welcome"), {"code": "ZZZZ"})

    assert refused_with(client.post(reverse("welcome"), {"code": CODE}), "10分待って")
