"""The demo's own pages exist only in the demo."""

from datetime import date

import pytest
from django.urls import NoReverseMatch, reverse

from retention.models import NightlyRun
from tests.factories.associations import UserFactory
from tests.factories.recordings import record
from tests.web.pages import text


@pytest.mark.parametrize("address", ["/_mailbox/", "/_demo/sign-in/", "/_components/"])
def test_not_there_otherwise(client, address):
    assert client.get(address).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("mailbox")


def test_one_press_becomes_a_character(demo_urls, client, town):
    town.sato.number = "100001"
    town.sato.save()

    assert client.post(reverse("demo_sign_in"), {"number": "100001"}).url == "/"
    assert client.get("/").url == reverse("association_today", args=[town.home.pk])


def test_nobody_else_can_be_become(demo_urls, client, town):
    assert client.post(reverse("demo_sign_in"), {"number": town.sato.number}).status_code == 404
    assert client.post(reverse("demo_sign_in"), {"number": UserFactory().number}).status_code == 404


def test_kept_mail_can_be_read(demo_urls, client, settings):
    (settings.DATA_DIR / "mail").mkdir()
    mail = "To: sato@example.invalid\nSubject: =?utf-8?b?44GK55+l44KJ44Gb?=\n\nbody\n"
    (settings.DATA_DIR / "mail" / "1.log").write_text(mail + "-" * 79 + "\n")

    assert "お知らせ" in text(client.get(reverse("mailbox")))


def test_tonight_can_be_run_now(demo_urls, sato, town, house):
    due = record(house.recorder.root, date(2026, 11, 8))

    answer = sato.post(reverse("demo_erase_tonight"))

    assert not due.exists()
    run = NightlyRun.objects.get(sequence=2)
    assert answer.url == reverse("certificate", args=[town.home.pk, run.pk])
