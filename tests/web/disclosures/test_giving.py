"""From the decision to the signed receipt, as the officers see it."""

import pytest
from django.urls import reverse

from disclosures.models import Provision, Viewing
from disclosures.rules.stages import Outcome
from disclosures.tasks import finish_provisions, print_receipt
from retention.models import FootageAccess, FootageCopy
from tests.actions.disclosures.desk import card_in
from tests.documents import pdf
from tests.factories.asked import VIDEO, decided_on, write_video
from tests.web.pages import refused_with, source, text

TODAY = {"": "", "picked": "2026-11-23"}


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.COPIES_DIR = tmp_path / "data" / "copies"
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def decision(house, town):
    write_video(house)
    card_in(house, town)
    return decided_on(house)


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def day(name: str, picked: str) -> dict[str, str]:
    return {f"{name}_": "", f"{name}_picked": picked}


def handed(town, **changes) -> dict[str, object]:
    said = {
        "taken": "",
        "recipient": "見本警察署 巡査部長 見本 太郎",
        **day("provided_on", "2026-11-23"),
        "provided_time": "10:00",
        "content": "集会所前の道を自転車で通る人",
        "purpose": "自転車盗の捜査のため",
        "reason": "捜査関係事項照会書による照会のため",
        "document_number": "見刑一第123号",
        **day("document_on", "2026-11-23"),
        **day("from_on", "2026-11-13"),
        "from_time": "07:00",
        **day("to_on", "2026-11-13"),
        "to_time": "08:00",
        "medium": "USB",
        "medium_count": "1",
        "medium_serial": "MIHON-1",
        "clock": "AHEAD",
        "clock_seconds": "12",
        "handed_by": str(town.sato.pk),
        "witness": str(town.tanaka.pk),
        "is_written": "on",
    }
    return said | changes


def copied(sato, town, decision, house) -> FootageCopy:
    page = at(town, "copies", decision.inquiry_id)
    sato.post(page, {"footage": [str(house.kept.pk)]})
    return FootageCopy.objects.get()


def test_copy_write_out_hand_over_print(sato, town, decision, house):
    copy = copied(sato, town, decision, house)

    out = sato.post(at(town, "copy_take_out", decision.inquiry_id, copy.pk))
    assert b"".join(out.streaming_content) == VIDEO
    assert "no-store" in out["Cache-Control"]
    assert FootageAccess.objects.count() == 2

    page = at(town, "provision_new", decision.inquiry_id)
    answer = sato.post(page, handed(town, copies=[str(copy.pk)]))

    provision = Provision.objects.get()
    assert answer.url == at(town, "provision", provision.pk)
    assert provision.clock_error == 12
    print_receipt(provision.pk)
    shown = text(sato.get(answer.url))
    assert "受領書（PDF）を印刷する" in shown
    assert copy.sha256 in shown
    paper = sato.get(at(town, "provision_receipt", provision.pk))
    said = pdf.squeeze(pdf.text_of(b"".join(paper.streaming_content)))
    assert copy.sha256 in said
    assert "正しい時刻より12秒進んでいました" in said


def test_once_given_the_page_writes_nothing_out(sato, town, decision, house):
    copy = copied(sato, town, decision, house)
    sato.post(at(town, "copy_take_out", decision.inquiry_id, copy.pk))
    sato.post(at(town, "provision_new", decision.inquiry_id), handed(town, copies=[str(copy.pk)]))

    out = sato.post(at(town, "copy_take_out", decision.inquiry_id, copy.pk))

    assert out.status_code == 409
    assert "渡す物に書き出す" not in text(sato.get(at(town, "copies", decision.inquiry_id)))


def test_only_what_was_written_out_is_offered_as_given(sato, town, decision, house):
    copy = copied(sato, town, decision, house)
    page = at(town, "provision_new", decision.inquiry_id)

    before = sato.get(page)
    sato.post(at(town, "copy_take_out", decision.inquiry_id, copy.pk))
    after = sato.get(page)

    assert "まだ書き出していない写しが1件" in text(before)
    assert 'name="copies"' not in source(before)
    assert 'name="copies"' in source(after)


