"""The pages of the desk: from the door to the hold, the decision, the letter, what is closed."""

import pytest
from django.urls import reverse

from disclosures.models import Decision, Deputy, Inquiry
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import Stage
from tests.actions.disclosures.desk import card_in, footage_at, inquiry_at
from tests.factories.associations import AppointmentFactory
from tests.factories.days import NOW
from tests.factories.disclosures import DecisionFactory, DeputyFactory, RescueTaskFactory
from tests.web.pages import refused_with, source, text

WHO = {
    "agency": "見本警察署",
    "requester": "見本 太郎",
    "purpose": "自転車盗の捜査のため",
    "arrival": "NOT_YET",
}
WHEN = {"from_on": "R8.11.20", "from_time": "10:00", "to_time": "11:00"}


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def receive(browser, town, kind="POLICE", **changes):
    return browser.post(at(town, "inquiry_asker", kind), WHO | changes)


def test_from_the_first_page_to_the_hold(tanaka, town, house):
    footage_at(house)
    kind = tanaka.post(at(town, "inquiry_new"), {"kind": "POLICE"})
    place = tanaka.post(kind.url, WHO).url
    footage = tanaka.post(place, WHEN | {"cameras": [house.camera.pk], "spot": "集会所前"}).url
    before = text(tanaka.get(footage))
    page = tanaka.post(footage).url

    inquiry = Inquiry.objects.get()
    assert "映像1本" in before
    assert "令和8年11月27日（金）の午前0時30分に消えます" in before
    assert town.sato.name in before
    assert page == at(town, "inquiry", inquiry.pk)
    assert inquiry.hold is not None
    assert "映像1本を仮保全しました" in text(tanaka.get(page))


def test_numbers_can_be_called_with_a_thumb(tanaka, town, house):
    town.sato.phone = "083-000-0021"
    town.sato.save()

    assert 'href="tel:083-000-0021"' in source(tanaka.get(at(town, "desk")))


def test_the_cameras_that_film_the_spot_are_chosen_already(tanaka, town, house):
    house.view.bearing, house.view.angle, house.view.range_m = 0, 90, 50
    house.view.save()
    site = house.site
    inquiry = inquiry_at(town, from_at=None, to_at=None)
    here = f"?latitude={float(site.latitude) + 0.0001:.6f}&longitude={site.longitude}"

    page = source(tanaka.get(at(town, "inquiry_place", inquiry.pk) + here))

    assert "この場所が映ります" in page
    assert "checked" in page


@pytest.mark.parametrize("here", ["?latitude=NaN&longitude=1", "?latitude=x", "?latitude=999"])
def test_a_point_that_is_none_is_passed_over(tanaka, town, house, here):
    inquiry = inquiry_at(town)

    page = text(tanaka.get(at(town, "inquiry_place", inquiry.pk) + here))

    assert "この場所が映ります" not in page


def test_no_kind_but_the_known_ones(tanaka, town):
    assert tanaka.get(at(town, "inquiry_asker", "FRIEND")).status_code == 404


def test_an_error_keeps_what_was_typed(tanaka, town):
    page = receive(tanaka, town, agency="")

    assert refused_with(page, "「機関の名前」を入力してください")
    assert "自転車盗の捜査のため" in text(page)
    assert not Inquiry.objects.exists()


def test_a_card_at_the_pole_gets_its_steps_and_its_hour(tanaka, town, house):
    card_in(house, town, oldest_frame_at=NOW.replace(day=18), newest_frame_at=NOW)
    inquiry = inquiry_at(town, house)
    page = text(tanaka.get(tanaka.post(at(town, "inquiry_footage", inquiry.pk)).url))
    task = inquiry.rescues.get()

    assert "現地での取り出しが1件あります" in page
    assert "手順を見る" in page
    answer = tanaka.post(at(town, "rescue", inquiry.pk, task.pk), {"ending": "SECURED"})
    assert answer.status_code == 302
    assert "もう記録してあります" in text(tanaka.get(at(town, "rescue", inquiry.pk, task.pk)))


def test_whoever_may_not_decide_reads_who_does(tanaka, town, house):
    page = text(tanaka.get(at(town, "inquiry_decide", inquiry_at(town, house).pk)))

    assert "決めるのは、管理責任者か代わりの方です" in page
    assert town.sato.name in page
    assert "このとおり決める" not in page


