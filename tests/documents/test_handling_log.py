"""操作記録簿: each handling of a month with person, post, purpose and permit."""

from datetime import date, datetime, timedelta

import pytest

from associations.rules.roles import Role
from retention.documents.handling_log import build, render
from retention.models.handling import AccessKind
from tests.documents import pdf
from tests.factories.associations import AppointmentFactory
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.handling import FootageAccessFactory, HandlingPermitFactory

pytestmark = pytest.mark.django_db
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)


def access(house, by, **changes):
    return FootageAccessFactory(footage=house.kept, accessed_by=by, **changes)


@pytest.fixture
def permit(town, house):
    return HandlingPermitFactory(association=town.home, handler=town.tanaka, granted_by=town.sato)


def test_names_person_post_and_permit(town, house, permit):
    access(house, town.sato, accessed_at=NOW - timedelta(minutes=5))
    access(house, town.tanaka, permit=permit)

    first, second = build(town.home, NOVEMBER, TODAY)["rows"]

    assert (first["name"], first["post"]) == ("佐藤 花子", "管理責任者")
    assert first["permit"] == "管理責任者のため不要"
    assert (second["number"], second["name"], second["post"]) == (2, "田中 一郎", "取扱責任者")
    assert second["at"] == "令和8年11月23日\n10時00分"
    assert second["permit"].startswith("佐藤 花子")
    assert second["recorded"] == "令和8年11月13日 7時00分"
    assert second["path"] == house.kept.path


def test_without_a_permit_only_the_manager_needed_none(town, house):
    access(house, town.tanaka, kind=AccessKind.SETTING)

    (row,) = build(town.home, NOVEMBER, TODAY)["rows"]

    assert (row["post"], row["permit"]) == ("取扱責任者", "許可の記録がありません")


def test_the_post_is_that_of_the_day(town, house):
    """森 was 会長 last year and is nothing now; a post of another day is not printed."""
    AppointmentFactory(
        user=town.mori,
        association=town.home,
        role=Role.HANDLER,
        starts_on=date(2026, 10, 1),
        term_until=date(2026, 10, 31),
    )
    access(house, town.mori, accessed_at=datetime(2026, 10, 31, 23, 0, tzinfo=JAPAN))
    access(house, town.mori, accessed_at=datetime(2026, 11, 1, 0, 0, tzinfo=JAPAN))

    assert [row["post"] for row in build(town.home, OCTOBER, TODAY)["rows"]] == ["取扱責任者"]
    assert [row["post"] for row in build(town.home, NOVEMBER, TODAY)["rows"]] == [""]


def test_a_month_ends_at_midnight_in_japan(town, house):
    for moment in (
        datetime(2026, 10, 31, 23, 59, tzinfo=JAPAN),
        datetime(2026, 11, 1, 0, 0, tzinfo=JAPAN),
        datetime(2026, 11, 30, 23, 59, tzinfo=JAPAN),
        datetime(2026, 12, 1, 0, 0, tzinfo=JAPAN),
    ):
        access(house, town.sato, accessed_at=moment)

    assert len(build(town.home, NOVEMBER, TODAY)["rows"]) == 2
    assert len(build(town.home, OCTOBER, TODAY)["rows"]) == 1


def test_a_changed_setting_names_the_recorder(town, house):
    FootageAccessFactory(
        kind=AccessKind.SETTING,
        footage=None,
        recorder=house.recorder,
        purpose="録画装置を登録した",
        accessed_by=town.sato,
    )

    (row,) = build(town.home, NOVEMBER, TODAY)["rows"]

    assert (row["kind"], row["device"]) == ("機器の設定の変更", "集会所の録画装置")


def test_nothing_of_another_association(town, house):
    access(house, town.sato)

    assert build(town.away, NOVEMBER, TODAY)["rows"] == []


def test_three_queries_whatever_the_number(town, house, permit, django_assert_num_queries):
    for _each in range(4):
        access(house, town.tanaka, permit=permit)

    with django_assert_num_queries(3):
        build(town.home, NOVEMBER, TODAY)


@pytest.mark.slow
def test_prints_landscape_with_its_fonts_and_tags(town, house, permit):
    access(house, town.tanaka, permit=permit, purpose="器物損壊の日時を確かめるため。" * 13)

    paper = render(town.home, NOVEMBER, TODAY)

    text = pdf.text_of(paper)
    for words in (
        "操作記録簿（令和８年１１月分）",
        "見本町一丁目自治会",
        "次の1件です",
        "令和8年11月23日現在",
        "規程6(1)",
    ):
        assert words in text, text
    assert pdf.pages_of(paper) == 1
    assert pdf.is_tagged(paper)
    assert all(font.is_embedded and font.is_subset for font in pdf.fonts_of(paper))


@pytest.mark.slow
def test_an_empty_month_says_so(town):
    assert "ありませんでした。" in pdf.text_of(render(town.home, OCTOBER, TODAY))
