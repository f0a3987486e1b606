"""From nothing to a certificate: the city, an officer, a camera, its 規程, a night."""

import os
import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from civic.wareki import wareki
from shimonoseki_cam.demo.video import video
from tests.journeys.papers import text_of
from tests.journeys.visitor import Visitor
from tests.processes.house import House, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JAPAN = ZoneInfo("Asia/Tokyo")
PASSWORD = "kaikyo-no-mieru-oka"
ASSOCIATION = "架空岬自治会"
OFFICER = "髙﨑 邊子"


def days_ago(days: int) -> date:
    return datetime.now(JAPAN).date() - timedelta(days=days)  # noqa: TID251 - the real clock


def test_from_an_empty_installation_to_a_certificate(empty_house: House, arrive) -> None:
    lay_down_videos(empty_house)
    empty_house.start_worker()
    address = empty_house.start_web()

    city = arrive(address, "thread-city")
    enter_as_city(city, invited_link(empty_house))
    code = register_association(city)

    officer = arrive(address, "thread-officer")
    enter_with_code(officer, code)
    appoint_manager_and_handler(officer)
    register_camera(officer)
    record_resolution(officer)
    record_installation(officer, days_ago(20))
    consent(officer, "見本 一郎（0番1号）", days_ago(40))
    a_late_consent_bars_adoption(officer)
    consent(officer, "見本 二郎（0番2号）", days_ago(35))
    adopt(officer)
    the_paper_says_what_was_registered(officer)
    register_recorder(officer)
    the_night_erases_what_is_due(empty_house, officer)

    city.open("/").follow("消去の状況").reads(ASSOCIATION)
    city.follow("カメラ台帳").reads(ASSOCIATION, "2世帯中2世帯")
    city.follow("継続管理").follow("今日の状況").follow("操作の記録").reads("消去証明書を作った")


# --- The city ---


def invited_link(house: House) -> str:
    done = house.manage("invite_city_staff", "tanto@example.invalid", "--name", "林 市子")
    assert done.returncode == 0, done.stderr
    return re.search(r"/welcome/\?code=\S+", done.stdout)[0]


def enter_as_city(city: Visitor, link: str) -> None:
    city.open(link).press("次へ進む")
    city.fill(password=PASSWORD, again=PASSWORD).press("決めて始める")
    city.reads("今日の状況", "ようこそ")


def register_association(city: Visitor) -> str:
    """The code as it is printed for the first officer, who has no mail."""
    city.follow("団体").follow("団体を登録する")
    city.press("団体を登録する").reads("「団体の名前」を入力してください。")
    city.fill(
        kind="NEIGHBOURHOOD", name=ASSOCIATION, reading="かくうみさきじちかい",
        address_line="0番0号（架空集会所）", officer=OFFICER, post="会長",
        term_until=wareki(days_ago(-200)),
    )  # fmt: skip
    city.choose_label("place", "唐戸町").press("団体を登録する")
    city.reads(OFFICER, "この番号は、この画面でしか見られません。")
    return city.page.locator(".code").inner_text()


# --- The officer ---


def enter_with_code(officer: Visitor, code: str) -> None:
    officer.open("/welcome/").fill(code="AAAA-BBBB-CCCC").press("次へ進む")
    officer.fill(code=code.lower()).press("次へ進む")
    officer.fill(password=PASSWORD, again=PASSWORD).press("決めて始める")
    officer.reads("今日やること", ASSOCIATION, "管理責任者")


def appoint_manager_and_handler(officer: Visitor) -> None:
    officer.follow("団体と役員").follow("役員を登録する")
    officer.choose_label("person", OFFICER)
    officer.fill(role="MANAGER", post="会長").press("役員を登録する")
    officer.reads("役員を登録しました。").follow("役員を登録する")
    officer.fill(name="見本 防人", role="HANDLER", post="防犯部長").press("役員を登録する")
    officer.reads("見本 防人 様", "招待番号")
    officer.follow("団体と役員").reads("まだ始めていません")


def register_camera(officer: Visitor) -> None:
    officer.follow("カメラ").follow("カメラを登録する")
    officer.choose_label("place", "唐戸町")
    officer.fill(
        label="集会所前", address_line="0番地先", mounting="BUILDING",
        latitude="33.958420", longitude="130.940880",
    ).press("場所を記録して次へ")  # fmt: skip
    officer.fill(
        recognises_faces="no", records_sound="no", maker="見本電機 MH-1",
        necessity="見通しが悪く、昨年度に声かけが2件ありました。",
        default_password_changed_on=wareki(days_ago(60)),
    ).press("機器を記録して次へ")  # fmt: skip
    officer.fill(
        subject="集会所前の市道", bearing="90", angle="80", range_m="２５", masking="MASKED",
        households_in_view="2",
    ).press("撮影範囲を記録して次へ")  # fmt: skip
    officer.reads("1号カメラ", "東向き、幅80度、25メートル", "2世帯のうち、事前の同意は0世帯")