def test_a_refusal_ends_with_a_letter(sato, town):
    inquiry = inquiry_at(town, kind=InquiryKind.OTHER, from_at=None, to_at=None)
    page = at(town, "inquiry_decide", inquiry.pk)

    sato.post(page, {"outcome": "REFUSE", "reason": "私的な理由のため"})
    decision = Decision.objects.get()
    paper = sato.get(at(town, "answer_letter", inquiry.pk, decision.pk))

    assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    assert "回答書（PDF）を印刷する" in text(sato.get(at(town, "inquiry", inquiry.pk)))


def test_an_expired_paper_is_refused_with_its_sentence(sato, town, house):
    inquiry = inquiry_at(town, house, valid_until="2026-11-22")
    page = sato.post(
        at(town, "inquiry_decide", inquiry.pk), {"outcome": "GIVE", "reason": "照会のため"}
    )

    assert refused_with(page, "有効な期間を過ぎています", "本システムの定め")


def test_a_decision_to_give_has_no_letter(sato, town):
    decision = DecisionFactory(inquiry=inquiry_at(town, stage=Stage.ALLOWED))
    page = sato.get(at(town, "answer_letter", decision.inquiry_id, decision.pk))

    assert page.status_code == 404


def test_what_is_closed_stands_below(sato, town):
    inquiry = inquiry_at(town, stage=Stage.REFUSED)

    sato.post(at(town, "inquiry_close", inquiry.pk))

    assert "完了した依頼" in text(sato.get(at(town, "desk")))


def test_what_is_left_is_told_before_closing(sato, town):
    task = RescueTaskFactory(inquiry=inquiry_at(town, stage=Stage.NO_FOOTAGE))
    page = text(sato.get(at(town, "inquiry_close", task.inquiry_id)))

    assert "取り出しの結果がありません" in page
    assert "残っていることはありません" not in page


def test_the_manager_names_a_deputy_and_takes_it_back(sato, tanaka, town):
    asked = {"person": town.tanaka.pk, "rank": "1", "starts_on": "R8.11.23", "ends_on": "R8.12.1"}
    sato.post(at(town, "deputies"), asked)
    deputy = Deputy.objects.get()

    assert "田中 一郎" in text(sato.get(at(town, "desk")))
    assert "代わりの方を決められるのは、管理責任者だけです" in text(
        tanaka.get(at(town, "deputies"))
    )
    sato.post(at(town, "deputy_end", deputy.pk))
    assert "代わりの方は決まっていません" in text(sato.get(at(town, "deputies")))


def test_a_deputy_decides_on_the_page(tanaka, town, house):
    DeputyFactory(association=town.home, user=town.tanaka, named_by=town.sato)
    inquiry = inquiry_at(town, house)
    tanaka.post(at(town, "inquiry_decide", inquiry.pk), {"outcome": "SHOW", "reason": "照会のため"})

    assert "管理責任者の代わり" in text(tanaka.get(at(town, "inquiry", inquiry.pk)))


def test_strangers_and_the_city_find_nothing(yamamoto, hayashi, town):
    inquiry = inquiry_at(town)

    for browser in (yamamoto, hayashi):
        for name in ("desk", "inquiry_new"):
            assert browser.get(at(town, name)).status_code == 404
        assert browser.get(at(town, "inquiry", inquiry.pk)).status_code == 404


def test_an_inquiry_of_another_association_is_not_found_by_its_number(sato, town):
    theirs = inquiry_at(town, association=town.away)

    assert sato.get(at(town, "inquiry", theirs.pk)).status_code == 404


def test_a_treasurer_is_not_led_to_the_desk(client_for, town):
    AppointmentFactory(user=town.mori, association=town.home, role="TREASURER")
    browser = client_for(town.mori)

    assert browser.get(at(town, "desk")).status_code == 403
    assert "窓口" not in text(browser.get(at(town, "association_today")))


def test_what_the_desk_has_open_stands_on_the_first_page(sato, town):
    inquiry_at(town, number=7)

    assert "依頼 第7号の映像を、まだ残していません" in text(sato.get(at(town, "association_today")))
