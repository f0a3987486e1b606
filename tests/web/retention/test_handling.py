"""取扱いの許可: what each may see and do, and the 操作記録簿."""

from datetime import timedelta

import pytest
from django.urls import reverse

from retention.models import HandlingPermit
from tests.documents import pdf
from tests.factories.days import NOW
from tests.factories.handling import FootageAccessFactory, HandlingPermitFactory
from tests.web.pages import refused_with, source, text

PERMIT = {
    "purpose": "器物損壊の日時を確かめるため",
    "start_on_": "",
    "start_on_picked": "2026-11-23",
    "start_time": "10:00",
    "hours": "2",
}


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def permit(town, **changes):
    facts = {"association": town.home, "handler": town.tanaka, "granted_by": town.sato}
    return HandlingPermitFactory(**facts | changes)


def test_the_handler_without_a_permit_is_told_whom_to_ask(tanaka, town):
    page = text(tanaka.get(at(town, "handling")))

    assert "許可がありません。管理責任者に頼んでください（規程4(3)）。" in page
    assert "取扱いを許可する" not in page


def test_the_handler_sees_until_when_and_for_what(tanaka, town):
    permit(town)

    page = text(tanaka.get(at(town, "handling")))

    assert "令和8年11月23日 11時00分まで、映像を扱えます" in page
    assert "器物損壊の日時を確かめるため" in page
    assert "許可を取り消す" not in page


def test_the_manager_sees_valid_coming_and_past_ones(sato, town):
    permit(town)
    permit(town, starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=1, hours=1))
    permit(town, starts_at=NOW - timedelta(days=1), ends_at=NOW - timedelta(hours=20))

    page = text(sato.get(at(town, "handling")))

    for heading in ("今の許可", "これからの許可", "終わった許可", "取扱いを許可する"):
        assert heading in page
    assert page.count("許可を取り消す") == 2


def test_the_manager_grants(sato, town):
    answer = sato.post(at(town, "handling_permit"), PERMIT | {"handler": town.tanaka.pk})

    assert answer.url == at(town, "handling")
    made = HandlingPermit.objects.get()
    assert (made.handler, made.granted_by) == (town.tanaka, town.sato)
    assert (made.starts_at, made.ends_at) == (NOW, NOW + timedelta(hours=2))


def test_the_form_begins_with_now_and_offers_handlers_only(sato, town):
    page = source(sato.get(at(town, "handling_permit")))

    assert "令和8年11月23日" in page
    assert 'value="10:00"' in page
    assert "田中 一郎" in page
    assert "山本 次郎" not in page


def test_a_start_that_is_over_is_refused_and_nothing_typed_is_lost(sato, town):
    answer = sato.post(
        at(town, "handling_permit"), PERMIT | {"handler": town.tanaka.pk, "start_time": "09:00"}
    )

    assert refused_with(answer, "許可の始まりが過ぎています", "規程4(3)")
    assert "器物損壊の日時を確かめるため" in source(answer)


def test_whoever_is_no_handler_cannot_be_chosen(sato, town):
    answer = sato.post(at(town, "handling_permit"), PERMIT | {"handler": town.yamamoto.pk})

    assert refused_with(answer, "選択")
    assert not HandlingPermit.objects.exists()


def test_an_association_without_a_handler_is_led_to_register_one(yamamoto, town):
    page = text(yamamoto.get(reverse("handling_permit", args=[town.away.pk])))

    assert "許可できる取扱責任者がいません。" in page


def test_the_manager_takes_back(sato, town):
    given = permit(town)

    asked = text(sato.get(at(town, "handling_revoke", given.pk)))
    for part in ("田中 一郎 さん", "11時00分まで", given.purpose):
        assert part in asked
    page = text(sato.post(at(town, "handling_revoke", given.pk), follow=True))

    assert "許可を取り消しました。" in page
    given.refresh_from_db()
    assert (given.revoked_at, given.revoked_by) == (NOW, town.sato)


def test_taking_back_twice_is_told(sato, town):
    given = permit(town, revoked_at=NOW, revoked_by=town.sato)

    page = text(sato.post(at(town, "handling_revoke", given.pk), follow=True))

    assert "すでに終わっているか、取り消されています" in page


def test_a_permit_of_another_association_is_not_found(sato, town):
    other = permit(town, association=town.away)

    assert sato.post(at(town, "handling_revoke", other.pk)).status_code == 404


def test_many_past_permits_are_cut_and_told(sato, town, django_assert_max_num_queries):
    HandlingPermitFactory.create_batch(
        25,
        association=town.home,
        handler=town.tanaka,
        starts_at=NOW - timedelta(hours=3),
        ends_at=NOW - timedelta(hours=2),
    )

    with django_assert_max_num_queries(17):
        page = text(sato.get(at(town, "handling")))

    assert "新しいほうから20件" in page


def test_the_log_opens_for_this_month_and_months_with_records(sato, town, house):
    FootageAccessFactory(
        footage=house.kept, accessed_by=town.tanaka, accessed_at=NOW - timedelta(days=40)
    )

    page = source(sato.get(at(town, "handling")))

    assert at(town, "handling_log", 2026, 11) in page
    assert at(town, "handling_log", 2026, 10) in page
    paper = sato.get(at(town, "handling_log", 2026, 10))
    assert paper["Content-Type"] == "application/pdf"
    assert "田中一郎" in pdf.text_of(paper.content)


@pytest.mark.parametrize(("year", "month"), [(2026, 13), (2026, 12), (2026, 0)])
def test_there_is_no_log_of_a_month_that_is_none_or_not_yet(sato, town, year, month):
    assert sato.get(at(town, "handling_log", year, month)).status_code == 404