def test_what_was_written_out_and_withdrawn_is_seen_gone_on_a_page(sato, town, decision, house):
    copy = copied(sato, town, decision, house)
    sato.post(at(town, "copy_take_out", decision.inquiry_id, copy.pk))
    sato.post(at(town, "inquiry_withdraw", decision.inquiry_id), {"remarks": ""})
    page = at(town, "taken_erased", decision.inquiry_id)
    assert house.kept.path in text(sato.get(page))

    sato.post(page, {**day("erased_on", "2026-11-23"), "how": "USBメモリーから消した"})

    assert "確かめることは残っていません" in text(sato.get(page))


def test_a_refusal_keeps_what_was_typed(sato, town, decision):
    page = at(town, "provision_new", decision.inquiry_id)

    answer = sato.post(page, handed(town, witness=str(town.sato.pk), taken="SDカード1枚"))

    assert refused_with(answer, "渡した人とは別の人", "本システムの定め")
    assert "SDカード1枚" in source(answer)


def test_the_handler_without_a_permit_sees_why_and_no_button(tanaka, sato, town, decision, house):
    copied(sato, town, decision, house)

    page = text(tanaka.get(at(town, "copies", decision.inquiry_id)))

    assert "今は、写しを作ったり書き出したりできません" in page
    assert "渡す物に書き出す" not in page


def test_a_viewing_is_recorded(sato, town, house):
    shown = decided_on(house, Outcome.SHOW)
    sato.post(
        at(town, "viewing_new", shown.inquiry_id),
        {
            **day("began_on", "2026-11-23"),
            "began_time": "09:45",
            "ended_time": "09:55",
            "place": "集会所の事務室",
            "viewers": "見本警察署 見本 太郎",
            "footage": "1号カメラ 11月13日 7時から8時まで",
            "shown_by": str(town.sato.pk),
            "witness": str(town.tanaka.pk),
        },
    )

    assert Viewing.objects.get().witness == town.tanaka


def test_the_ledger_shows_a_correction_struck_and_linked(sato, town, decision):
    sato.post(at(town, "provision_new", decision.inquiry_id), handed(town, taken="SDカード1枚"))
    first = Provision.objects.get()

    sato.post(
        at(town, "provision_correct", first.pk),
        handed(town, document_number="見刑一第124号", why="番号の書きまちがい"),
    )

    page = source(sato.get(at(town, "ledger")))
    assert "<del>第1号</del>" in page
    assert "第2号</a>に訂正しました。理由：番号の書きまちがい" in page
    assert "令和8年度の提供は、1件です。" in page
    paper = pdf.text_of(sato.get(at(town, "ledger_paper", 2026)).content)
    assert "番号の書きまちがい" in pdf.squeeze(paper)
    rows = text(sato.get(at(town, "ledger_export", 2026, "csv"))).splitlines()
    assert len(rows) == 3
    assert "見刑一第124号" in rows[2]


def test_what_became_of_it_is_recorded_once(sato, town, decision):
    sato.post(at(town, "provision_new", decision.inquiry_id), handed(town, taken="SDカード1枚"))
    page = at(town, "provision_return", Provision.objects.get().pk)
    said = {"ending": "RETURNED", **day("ended_on", "2026-11-23"), "told_by": "見本警察署"}

    assert sato.post(page, said).status_code == 302
    assert refused_with(sato.post(page, said), "すでに記録してあります")


def test_what_the_worker_left_is_finished(sato, town, decision, house):
    copied(sato, town, decision, house)
    sato.post(at(town, "provision_new", decision.inquiry_id), handed(town, taken="SDカード1枚"))
    assert Provision.objects.get().receipt is None

    finish_provisions()

    assert Provision.objects.get().receipt is not None


def test_the_next_step_is_to_write_the_copy_out(sato, town, decision, house):
    page = at(town, "inquiry", decision.inquiry_id)
    copy = copied(sato, town, decision, house)
    before = text(sato.get(page))
    sato.post(at(town, "copy_take_out", decision.inquiry_id, copy.pk))
    after = text(sato.get(page))

    assert "渡す物に書き出す" in before
    assert "渡したことを記録する" in after
