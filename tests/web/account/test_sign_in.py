"""Signing in by mail, by 利用者番号, by a mailed code; resetting the password."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from associations.models import User
from tests.characters import PASSWORD
from tests.web.pages import source, text, title


def sign_in(client, login, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def is_in(client) -> bool:
    return client.get("/").status_code == 302 and "login" not in client.get("/").url


@pytest.mark.parametrize("login", ["sato@example.invalid", "SATO@example.invalid", "200001"])
def test_signs_in_by_mail_or_by_number(client, town, login):
    assert sign_in(client, login).url == "/"
    assert is_in(client)


@pytest.mark.parametrize(
    ("login", "password"),
    [("200001", "wrong-password"), ("nobody@example.invalid", PASSWORD), ("999999", PASSWORD)],
)
def test_a_wrong_word_and_an_unknown_name_sound_the_same(client, town, login, password):
    answer = sign_in(client, login, password)

    assert title(answer).startswith("エラー：")
    assert f'value="{login}"' in source(answer)
    assert "入れませんでした" in text(answer)
    assert "かパスワードがちがいます。もう一度入力するか" in text(answer)
    assert "消えていません" not in text(answer)
    assert not is_in(client)


def test_a_former_officer_is_told_why(client, town):
    answer = client.post(
        reverse("account_login"), {"login": "200005", "password": PASSWORD}, follow=True
    )

    assert "今は役職についていないため、入れません" in text(answer)
    assert not is_in(client)


def test_nobody_can_sign_up(client):
    people = User.objects.count()

    client.post(
        reverse("account_signup"),
        {"email": "x@example.invalid", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert User.objects.count() == people
    assert not is_in(client)


def test_signs_in_by_a_mailed_code(client, town):
    client.post(reverse("account_request_login_code"), {"email": town.sato.email})
    code = re.search(r"^\s{4}(\S+)$", mail.outbox[0].body, re.MULTILINE).group(1)

    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert mail.outbox[0].to == [town.sato.email]
    assert is_in(client)


def test_a_wrong_mailed_code_is_refused(client, town):
    client.post(reverse("account_request_login_code"), {"email": town.sato.email})

    answer = client.post(reverse("account_confirm_login_code"), {"code": "AAAAAA"})

    assert title(answer).startswith("エラー：")
    assert not is_in(client)


def test_a_former_officer_gets_no_further_by_a_mailed_code(client, town):
    client.post(reverse("account_request_login_code"), {"email": town.mori.email})
    found = re.search(r"^\s{4}(\S+)$", mail.outbox[0].body, re.MULTILINE)

    client.post(reverse("account_confirm_login_code"), {"code": found.group(1)})

    assert not is_in(client)


def test_a_forgotten_password_is_set_anew_by_mail(client, town):
    client.post(reverse("account_reset_password"), {"email": town.sato.email})
    address = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body).group(0)
    form = client.get(address, follow=True)

    chosen = {"password1": "natsu-mikan-no-ki", "password2": "natsu-mikan-no-ki"}
    client.post(form.redirect_chain[-1][0], chosen)

    assert sign_in(client, town.sato.email, "natsu-mikan-no-ki").status_code == 302
    assert is_in(client)


def test_an_unknown_mail_is_answered_alike(client, town):
    known = client.post(reverse("account_reset_password"), {"email": town.sato.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "no@example.invalid"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_leaving_ends_the_session(client, town):
    sign_in(client, "200001")

    client.post(reverse("account_logout"))

    assert not is_in(client)
