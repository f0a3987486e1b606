"""「今日の状況」 says when the last comparison of records and things found differences."""

from django.urls import reverse

from civic.actors import SystemActor
from retention.actions.reconcile import reconcile
from retention.models import Footage
from tests.factories.days import NOW, TODAY
from tests.web.pages import text

TITLE = "記録と実物に、食いちがいが"


def compare() -> None:
    reconcile(on=TODAY, at=NOW, by=SystemActor("tests"), depth=1)


def test_the_city_is_told_until_a_comparison_finds_nothing(hayashi, house):
    compare()
    found = text(hayashi.get(reverse("today")))
    for row in Footage.objects.live():
        (house.recorder.root / row.path).write_bytes(b"v")
    compare()

    assert f"{TITLE}2件あります" in found
    assert TITLE not in text(hayashi.get(reverse("today")))


def test_nothing_is_said_where_nothing_was_compared(hayashi, house):
    assert TITLE not in text(hayashi.get(reverse("today")))
