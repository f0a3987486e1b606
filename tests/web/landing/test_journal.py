"""The journal on a page: names are resolved when shown."""

import pytest
from django.urls import reverse

from associations.actions.resign import resign
from civic import journal
from civic.actors import SystemActor
from tests.factories.days import NOW, TODAY
from tests.web.pages import text


def test_shows_who_did_what(sato, town):
    post = town.tanaka.appointments.get()
    resign(appointment=post, ended_on=TODAY, by=town.sato, at=NOW)

    page = text(sato.get(reverse("journal", args=[town.home.pk])))

    assert "役職を退いた" in page
    assert "佐藤 花子" in page


def test_names_the_parts_of_the_system(sato, town):
    journal.record(
        "消去した", town.home, by=SystemActor("nightly"), at=NOW, association_id=town.home.pk
    )

    assert "夜間の処理" in text(sato.get(reverse("journal", args=[town.home.pk])))


def test_shows_nothing_of_another_association(sato, town):
    journal.record("秘密", town.away, by=town.yamamoto, at=NOW, association_id=town.away.pk)

    assert "秘密" not in text(sato.get(reverse("journal", args=[town.home.pk])))


def test_the_city_sees_all(hayashi, town):
    for association in (town.home, town.away):
        journal.record("試した", association, by=town.sato, at=NOW, association_id=association.pk)

    assert text(hayashi.get(reverse("city_journal"))).count("試した") == 2


def test_fifty_entries_a_page(sato, town):
    for _ in range(51):
        journal.record("試した", town.home, by=town.sato, at=NOW, association_id=town.home.pk)
    address = reverse("journal", args=[town.home.pk])

    assert text(sato.get(address)).count("試した") == 50
    assert text(sato.get(address, {"page": 2})).count("試した") == 1


def test_speaks_in_words(sato, town):
    facts = {
        "施行日": "2026-12-01",
        "顔識別": False,
        "KEY_HOLDER": "まだです",
        "SHA-256": "0123456789ab" * 5 + "cdef",
        "議決": 4321,
        "向き": 90,
        "古い日": "0001-01-01",
    }
    journal.record(
        "試した", town.home, by=town.sato, at=NOW, association_id=town.home.pk, facts=facts
    )

    page = text(sato.get(reverse("journal", args=[town.home.pk])))

    assert "施行日：令和8年12月1日" in page
    assert "顔識別：いいえ" in page
    assert "鍵を持つ人を決めてありますか。：まだです" in page
    assert "照合値：0123456789ab…" in page
    assert "向き：90度" in page
    assert "4321" not in page


@pytest.mark.parametrize("typed", ["user:x", "user:", "user:9" * 4, f"user:{'9' * 30}"])
def test_a_typed_fact_that_looks_like_a_name_stays_a_text(sato, town, typed):
    facts = {"役職名": typed, "人": typed}
    journal.record(
        "試した", town.home, by=town.sato, at=NOW, association_id=town.home.pk, facts=facts
    )

    page = text(sato.get(reverse("journal", args=[town.home.pk])))

    assert f"役職名：{typed}" in page
    assert "人：登録のない人" in page


def test_a_typed_fact_never_names_somebody_else(sato, town):
    facts = {"役職名": f"user:{town.yamamoto.pk}"}
    journal.record(
        "試した", town.home, by=town.sato, at=NOW, association_id=town.home.pk, facts=facts
    )

    assert town.yamamoto.name not in text(sato.get(reverse("journal", args=[town.home.pk])))


def test_the_city_sees_of_which_association(hayashi, town):
    for association in (town.home, town.away):
        journal.record("試した", association, by=town.sato, at=NOW, association_id=association.pk)

    page = text(hayashi.get(reverse("city_journal")))

    assert town.home.name in page
    assert town.away.name in page
