"""The subsidy, from the first question to a request to give a camera up within its five years.

Both sides: 佐藤 answers and hands in; 林 drafts each letter, 岡田 approves it. Once with scripts, at
three widths and with axe; once without.
"""

import io
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from civic.wareki import wareki
from shimonoseki_cam.demo.characters import HAYASHI, OKADA, SATO
from tests.journeys.papers import text_of
from tests.journeys.test_demo import become
from tests.journeys.visitor import Visitor
from tests.processes.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

JAPAN = ZoneInfo("Asia/Tokyo")
NEXT = "保存して次へ"
ASSOCIATION = "見本町一丁目自治会"
PROGRAMME = "（見本）防犯カメラ設置事業費補助金"
ESTIMATE = (("CAMERA", 187_000), ("RECORDER", 98_000), ("WORK", 110_000), ("MAINTENANCE", 12_000))
GRANTED = "263,000円"  # two thirds of 395,000, below 1,000 cut


def day(ago: int) -> date:
    return datetime.now(JAPAN).date() - timedelta(days=ago)  # noqa: TID251 - the real clock


@pytest.mark.parametrize(
    "scripts",
    [
        pytest.param(True, id="scripts"),
        pytest.param(False, id="no-scripts", marks=pytest.mark.long),
    ],
)
def test_from_the_first_question_to_a_request_to_give_up(
    demo_house: House, arrive, scripts: bool
) -> None:
    address = demo_house.start_web()
    word = "subsidy" if scripts else "subsidy-no-scripts"
    sato = become_by(arrive(address, f"{word}-officer", scripts=scripts), SATO)
    hayashi = become_by(arrive(address, f"{word}-reviewer", scripts=scripts), HAYASHI)
    okada = become_by(arrive(address, f"{word}-approver", scripts=scripts), OKADA)

    camera = plan_a_camera(sato)
    begin(sato)
    answer_everything(sato, camera)
    number = hand_in(sato, "事前協議")
    decide_by_two(hayashi, okada, number, "内示", amount_yen="263000")
    to_the_grant(sato, number).reads("内示がありました。交付申請を出してください")
    to_confirm(sato)
    hand_in(sato, "交付申請")
    send_back(hayashi, okada, number)
    mend(sato, number)
    decide_by_two(hayashi, okada, number, "交付決定", amount_yen="263000")

    start(sato, number)
    install_and_adopt(sato, camera)
    report(sato, number)
    decide_by_two(hayashi, okada, number, "額の確定", amount_yen="263000")
    claim(sato, number)
    pay(hayashi, number)
    request_to_give_up(sato, number)
    to_the_application(hayashi, number).reads("財産処分")


# --- Ways ---


def become_by(visitor: Visitor, character) -> Visitor:
    if visitor.scripts:
        return become(visitor, character)
    visitor.open("/accounts/login/")
    visitor.fill(login=character.number, password=f"demo-{character.number}")
    return visitor.press("台帳に入る")


def to_the_grant(officer: Visitor, number: str) -> Visitor:
    officer.open("/").follow("補助金")
    officer.page.locator("li.task", has_text=number).get_by_role("link").click()
    return officer.examine()


def to_the_application(city: Visitor, number: str) -> Visitor:
    city.open("/city/grants/")
    city.page.locator("tr", has_text=number).get_by_role("link").first.click()
    return city.examine()


