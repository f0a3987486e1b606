"""The city's queue: what waits, most urgent first, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from subsidies.rules.stages import Act, Stage
from tests.factories.associations import AssociationFactory
from tests.factories.days import NOW
from tests.factories.reviews import funded, moved, standing_at
from tests.factories.subsidies import GrantApplicationFactory, LetterFactory, StageChangeFactory
from tests.web.pages import source, text

QUEUE = "/city/grants/"


def handed_in(number: str, days_ago: int, **columns):
    application = standing_at(Stage.APPLIED, number=number, cameras=0, **columns)
    moved(application, Act.APPLY, Stage.DRAFT, Stage.APPLIED, NOW - timedelta(days=days_ago))
    return application


def test_the_most_urgent_stands_first(hayashi):
    programme = funded(review_days=10)
    handed_in("M8-NEW", 1, programme=programme)
    handed_in("M8-LATE", 40, programme=programme)

    page = text(hayashi.get(QUEUE))

    assert page.index("M8-LATE") < page.index("M8-NEW")
    assert "営業日すぎています" in page


def test_days_that_the_city_has_not_published_are_marked(hayashi):
    handed_in("M8-001", 4)

    page = text(hayashi.get(QUEUE))

    assert "1営業日使用" in page
    assert "未確認" in page


def test_filters_live_in_the_address_and_carry_their_counts(hayashi, town):
    handed_in("M8-MINE", 1, owner=town.hayashi)
    handed_in("M8-FREE", 1)
    standing_at(Stage.CONSULTED, number="M8-ASKED", cameras=0)

    everything = source(hayashi.get(QUEUE))
    mine = text(hayashi.get(f"{QUEUE}?stage=application&owner={town.hayashi.pk}"))

    assert "?stage=application" in everything
    assert "M8-MINE" in mine
    assert "M8-FREE" not in mine
    assert "M8-ASKED" not in mine
    assert "交付申請 2" in " ".join(text(hayashi.get(QUEUE)).split())


def test_a_round_takes_so_many_and_says_what_is_left(hayashi, monkeypatch):
    monkeypatch.setattr("subsidies.views.city_bulk._MOST", 2)
    for n in range(3):
        standing_at(Stage.APPLIED, number=f"M8-{n}")
    bulk, asked = "/city/grants/bulk/", {"act": "DECIDE", "reason": "確かめました。"}
    told = "残りの1件は、ここには入っていません"

    preview = hayashi.get(bulk, asked | {"all": "1"})
    picks = [row.application.pk for row in preview.context["outcomes"]]
    assert told in text(preview)
    done = hayashi.post(bulk, asked | {"pick": picks, "send": "1", "left_off": "1"})
    assert told in text(done)

    again = hayashi.get(bulk, asked | {"all": "1"})
    assert len(again.context["outcomes"]) == 1
    assert "一度に進められるのは" not in text(again)


def test_only_what_is_overdue(hayashi):
    programme = funded(review_days=5)
    handed_in("M8-NEW", 1, programme=programme)
    handed_in("M8-LATE", 40, programme=programme)

    page = text(hayashi.get(f"{QUEUE}?late=1"))

    assert "M8-LATE" in page
    assert "M8-NEW" not in page


def test_what_is_drafted_says_so(hayashi):
    application = handed_in("M8-001", 1)
    LetterFactory(application=application)

    assert "承認待ち：交付決定" in text(hayashi.get(QUEUE))


def test_a_draft_of_an_association_is_not_the_citys_business(hayashi):
    GrantApplicationFactory()

    page = text(hayashi.get(f"{QUEUE}?stage=all"))

    assert "審査する申請は、いまありません" in page or "当てはまる申請はありません" in page


@pytest.mark.parametrize("nonsense", ["?stage=%00x", "?owner=abc&programme=x", "?page=-3&late=9"])
def test_nonsense_in_the_address_breaks_nothing(nonsense, hayashi):
    handed_in("M8-001", 1)

    assert hayashi.get(QUEUE + nonsense).status_code == 200


@pytest.mark.slow
def test_queries_do_not_grow_with_the_applications(hayashi):
    programme, association = funded(), AssociationFactory()

    def fill(first: int, last: int) -> int:
        for n in range(first, last):
            application = GrantApplicationFactory(
                programme=programme, association=association, applied=True, number=f"M8-{n:04}"
            )
            StageChangeFactory(application=application)
        hayashi.get(QUEUE)
        with CaptureQueriesContext(connection) as seen:
            assert hayashi.get(QUEUE).status_code == 200
        return len(seen)

    assert fill(0, 50) == fill(50, 500)


@pytest.mark.parametrize("typed", ["Ｍ８－００２", "m8 002", "れいじはま", "例示浜"])
def test_an_application_is_found_by_number_or_name_at_any_stage(hayashi, typed):
    handed_in(
        "M8-001", 1, association=AssociationFactory(name="架空町自治会", reading="かくうちょう")
    )
    other = AssociationFactory(name="例示浜自治会", reading="れいじはま")
    standing_at(Stage.HOLDING, number="M8-002", cameras=0, association=other)

    page = text(hayashi.get(QUEUE, {"words": typed, "stage": "all"}))

    assert "M8-002" in page
    assert "M8-001" not in page


def test_nothing_is_drafted_in_bulk_before_somebody_says_what(hayashi):
    application = handed_in("M8-001", 1)

    page = text(hayashi.get("/city/grants/bulk/", {"pick": application.pk, "act": ""}))

    assert "何を起案するかが選ばれていません。" in page
