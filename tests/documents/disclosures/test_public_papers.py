"""表示板、お知らせ、申出書: what they say, and that each fits its sheet."""

import io
import re

import pypdf
import pytest

from disclosures.documents import complaint_sheet, public_notice, sign
from disclosures.models import PublicPage
from tests.documents import pdf
from tests.factories.days import NOW
from tests.factories.disclosures import PublicPageFactory

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
LONG = "仮称見本岬地区連合自治会防犯カメラ設置運営部会の第二の支部のさらに長い"


@pytest.fixture
def page(house, clock) -> PublicPage:
    return PublicPageFactory(association=house.association)


def size_of(paper: bytes) -> tuple[int, int]:
    box = pypdf.PdfReader(io.BytesIO(paper)).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


@pytest.mark.parametrize(("size", "sheet"), [("a4", (297, 210)), ("a3", (420, 297))])
@pytest.mark.parametrize("name", ["見本町一丁目自治会", LONG])
def test_the_sign_fills_one_sheet(page, size, sheet, name):
    page.association.name = name
    page.contact = "見本集会所 083-000-0000（平日の午前九時から正午まで、土日と祝日は休みです）"

    paper = sign.render(page, size)

    text = pdf.text_of(paper)
    for words in ("防犯カメラ作動中", name, "083-000-0000"):
        assert words in text, text
    assert (pdf.pages_of(paper), size_of(paper)) == (1, sheet)
    assert all(font.is_embedded for font in pdf.fonts_of(paper))
    assert pdf.is_tagged(paper)


def test_the_qr_leads_to_the_public_page(page, settings):
    settings.PUBLIC_ADDRESS = "https://cam.example.invalid"

    assert sign.build(page, "a4")["address"] == f"https://cam.example.invalid/p/{page.code}/"


def test_the_notice_tells_every_household(page, town):
    paper = public_notice.render(page, NOW)

    text = pdf.text_of(paper)
    for words in (
        "1号集会所前（下関市唐戸町、東向き）",
        "14日以内",
        "管理責任者（会長）",
        page.contact,
    ):
        assert pdf.squeeze(words) in text, text
    assert pdf.squeeze(town.sato.name) not in text
    assert pdf.pages_of(paper) == 1


def test_the_sheet_leaves_room_for_a_pen(page):
    paper = complaint_sheet.render(page)

    text = pdf.text_of(paper)
    for words in (
        "苦情・問合せ申出書",
        "同意の取りやめ",
        "14日以内",
        "1年たつと消します",
        page.contact,
    ):
        assert re.sub(r"\s", "", words) in text, text
    assert pdf.pages_of(paper) == 1