def photo() -> dict[str, object]:
    """As a telephone sends it."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (120, 140, 160)).save(out, "JPEG")
    return {"name": "写真.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def attach_all(officer: Visitor) -> None:
    """What the house knows already is not asked for; a photo for each of the others."""
    asked = officer.page.locator('input[type="file"]')
    assert asked.count()
    for n in range(asked.count()):
        asked.nth(n).set_input_files(photo())
    officer.press("選んだ書類を付ける").reads("付けました。").follow("次へ進む")


# --- The plan ---


def plan_a_camera(officer: Visitor) -> str:
    """The third of the association, to which its one household agreed; its key in the forms."""
    officer.open("/").follow("カメラ").follow("カメラを登録する")
    officer.choose_label("place", "唐戸町")
    officer.fill(label="公園入口", address_line="000番地先", mounting="OWN_POLE")
    officer.press("場所を記録して次へ")
    officer.fill(recognises_faces="no", records_sound="no", necessity="見通しが悪い場所です。")
    officer.press("機器を記録して次へ")
    officer.fill(
        subject="公園の入口", bearing="180", angle="90", range_m="20", households_in_view="1",
        masking="NOTHING_PRIVATE",
    ).press("撮影範囲を記録して次へ")  # fmt: skip
    key = officer.path.strip("/").split("/")[3]
    officer.follow("同意を記録する")
    officer.fill(
        party="HOUSEHOLD", given_by="見本 四郎（0番4号）", answer="AGREED",
        agreed_on=wareki(day(3)),
    ).press("同意を記録する")  # fmt: skip
    resolve(officer, "防犯カメラ1台の設置と管理運用規程の改正", cameras=True)
    return key


def resolve(officer: Visitor, subject: str, *, cameras: bool = False) -> None:
    officer.follow("団体と役員").follow("議決を記録する")
    officer.fill(
        body="OFFICERS", held_on=wareki(day(10)), votes_for="14", subject=subject
    ).press("議決を記録する")  # fmt: skip
    if cameras:
        officer.page.get_by_role("checkbox").last.check()
        officer.press("合意したカメラを記録する")


def begin(officer: Visitor) -> None:
    officer.open("/").follow("補助金").reads(PROGRAMME, "未確認")
    officer.page.locator("section.offer", has_text=PROGRAMME).get_by_role("link").click()
    officer.examine().press("申請を始める").reads("申請の準備をしています")


def answer_everything(officer: Visitor, camera: str) -> None:
    officer.follow("どのカメラの補助を受けますか")
    officer.press(NEXT).reads("選んでください。")
    officer.page.locator(f'[name="camera_{camera}"]').select_option("1")
    officer.press(NEXT)
    officer.fill(purpose="夜は人通りが少なく、自転車の盗難が3件ありました。").press(NEXT)
    officer.fill(asked="yes", police_consulted_on=wareki(day(9))).press(NEXT)
    enter_costs(officer, camera)
    officer.fill(has_other="no").press(NEXT)
    officer.fill(
        planned_start_on=wareki(day(0)), planned_end_on=wareki(day(0))
    ).press(NEXT)  # fmt: skip
    officer.page.get_by_label("防犯カメラ1台の設置と管理運用規程の改正", exact=False).check()
    officer.press(NEXT)
    officer.fill(contact_name="会長 佐藤 花子", contact_phone="０８３－０００－００００").press(
        NEXT
    )
    attach_all(officer)
    officer.fill(requested_yen="263000").press(NEXT).reads("書いたこと", GRANTED)


def enter_costs(officer: Visitor, camera: str, *, stay: bool = True) -> None:
    for n, (kind, yen) in enumerate(ESTIMATE):
        officer.fill(**{f"kind_{n}": kind, f"camera_{n}": camera, f"yen_{n}": f"{yen:,}"})
    if stay:
        officer.press("保存して計算する").reads("補助額の計算", GRANTED)
    officer.press(NEXT)


def to_confirm(officer: Visitor) -> None:
    """From the page of the application to what is sent, whatever its button is called."""
    officer.page.locator("section.next-step a.button").click()
    officer.examine()
    while "/confirm/" not in officer.path:
        asked = officer.page.get_by_role("button", name=NEXT, exact=True)
        officer.press(NEXT) if asked.count() else officer.follow("次へ進む")


def hand_in(officer: Visitor, act: str) -> str:
    """Seen as a paper first; then the number of the application."""
    paper = text_of(officer.paper_behind("市に送る書面（PDF）を先に見る"))
    assert ASSOCIATION in paper
    officer.press(f"{act}を出す").reads("受付番号")
    receipt = officer.page.locator(".receipt-number").inner_text()
    assert receipt.replace("-", "") in text_of(
        officer.paper_behind("出した書面（PDF）を開く")
    ).replace("-", "")
    return receipt.rsplit("-", 1)[0]


# --- The city ---


def decide_by_two(reviewer: Visitor, approver: Visitor, number: str, act: str, **answers) -> None:
    to_the_application(reviewer, number)
    assert reviewer.page.locator("aside .button-solid").inner_text() == f"{act}を起案する"
    reviewer.follow(f"{act}を起案する")
    reviewer.fill(**answers).press("起案する").reads("承認待ち")
    approve(approver, number, act)


def approve(approver: Visitor, number: str, act: str) -> None:
    to_the_application(approver, number).follow("起案を開く").reads(act)
    approver.follow("承認に進む").press("承認して通知を出す").reads("通知")


def send_back(reviewer: Visitor, approver: Visitor, number: str) -> None:
    to_the_application(reviewer, number).follow("交付申請の補正依頼を起案する")
    reviewer.fill(remark_purpose="時間帯を書き足してください。", due_on=wareki(day(-14)))
    reviewer.press("起案する")
    approve(approver, number, "交付申請の補正依頼")


def mend(officer: Visitor, number: str) -> None:
    to_the_grant(officer, number).reads("時間帯を書き足してください。")
    officer.follow("このページを直す", exact=False).reads("市からの指摘")
    officer.fill(purpose="夜9時から朝5時に、自転車の盗難が3件ありました。").press(NEXT)
    if "/confirm/" not in officer.path:
        to_the_grant(officer, number)
        to_confirm(officer)
    hand_in(officer, "交付申請")


def pay(reviewer: Visitor, number: str) -> None:
    to_the_application(reviewer, number).follow("支払いを記録する")
    reviewer.fill(paid_on=wareki(day(0))).press("支払いを記録する")


# --- After the decision ---


def start(officer: Visitor, number: str) -> None:
    to_the_grant(officer, number).reads("交付が決まりました。").follow("契約と着手の日を記録する")
    officer.fill(contracted_on=wareki(day(1)), started_on=wareki(day(0)))
    officer.press("次へ（まだ送りません）").reads("交付決定", "より前")
    officer.fill(contracted_on=wareki(day(0))).press("次へ（まだ送りません）")
    officer.press("記録する").reads("着手を記録しました。")


def install_and_adopt(officer: Visitor, camera: str) -> None:
    """The camera is up, and the 規程 names it: both are asked for by the report."""
    officer.follow("カメラ").follow("3号 公園入口").follow("設置日を記録する")
    officer.fill(installed_on=wareki(day(0))).press("設置日を記録する")
    officer.follow("管理運用規程").follow("次の版を制定する")
    officer.choose_label("resolution", "管理運用規程の改正").fill(effective_on=wareki(day(0)))
    officer.press("この内容で制定する").reads("規程は今の状態と合っています")


def report(officer: Visitor, number: str) -> None:
    to_the_grant(officer, number).follow("実績報告を書く")
    officer.fill(completed_on=wareki(day(0)), costs_paid_on=wareki(day(0))).press(NEXT)
    officer.press(NEXT)
    attach_all(officer)
    officer.reads("書いたこと")
    hand_in(officer, "実績報告")


def claim(officer: Visitor, number: str) -> None:
    to_the_grant(officer, number).reads("額が確定しました。").follow("補助金を請求する")
    officer.fill(
        bank="架空銀行", branch="見本支店", account_kind="ORDINARY", account_number="０１２３４５６",
        holder=f"{ASSOCIATION} 会長 佐藤花子", holder_kana="ミホンチョウイッチョウメジチカイ",
    ).press("次へ（まだ送りません）")  # fmt: skip
    officer.reads(GRANTED).press("請求する").reads("受付番号")


def request_to_give_up(officer: Visitor, number: str) -> None:
    to_the_grant(officer, number).reads("5年間の管理期間です")
    officer.page.locator("details.others summary").click()
    officer.page.locator('details.others a[href$="/disposal/"]').click()
    officer.examine().reads("ガイドライン2(2)エ")
    officer.page.locator('[name="cameras"]').first.check()
    officer.fill(
        kind="REMOVE", reason="公園の工事で柱がなくなります。", planned_on=wareki(day(-60))
    ).press("次へ（まだ送りません）")  # fmt: skip
    officer.press("申請する").reads("受付番号")
    to_the_grant(officer, number).reads("財産処分の申請を市が見ています")
