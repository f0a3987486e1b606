"""The desk in a real browser: the police at the pole with a phone, a refusal, nothing found, expired."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shimonoseki_cam.demo.characters import SATO, TANAKA
from tests.journeys.papers import text_of
from tests.journeys.test_demo import become
from tests.journeys.visitor import PHONE, Visitor
from tests.processes.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JAPAN = ZoneInfo("Asia/Tokyo")
MOST_PAGES = 6
FIVE_OF_THEM = {
    "agency": "見本警察署",
    "rank": "巡査部長",
    "requester": "見本 太郎",
    "purpose": "自転車盗の捜査のため",
}


def days_ago(days: int) -> str:
    return (datetime.now(JAPAN).date() - timedelta(days=days)).isoformat()  # noqa: TID251 - the real clock


def receive(visitor: Visitor, kind: str, **answers: str) -> str:
    """The path of the inquiry, once the person's page is sent."""
    visitor.open("/a/1/desk/").follow("求めを受け付ける").fill(kind=kind).press("次へ")
    visitor.fill(**answers).press("受け付けて次へ")
    return visitor.path.removesuffix("place/")


def place(visitor: Visitor, days: int) -> Visitor:
    visitor.page.get_by_label("1号 集会所前").check()
    return visitor.fill(spot="集会所前", from_on=days_ago(days)).press("映像があるか調べる")


def decide(visitor: Visitor, inquiry: str, outcome: str, reason: str) -> Visitor:
    visitor.open(f"{inquiry}decide/").fill(outcome=outcome, reason=reason)
    return visitor.press("このとおり決める")


def test_the_police_at_the_pole_get_a_hold_in_six_pages(demo_house: House, arrive) -> None:
    """Every tap on a phone; the page count is what an officer goes through, from desk to hold."""
    tanaka = arrive(demo_house.start_web(), "desk-police")
    become(tanaka, TANAKA)
    pages: list[str] = []
    tanaka.page.on(
        "framenavigated",
        lambda frame: pages.append(frame.url) if frame == tanaka.page.main_frame else None,
    )

    tanaka.page.set_viewport_size(PHONE)
    tanaka.page.goto("/a/1/desk/")
    for act in (
        lambda: tanaka.page.get_by_role("link", name="求めを受け付ける").click(),
        lambda: (tanaka.fill(kind="POLICE"), push(tanaka, "次へ")),
        lambda: (tanaka.fill(**FIVE_OF_THEM), push(tanaka, "受け付けて次へ")),
        lambda: (
            tanaka.page.get_by_label("1号 集会所前").check(),
            tanaka.fill(spot="集会所前", from_on=days_ago(3)),
            push(tanaka, "映像があるか調べる"),
        ),
        lambda: push(tanaka, "消えないように残す"),
    ):
        act()
        tanaka.page.wait_for_load_state()
        assert tanaka.page.viewport_size == PHONE

    tanaka.reads("仮保全しました", "残してあります")
    assert len(pages) <= MOST_PAGES, pages
    assert demo_house.value("SELECT count(*) FROM disclosures_inquiry WHERE hold_id IS NOT NULL")


def push(visitor: Visitor, text: str) -> None:
    """Without the examination at other widths that `press` makes."""
    visitor.page.get_by_role("button", name=text, exact=True).click()


def test_every_page_to_the_hold_is_without_barriers(demo_house: House, arrive) -> None:
    tanaka = arrive(demo_house.start_web(), "desk-barriers")
    become(tanaka, TANAKA)
    inquiry = receive(tanaka, "POLICE", **FIVE_OF_THEM)
    place(tanaka, 3).reads("残っています", "連絡する人")
    tanaka.press("消えないように残す").reads("次にすること", "まだそろっていないもの")

    for page in ("document/", "identity/", "decide/", "withdraw/"):
        tanaka.open(inquiry + page)
    tanaka.open(f"{inquiry}decide/").reads("どうするか決める")
    tanaka.open("/a/1/desk/deputies/").reads(TANAKA.name)


def test_other_reasons_are_refused_with_a_letter(demo_house: House, arrive) -> None:
    sato = arrive(demo_house.start_web(), "desk-refusal")
    become(sato, SATO)
    inquiry = receive(sato, "OTHER", requester="見本 花子", purpose="自分の車を当てた人を知りたい")
    sato.reads("次にすること").follow("どうするか決める")
    sato.reads("この求めには、応じられません")
    decide(sato, inquiry, "REFUSE", "4つの場合のどれにも当たらないため").reads("お断りした")

    paper = text_of(sato.paper_behind("回答書（PDF）を印刷する"))
    assert "提供も閲覧もできません" in paper.replace("\n", "")
    assert "見本花子" in paper.replace(" ", "").replace("\u3000", "")
    sato.open(f"{inquiry}close/").press("完了にする").reads("完了した依頼")


def test_that_there_is_nothing_is_an_answer_too(demo_house: House, arrive) -> None:
    sato = arrive(demo_house.start_web(), "desk-nothing")
    become(sato, SATO)
    inquiry = receive(sato, "POLICE", **FIVE_OF_THEM)
    place(sato, 200)
    assert sato.page.get_by_role("button", name="消えないように残す").count() == 0
    decide(sato, inquiry, "NO_FOOTAGE", "保存期間を過ぎて消去したため").reads("該当する映像なし")

    paper = text_of(sato.paper_behind("回答書（PDF）を印刷する")).replace("\n", "")
    assert "該当する映像がありません" in paper


def test_an_expired_paper_gives_nothing(demo_house: House, arrive) -> None:
    sato = arrive(demo_house.start_web(), "desk-expired")
    become(sato, SATO)
    expired = {
        "document_number": "見刑一第1号",
        "document_on": days_ago(9),
        "valid_until": days_ago(2),
        "identity_proof": "警察手帳",
    }
    inquiry = receive(sato, "WARRANT", arrival="ORIGINAL", **FIVE_OF_THEM, **expired)
    place(sato, 3).press("消えないように残す")

    decide(sato, inquiry, "GIVE", "令状のため")

    sato.reads("有効な期間を過ぎています", "新しいものを出してもらってください")
    pk = int(inquiry.rstrip("/").rsplit("/", 1)[1])
    decided = f"SELECT count(*) FROM disclosures_decision WHERE inquiry_id = {pk}"
    assert not demo_house.value(decided)
