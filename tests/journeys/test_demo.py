"""The demo: a button for each character, the night at a press, a resignation, no scripts."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from civic.wareki import wareki
from shimonoseki_cam.demo.characters import CHARACTERS, HAYASHI, SATO, TAKASAKI, TANAKA
from tests.journeys.papers import text_of
from tests.journeys.visitor import Visitor
from tests.processes.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JAPAN = ZoneInfo("Asia/Tokyo")
NIGHT = "今夜の消去を行う"


def days_ago(days: int):
    return datetime.now(JAPAN).date() - timedelta(days=days)  # noqa: TID251 - the real clock


def become(visitor: Visitor, character) -> Visitor:
    visitor.open("/accounts/login/")
    return visitor.press(character.label, exact=False)


def leave(visitor: Visitor) -> Visitor:
    return visitor.press("終了する（ログアウト）")


def test_one_press_makes_you_each_character(demo_house: House, arrive) -> None:
    visitor = arrive(demo_house.start_web(), "demo-entrance")
    for character in CHARACTERS:
        become(visitor, character).reads(character.name)
        assert visitor.path != "/accounts/login/"
        leave(visitor)
        assert visitor.path == "/accounts/login/"


def test_tonight_is_one_press_and_ends_with_a_certificate(demo_house: House, arrive) -> None:
    sato = arrive(demo_house.start_web(), "demo-sato")
    become(sato, SATO).reads("今日やること", "残っている映像", "現状どおり")
    sato.follow("カメラ").follow("1号 集会所前")
    sato.follow("管理運用規程").reads("規程は今の状態と合っています")
    assert "見本町一丁目自治会防犯カメラ管理運用規程" in text_of(sato.paper_behind("PDFを開く"))
    sato.follow("団体と役員").follow("記録データ")
    paper = text_of(sato.press_for_paper(NIGHT))
    assert "記録データ消去証明書" in paper
    assert "12本" in paper
    sato.open("/").follow("記録データ").reads("完了", "12本", "2日")
    sato.follow("保存中", exact=False).reads("の映像", "最終保存日", "再生する")
    sato.follow("記録データへ戻る").follow(wareki(days_ago(0))).reads(
        "午前0時30分の消去", "保守の方へ"
    )
    sato.follow("記録データへ戻る").follow("撮影日を決める", exact=False)
    sato.reads("ch01_copy_of_old_file.avi")
    sato.open("/").follow("操作の記録").reads("消去証明書を作った")


def test_the_city_sees_counts_and_no_footage(demo_house: House, arrive) -> None:
    city = arrive(demo_house.start_web(), "demo-city")
    become(city, HAYASHI).reads("今日の状況", "架空銀天街商店街振興組合")
    for place in ("団体", "カメラ台帳", "継続管理", "消去の状況"):
        city.follow(place)
        assert ".avi" not in city.text
    city.open("/_components/")
    city.open("/_mailbox/")
    refused = city.context.request.get("/a/1/footage/")
    assert refused.status == 404


def test_a_pta_that_prepares_is_told_what_is_missing(demo_house: House, arrive) -> None:
    takasaki = arrive(demo_house.start_web(), "demo-takasaki")
    become(takasaki, TAKASAKI).reads("髙﨑 邊一")
    takasaki.follow("管理運用規程").reads("制定の前に必要なこと", "ガイドライン2(1)")
    takasaki.follow("カメラ").follow("1号 校門前").reads("足りないもの")


def test_whoever_resigns_is_out_with_the_next_click(demo_house: House, arrive) -> None:
    address = demo_house.start_web()
    tanaka, sato = arrive(address, "demo-tanaka"), arrive(address, "demo-resignation")
    become(tanaka, TANAKA).follow("カメラ")
    become(sato, SATO).follow("団体と役員")
    sato.page.get_by_role("row").filter(has_text="田中 一郎").get_by_role("link").filter(
        has_text="退任を記録する"
    ).click()
    sato.examine().fill(ended_on=wareki(days_ago(1))).press("退任を記録する")
    sato.reads("退任を記録しました。")
    sato.follow("管理運用規程").reads("規程が今の状態とちがいます", "規程2(2)")
    tanaka.page.get_by_role("link", name="管理運用規程", exact=True).click()
    tanaka.page.wait_for_load_state()
    assert tanaka.path == "/accounts/login/"
    tanaka.fill(login=TANAKA.email, password=f"demo-{TANAKA.number}").press("台帳に入る")
    assert tanaka.path == "/accounts/login/"
    tanaka.reads("今は役職についていないため、入れません。")


def test_everything_works_without_scripts(demo_house: House, arrive) -> None:
    sato = arrive(demo_house.start_web(), "no-scripts", scripts=False)
    sato.open("/").fill(login=SATO.email, password="wrong-password").press("台帳に入る")
    sato.fill(login=SATO.number, password=f"demo-{SATO.number}").press("台帳に入る")
    sato.reads("今日やること").follow("カメラ").follow("カメラを登録する")
    sato.choose_label("place", "唐戸町")
    sato.fill(label="公園入口", address_line="000番地先", mounting="OWN_POLE")
    sato.press("場所を記録して次へ")
    sato.fill(recognises_faces="no", records_sound="no", necessity="見通しが悪い場所です。")
    sato.press("機器を記録して次へ")
    sato.fill(
        subject="公園の入口", bearing="180", angle="90", range_m="20", households_in_view="1",
        masking="NOTHING_PRIVATE",
    ).press("撮影範囲を記録して次へ")  # fmt: skip
    sato.reads("3号カメラ", "公園入口").follow("同意を記録する")
    sato.fill(
        party="HOUSEHOLD", given_by="見本 四郎（0番4号）", answer="AGREED",
        agreed_on=wareki(days_ago(3)),
    ).press("同意を記録する")  # fmt: skip
    sato.reads("見本 四郎（0番4号）", "1世帯のうち、事前の同意は1世帯")
