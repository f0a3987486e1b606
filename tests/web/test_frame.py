"""What holds for every page: who is let in, what is kept, how much the database is asked."""

from datetime import datetime, time, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from civic import journal
from tests.factories.associations import AppointmentFactory, AssociationFactory, ResolutionFactory
from tests.factories.cameras import (
    CameraFactory,
    CameraSiteFactory,
    ConsentFactory,
    FieldOfViewFactory,
    PermitFactory,
    RegulationsFactory,
)
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.retention import FootageFactory, NightlyRunFactory
from tests.web.pages import text

MIDNIGHT = datetime.combine(TODAY + timedelta(days=1), time(0), tzinfo=JAPAN)


def test_a_signed_in_page_is_never_kept(sato, town):
    response = sato.get(reverse("association", args=[town.home.pk]))

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_page_allows_no_script_from_elsewhere(sato, town):
    policy = sato.get(reverse("association", args=[town.home.pk]))["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_a_stranger_learns_nothing(yamamoto, town):
    response = yamamoto.get(reverse("association", args=[town.home.pk]))

    assert response.status_code == 404
    assert town.home.name not in text(response)


def test_an_officer_without_the_right_post_is_told_whom_to_ask(tanaka, town):
    response = tanaka.get(reverse("officer_appoint", args=[town.home.pk]))

    assert response.status_code == 403
    assert "会長" in text(response)


def test_whoever_is_not_signed_in_comes_back_after_signing_in(client_for, town):
    page = reverse("association", args=[town.home.pk])

    response = client_for(None).get(page)

    assert response.url == f"{reverse('account_login')}?next={page}"


def test_a_resignation_ends_an_open_session_at_once(sato, tanaka, town):
    page = reverse("association", args=[town.home.pk])
    assert tanaka.get(page).status_code == 200

    post = town.tanaka.appointments.get()
    sato.post(
        reverse("officer_resign", args=[town.home.pk, post.pk]), {"ended_on": "令和8年11月23日"}
    )

    assert tanaka.get(page).status_code == 302


def test_a_term_that_ends_at_midnight_ends_an_open_session(client_for, town, clock):
    page = reverse("association", args=[town.home.pk])
    town.tanaka.appointments.update(term_until=TODAY)
    clock.move_to(MIDNIGHT - timedelta(minutes=1))
    tanaka = client_for(town.tanaka)
    before = tanaka.get(page).status_code

    clock.move_to(MIDNIGHT)

    assert (before, tanaka.get(page).status_code) == (200, 302)


def test_a_former_officer_is_not_let_in_with_a_session(client_for, town):
    page = reverse("association", args=[town.home.pk])

    assert client_for(town.mori).get(page).status_code == 302


def one_more(town, house) -> None:
    """Another row of everything that a list shows."""
    AppointmentFactory(association=town.home, role="OFFICER")
    ResolutionFactory(association=town.home)
    site = CameraSiteFactory(association=town.home, resolution=house.resolution)
    view = FieldOfViewFactory(camera=CameraFactory(site=site))
    ConsentFactory(view=view)
    PermitFactory(site=site)
    RegulationsFactory(
        association=town.home,
        resolution=house.resolution,
        version=town.home.regulations.count() + 1,
    )
    FootageFactory(recorder=house.recorder, channel=house.channel)
    FootageFactory(recorder=house.recorder, undated=True)
    NightlyRunFactory(recorder=house.recorder, sequence=house.recorder.nights.count() + 1)
    AssociationFactory()
    AppointmentFactory(association=None, role="CITY_REVIEWER")
    journal.record(
        "試した", site, by=town.sato, at=NOW, association_id=town.home.pk, facts={"番号": 1}
    )


LISTS = {
    "association_today": "sato",
    "association": "sato",
    "journal": "sato",
    "cameras": "sato",
    "regulations": "sato",
    "footage": "sato",
    "undated": "sato",
    "today": "hayashi",
    "city_associations": "hayashi",
    "city_cameras": "hayashi",
    "city_obligations": "hayashi",
    "city_nights": "hayashi",
    "city_staff": "hayashi",
    "city_journal": "hayashi",
}


@pytest.mark.parametrize("name", LISTS)
def test_many_rows_cost_no_more_questions_than_one(name, client_for, town, house):
    client = client_for(getattr(town, LISTS[name]))
    args = [town.home.pk] if LISTS[name] == "sato" else []

    def asked() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name, args=args)).status_code == 200
        return len(queries)

    one_more(town, house)
    asked()  # the first visit also writes down the browser
    few = asked()
    for _ in range(4):
        one_more(town, house)

    assert asked() == few


def test_the_question_of_a_day_is_sent_as_an_address(sato, town):
    page = sato.get(reverse("manager_on_day", args=[town.home.pk])).content.decode()

    assert 'method="get"' in page


def test_no_page_shows_the_code_of_its_template(sato, town, settings):
    settings.MAP_TILES_ADDRESS = "https://tiles.example.invalid/{z}/{x}/{y}.png"
    page = sato.get(reverse("camera_new", args=[town.home.pk])).content.decode()

    assert "data-map=" in page
    assert "{%" not in page
