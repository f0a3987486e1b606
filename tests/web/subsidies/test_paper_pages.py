"""Blank forms for both sides, and the batch of letters on the city's side."""

from datetime import timedelta

import pytest
from django.urls import reverse

from subsidies.models import PrintBatch
from subsidies.views import batches
from tests.characters import NOW
from tests.factories.cameras import CameraFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.subsidies import LetterFactory, PrintBatchFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def test_officers_find_every_form_and_a_consent_sheet_for_each_camera(town, client_for):
    ProgrammeFactory()
    site = CameraFactory(site__association=town.home, site__local_association="架空岬自治会").site
    page = client_for(town.sato).get(reverse("blank_forms", args=[town.home.pk]))
    for name in ("consent_sheet", "local_consent_sheet"):
        assert reverse(name, args=[town.home.pk, site.pk]) in page.content.decode()
    assert reverse("blank_form", args=[town.home.pk, "f24"]) in page.content.decode()


def test_a_form_that_does_not_exist_and_another_association_s_camera_are_not_found(
    town, client_for
):
    ProgrammeFactory()
    other = CameraFactory().site
    sato = client_for(town.sato)
    for address in (
        reverse("blank_form", args=[town.home.pk, "f99"]),
        reverse("consent_sheet", args=[town.home.pk, other.pk]),
    ):
        assert sato.get(address).status_code == 404


def test_without_a_programme_the_page_says_what_comes_next(town, client_for):
    page = client_for(town.sato).get(reverse("blank_forms", args=[town.home.pk]))
    assert "市が制度を登録すると" in page.content.decode()


def test_the_city_orders_a_batch_and_is_led_to_its_progress(town, client_for, monkeypatch):
    sent = []
    monkeypatch.setattr(batches, "send_later", lambda task, pk: sent.append((task.name, pk)))
    letter = LetterFactory(issued=True)
    draft = LetterFactory(application=letter.application)
    address = reverse("print_letters", args=[letter.application.programme_id])
    hayashi = client_for(town.hayashi)
    assert f'value="{draft.pk}"' not in hayashi.get(address).content.decode()
    answer = hayashi.post(address, {"letters": [letter.pk]})
    batch = PrintBatch.objects.get()
    assert answer.url == reverse("print_batch", args=[batch.pk])
    assert sent == [("subsidies.print_batch", batch.pk)]


def test_the_progress_page_tells_how_far_it_is_until_the_archive_is_there(town, client_for):
    batch = PrintBatchFactory(total_count=200, done_count=50, ordered_at=NOW - timedelta(minutes=1))
    address = reverse("print_batch", args=[batch.pk])
    hayashi = client_for(town.hayashi)
    page = hayashi.get(address).content.decode()
    assert "今の様子を見る" in page
    assert "50 / 200（あと約3分）" in page
    batch.archive = StoredFileFactory(name="通知.zip", content_type="application/zip")
    batch.save()
    page = hayashi.get(address).content.decode()
    assert "今の様子を見る" not in page
    assert reverse("print_batch_archive", args=[batch.pk]) in page


def test_the_subsidies_page_leads_to_the_sheets_for_writing_by_hand(town, client_for):
    page = client_for(town.sato).get(reverse("subsidies", args=[town.home.pk]))

    assert reverse("blank_forms", args=[town.home.pk]) in page.content.decode()
