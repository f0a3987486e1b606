"""The association's side of its public page."""

import pytest
from django.urls import reverse

from disclosures.models import PublicPage
from tests.factories.disclosures import PublicPageFactory
from tests.web.pages import refused_with, source, text


def page_of(client, association, name: str = "public_page_setup", *more):
    return client.get(reverse(name, args=[association.pk, *more]))


def test_shows_what_will_be_read_before_it_is_opened(sato, house):
    written = text(page_of(sato, house.association))

    for words in ("公開する準備をする", "氏名は載りません", "1号 集会所前", "集会所前の市道"):
        assert words in written


def test_is_opened_with_a_contact_in_plain_figures(sato, house):
    address = reverse("public_page_open", args=[house.association.pk])

    sato.post(address, {"contact": "集会所　０８３-０００-００００", "seen": "on"})

    page = PublicPage.objects.get()
    assert page.contact == "集会所　083-000-0000"
    written = source(page_of(sato, house.association))
    assert reverse("public", args=[page.code]) in written
    assert reverse("public_sign", args=[house.association.pk, "a3"]) in written


def test_is_not_opened_before_the_words_were_looked_at(sato, house):
    answer = sato.post(
        reverse("public_page_open", args=[house.association.pk]), {"contact": "集会所"}
    )

    assert answer.status_code == 200
    assert not PublicPage.objects.exists()


def test_a_refusal_is_shown_with_its_clause(sato, town):
    answer = sato.post(
        reverse("public_page_open", args=[town.home.pk]), {"contact": "集会所", "seen": "on"}
    )

    assert refused_with(answer, "先に規程を制定してください。", "ガイドライン3(2)")


def test_the_handler_reads_and_prints_but_does_not_open(tanaka, house):
    PublicPageFactory(association=house.association)

    assert "公開ページを閉じる" not in text(page_of(tanaka, house.association))
    refused = tanaka.post(reverse("public_page_close", args=[house.association.pk]))
    assert refused.status_code == 403


def test_the_contact_is_changed_and_the_page_closed(sato, house):
    page = PublicPageFactory(association=house.association)
    home = [house.association.pk]

    sato.post(reverse("public_page_contact", args=home), {"contact": "電話 083-000-0002"})
    page.refresh_from_db()
    assert page.contact == "電話 083-000-0002"

    sato.post(reverse("public_page_close", args=home))
    page.refresh_from_db()
    assert page.closed_at is not None
    assert "公開ページは、閉じています" in text(page_of(sato, house.association))


@pytest.mark.parametrize(
    ("name", "more"), [("public_sign", ["a4"]), ("public_notice", []), ("public_sign", ["a5"])]
)
def test_no_paper_without_an_open_page_or_of_another_size(sato, house, name, more):
    if more == ["a5"]:
        PublicPageFactory(association=house.association)

    assert page_of(sato, house.association, name, *more).status_code == 404
