"""The public page and the officers' file: what each shows, and to whom it is easy to use."""

import pytest
from django.urls import reverse

from civic.seal_note import fingerprint, in_groups
from tests.factories.sealing import CheckpointFactory
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    settings.LEDGER_DIR = tmp_path / "ledger"


def test_shows_the_city_s_key_and_its_fingerprint(client_for):
    key = CheckpointFactory().public_key

    page = client_for(None).get(reverse("verify")).content.decode()

    assert f'data-public-key="{key}"' in page
    assert in_groups(fingerprint(key)) in page
    assert "第1号" in page
    assert "市の鍵とちがいます" not in page


def test_another_key_in_the_newest_seal_is_not_shown_but_warned_of(client_for):
    key = CheckpointFactory().public_key
    tamper("civic_checkpoint", "UPDATE civic_checkpoint SET public_key = repeat('0', 64)")

    page = client_for(None).get(reverse("verify")).content.decode()

    assert f'data-public-key="{key}"' in page
    assert "0" * 64 not in page
    assert "最も新しい封印の鍵が、市の鍵とちがいます" in page


def test_without_its_key_file_the_page_shows_no_key_and_says_so(client_for, settings, tmp_path):
    key = CheckpointFactory().public_key
    settings.KEYS_DIR = tmp_path / "elsewhere"

    page = client_for(None).get(reverse("verify")).content.decode()

    assert key not in page
    assert 'data-public-key=""' in page
    assert "市の鍵のファイルがないため、公開鍵を示せません。" in page


def test_says_that_there_is_no_seal_yet(client_for):
    page = client_for(None).get(reverse("verify")).content.decode()

    assert "封印はまだありません。" in page
    assert 'data-public-key=""' in page


def test_says_what_is_not_proved_and_the_way_without_scripts(client_for):
    page = client_for(None).get(reverse("verify")).content.decode()

    for words in ("装置の内部に残った写し", "封印する前に", "bin/manage verify_ledger"):
        assert words in page


def test_an_officer_takes_the_file_of_a_night(client_for, town, house):
    address = reverse("certificate_json", args=[house.association.pk, house.night.pk])

    answer = client_for(town.sato).get(address)

    assert answer["content-type"] == "application/json"
    assert answer["content-disposition"] == (
        f'attachment; filename="erasure-proof-{house.night.pk}.json"'
    )
    assert answer.json()["run"] == house.night.pk