def record_resolution(officer: Visitor) -> None:
    officer.follow("団体と役員").follow("議決を記録する")
    officer.fill(
        body="GENERAL_MEETING", held_on=wareki(days_ago(60)), votes_for="14",
        subject="防犯カメラ1台の設置と管理運用規程の制定",
    ).press("議決を記録する")  # fmt: skip
    officer.page.get_by_role("checkbox").first.check()
    officer.press("合意したカメラを記録する")


def to_the_camera(officer: Visitor) -> None:
    officer.follow("カメラ").follow("1号 集会所前")


def record_installation(officer: Visitor, day: date) -> None:
    to_the_camera(officer)
    officer.follow("設置日を記録する").fill(installed_on=wareki(day)).press("設置日を記録する")
    officer.reads("5年間の継続管理", "年3月31日")


def consent(officer: Visitor, given_by: str, day: date) -> None:
    to_the_camera(officer)
    officer.follow("同意を記録する")
    officer.fill(party="HOUSEHOLD", given_by=given_by, answer="AGREED", agreed_on=wareki(day))
    officer.press("同意を記録する").reads(given_by)


def a_late_consent_bars_adoption(officer: Visitor) -> None:
    consent(officer, "見本 三郎（0番3号）", days_ago(5))
    officer.reads("設置日以後のため数えません", "2世帯のうち、事前の同意は1世帯")
    officer.follow("管理運用規程")
    officer.reads("2世帯のうち1世帯です", "設置日より後の同意が1件", "ガイドライン2(1)")
    assert officer.page.get_by_role("link", name="規程を制定する").count() == 0
    adopting = officer.page.url + "new/"
    officer.open(adopting)
    if officer.page.get_by_role("button", name="この内容で制定する").count():
        officer.press("この内容で制定する").reads("ガイドライン2(1)")
    officer.open("/").follow("管理運用規程").reads("まだ制定した規程はありません。")


def adopt(officer: Visitor) -> None:
    officer.follow("管理運用規程").follow("規程を制定する")
    officer.choose_label("resolution", "管理運用規程の制定").fill(effective_on=wareki(days_ago(0)))
    officer.fill(retention_days="45").press("この内容で制定する").reads("30日")
    officer.fill(retention_days="14").press("この内容で制定する")
    officer.reads("規程を制定しました。", "施行中", "規程は今の状態と合っています")


def the_paper_says_what_was_registered(officer: Visitor) -> None:
    text = text_of(officer.paper_behind("PDFを開く"))
    for words in (
        f"{ASSOCIATION}防犯カメラ管理運用規程",
        f"{ASSOCIATION}会長髙﨑邊子",
        f"{ASSOCIATION}防犯部長見本防人",
        "防犯カメラ1台",
        "下関市唐戸町0番地先（1台目住所）",
        "原則として14日以内とする",
    ):
        assert words in text, text


# --- The footage ---

FOLDER = "kakumisaki"


def lay_down_videos(house: House) -> None:
    """Two hours a day for twenty days."""
    folder = house.recorders / FOLDER
    folder.mkdir()
    for day in range(20):
        for hour in (6, 18):
            begun = datetime.combine(days_ago(day + 1), time(hour), JAPAN)
            file = folder / f"ch01_{begun:%Y%m%d_%H%M%S}.avi"
            file.write_bytes(video(f"{begun:%Y-%m-%d %H:%M:%S}", frames=2))
            os.utime(file, (begun.timestamp(), begun.timestamp()))


def register_recorder(officer: Visitor) -> None:
    officer.follow("記録データ").follow("録画装置を登録する")
    officer.follow("毎晩消去する方を登録する")
    officer.fill(
        name="集会所の録画装置", folder="../../etc", layout="FREE", method="OVERWRITE_UNLINK",
        pattern="ch{ch}_{yyyy}{MM}{dd}_{HH}{mm}{ss}.avi",
        snapshots="自動の控えを切ったことを、設定画面で確かめました。",
        in_use_from=wareki(days_ago(30)),
    )  # fmt: skip
    officer.page.locator('[name^="channel_"]').fill("01")
    officer.press("録画装置を登録する")
    assert officer.path.endswith("/recorders/new/"), "a folder outside was taken"
    officer.fill(folder=FOLDER).press("録画装置を登録する").reads("集会所の録画装置")


def the_night_erases_what_is_due(house: House, officer: Visitor) -> None:
    """Fifteen days ago is the youngest day that is past its last: six days of two files."""
    house.send_task("retention.erase_overdue")
    query = "SELECT certificate_id FROM retention_nightlyrun WHERE outcome = 'DONE'"
    wait_until(lambda: bool(house.rows(query)) and house.value(query), "the certificate is stored")
    left = sorted(file.name for file in (house.recorders / FOLDER).glob("*.avi"))
    assert len(left) == 28
    assert left[0].startswith(f"ch01_{days_ago(14):%Y%m%d}")
    officer.open("/").follow("記録データ").reads("完了", "12本")
    text = text_of(officer.paper_behind("消去証明書"))
    for words in (ASSOCIATION, "記録データ消去証明書", "12本", "上書きしてから削除"):
        assert words in text, text
    officer.open("/").follow("操作の記録").reads("夜間の消去を終えた")
