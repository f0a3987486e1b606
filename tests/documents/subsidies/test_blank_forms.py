"""Paper twins and the sheets that others sign."""

import pytest

from subsidies.documents.blank_forms import (
    BLANKS,
    render_blank,
    render_consent_sheet,
    render_local_consent,
    title_of,
)
from tests.documents import pdf
from tests.documents.subsidies import scene
from tests.factories.subsidies import ProgrammeFactory

pytestmark = pytest.mark.django_db
MOST_PAGES = {"f1": 2, "f10": 2}


@pytest.mark.parametrize("slug", BLANKS)
def test_a_twin_has_the_title_room_to_write_and_few_pages(slug):
    programme = ProgrammeFactory(name="防犯カメラ設置事業費補助金", required_papers=["QUOTATION"])
    paper = render_blank(slug, programme, scene.ON)
    assert title_of(BLANKS[slug][0]) in pdf.text_of(paper)
    assert "令和８年１１月" not in pdf.text_of(paper)
    assert pdf.pages_of(paper) <= MOST_PAGES.get(slug, 1)
    assert all(font.is_embedded for font in pdf.fonts_of(paper))


def test_there_is_a_twin_of_every_form_that_an_association_hands_in():
    assert {"f1", "f3", "f4", "f5", "f6", "f7", "f8", "f10", "f11", "f12", "f16", "f17",
            "f19", "f20", "f22", "f23", "f24"} < set(BLANKS)  # fmt: skip


def test_the_consent_sheet_of_a_camera_says_what_is_filmed_and_leaves_names_open():
    made = scene.application()
    site = made.grant_cameras.first().camera.site
    paper = render_consent_sheet(site, made.programme, scene.ON)
    text = pdf.text_of(paper)
    for words in ("見本町一丁目自治会", "集会所前の市道", "北向き", "25メートル", "氏名（自署）"):
        assert words in text
    assert pdf.pages_of(paper) == 1


def test_the_local_association_signs_for_the_camera_in_its_area():
    made = scene.application()
    site = made.grant_cameras.first().camera.site
    site.local_association = "架空岬自治会"
    site.save()
    text = pdf.text_of(render_local_consent(site, made.programme, scene.ON))
    assert "架空岬自治会" in text
    assert "代表者の役職と氏名（自署）" in text
