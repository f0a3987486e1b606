"""The hand-over in two browsers at once: the old officer's next click lands on the sign-in page."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from shimonoseki_cam.demo.characters import SATO
from tests.journeys.test_demo import become
from tests.journeys.visitor import Visitor
from tests.processes.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JAPAN = ZoneInfo("Asia/Tokyo")
HERE = "/a/1/hand-over/"
_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")
_PASSWORD = "kaki-no-ki-no-shita-9"


def today() -> str:
    return datetime.now(JAPAN).date().isoformat()  # noqa: TID251 - the real clock


def begin(visitor: Visitor) -> None:
    """佐藤 leaves both posts, 田中 stays."""
    visitor.open(HERE).follow("引継ぎを始める")
    for group in visitor.page.locator("fieldset").all():
        choice = "LEAVES" if "佐藤" in group.inner_text() else "STAYS"
        group.locator(f'input[value="{choice}"]').check()
    visitor.press("引継ぎを始める").reads("次の方を決めてください")


def follow_first(visitor: Visitor, start: str) -> Visitor:
    visitor.page.get_by_role("link", name=re.compile(f"^{start}")).first.click()
    return visitor.examine()


def name_arai(visitor: Visitor) -> str:
    """A newcomer without mail into both posts; the code on the printed sheet."""
    follow_first(visitor, "次の方を決める").fill(name="新井 三郎").press("次の方を決める")
    code = _CODE.search(visitor.text)
    assert code
    follow_first(visitor.open(HERE), "次の方を決める").choose_label("person", "新井 三郎")
    visitor.press("次の方を決める")
    follow_first(visitor, "用意する").fill(signed_on_picked=today()).press("署名を記録する")
    return code.group()


def begin_by_code(visitor: Visitor, code: str) -> None:
    visitor.open("/welcome/").fill(code=code).press("次へ進む")
    visitor.fill(password=_PASSWORD, again=_PASSWORD).press("決めて始める")


def tick_all(visitor: Visitor, button: str) -> None:
    visitor.open(HERE).follow("一覧を開く")
    for box in visitor.page.locator('[name="items"]').all():
        box.check()
    visitor.press(button).reads("件に印を付けました。")


def test_posts_pass_between_two_browsers(demo_house: House, arrive) -> None:
    address = demo_house.start_web()
    sato, arai = arrive(address, "hand-over-old"), arrive(address, "hand-over-new")
    begin(become(sato, SATO))
    begin_by_code(arai, name_arai(sato))
    tick_all(sato, "選んだものを渡した")
    tick_all(arai, "選んだものを受け取った")
    sato.open(HERE).follow("日を決める").fill(day_picked=today()).press("引き継ぐ日を決める")
    sato.follow("引継ぎを確かめる").press("引継ぎを確かめた")

    arai.open(HERE).follow("引継ぎを確かめる").press("引継ぎを確かめた")

    arai.reads("引継ぎは終わりました")
    sato.page.get_by_role("link", name="カメラ", exact=True).first.click()
    sato.page.wait_for_load_state()
    assert sato.path == "/accounts/login/"
    arai.open("/a/1/footage/").reads("新井 三郎 さん（管理責任者）")
    orphans = "SELECT count(*) FROM disclosures_complaint WHERE closed_at IS NULL AND owner_id = (SELECT id FROM associations_user WHERE number = %s)"
    assert demo_house.value(orphans, SATO.number) == 0
