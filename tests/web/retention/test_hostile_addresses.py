"""Whatever somebody types into an address of this room is answered, and never with 500."""

import pytest
from django.urls import NoReverseMatch, reverse

from retention import urls
from tests.factories.retention import FootageFactory

pytestmark = pytest.mark.slow

# Digits that are no numbers, numbers beyond any key, and a byte that PostgreSQL refuses.
IDS = [0, 2**31, 2**63, 10**20]
DAYS = ["0001-01-01", "1700-01-01", "1868-10-22", "9999-12-31", "2026-02-30", "20261123", "x", "²"]
MONTHS = ["0001-1", "1700-1", "9999-12", "2026-0", "2026-13", f"{10**20}-1", f"2026-{10**20}"]
TEXTS = ["²", "-1", "0", "x", "９", "9" * 30, "9" * 5000, "\x00", "1' OR 1=1"]
NAMES = sorted({pattern.name for pattern in urls.urlpatterns})


def addresses(association_id, number):
    """Every address of the room that takes numbers alone, with that number everywhere."""
    for name in NAMES:
        for count in range(3):
            try:
                yield reverse(name, args=[association_id, *[number] * count])
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("number", IDS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_numbers_that_nothing_has(sato, town, number, method):
    found = [*addresses(town.home.pk, number), *addresses(number, 1)]

    statuses = {getattr(sato, method)(address).status_code for address in found}

    assert len(found) > 2 * len(NAMES) - 20
    assert statuses <= {200, 302, 404, 405}
    assert 404 in statuses


@pytest.mark.parametrize("day", DAYS)
def test_days_that_are_none(sato, town, day):
    answer = sato.get(f"/a/{town.home.pk}/footage/days/{day}/")

    assert answer.status_code == (200 if day == "20261123" else 404)


@pytest.mark.parametrize("month", MONTHS)
def test_months_that_are_none(sato, town, month):
    assert sato.get(f"/a/{town.home.pk}/footage/handling/{month}.pdf").status_code == 404


@pytest.mark.parametrize("text", TEXTS)
def test_questions_behind_the_address(sato, town, house, text):
    FootageFactory(recorder=house.recorder, recorded_on=house.kept.recorded_on)
    room = f"/a/{town.home.pk}/footage/"
    asked = {
        f"{room}days/{house.kept.recorded_on}/": ["camera", "page"],
        f"{room}holds/new/": ["cameras", "from_on", "to_on", "from_time", "to_time", "page"],
        f"{room}holds/new/reason/": ["cameras", "from_on", "to_on", "from_time", "to_time"],
        f"{room}holds/": ["page", "only"],
        "/verify/": ["page", "only"],
    }

    for address, names in asked.items():
        for name in names:
            assert sato.get(address, {name: text}).status_code in {200, 302}, (address, name)


@pytest.mark.parametrize("text", TEXTS)
def test_questions_of_the_city(hayashi, text):
    for address in ("/city/nights/", "/city/holds/"):
        assert hayashi.get(address, {"only": text}).status_code == 200
        assert hayashi.get(address, {"page": text}).status_code in {200, 404}


def test_a_camera_that_recorded_nothing_that_day_shows_nothing(sato, town, house):
    page = sato.get(f"/a/{town.home.pk}/footage/days/{house.kept.recorded_on}/?camera=7")

    assert list(page.context["page_obj"]) == []
