"""The packet of a submission: every form of it, then the papers attached, in one PDF."""

import io
import json
from datetime import timedelta

import pypdf
import pytest
from PIL import Image

from civic.pdf import html_to_pdf
from civic.refusals import Refused
from subsidies.documents.packet import build_packet, render_packet
from subsidies.documents.packet_forms import WITH_ROW
from subsidies.rules.papers import PaperKind
from subsidies.rules.stages import Act
from tests.documents import pdf
from tests.documents.subsidies import scene
from tests.factories.associations import ResolutionFactory
from tests.factories.cameras import RegulationsFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW
from tests.factories.subsidies import AttachmentFactory, FormTitleFactory, StageChangeFactory

pytestmark = pytest.mark.django_db


def packet(case, act: Act = Act.APPLY, number: str = "M8-018"):
    return build_packet(case, act, number=number, on=scene.ON)


@pytest.fixture
def with_papers():
    """An application with a photo, a quotation of two pages, and a file that is no PDF inside."""
    made = scene.application()
    photo = io.BytesIO()
    Image.new("RGB", (800, 1200), "#808080").save(photo, "JPEG")
    two_pages = "<html lang=ja><title>見積</title><p>見積の一枚目</p><p style='break-before:page'>見積の二枚目</p>"
    papers = {
        PaperKind.QUOTATION: (html_to_pdf(two_pages), "application/pdf", "見積.pdf"),
        PaperKind.SITE_PHOTO: (photo.getvalue(), "image/jpeg", "現地.jpg"),
        PaperKind.OTHER: (b"%PDF-1.7\nnothing more", "application/pdf", "壊れた.pdf"),
    }
    for kind, (content, content_type, name) in papers.items():
        file = StoredFileFactory(content=content, content_type=content_type, name=name)
        AttachmentFactory(application=made, kind=kind, file=file)
    return scene.fresh(made)


def bookmarks(paper: bytes) -> list[tuple[str, int]]:
    reader = pypdf.PdfReader(io.BytesIO(paper))
    return [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]


@pytest.mark.parametrize("act", sorted(WITH_ROW))
def test_what_is_not_written_yet_is_refused_in_words(act):
    with pytest.raises(Refused, match=f"{act.label}の内容が、まだ書かれていません。"):
        packet(scene.case(), act)


def test_the_context_survives_json():
    context = packet(scene.case())
    assert json.loads(json.dumps(context)) == context


def test_an_application_says_who_asks_for_how_much_and_why():
    paper = render_packet(packet(scene.case()))
    text = pdf.text_of(paper)
    for words in (
        "髙﨑邊子", "３００，０００", "（宛先）下関市長", "令和８年１１月２３日", "M8-018",
        "補助の対象になる経費", "451,000円", "電柱番号見本01",
    ):  # fmt: skip
        assert words in text
    assert pdf.is_tagged(paper)
    assert pdf.language_of(paper) == "ja"
    assert all(font.is_embedded for font in pdf.fonts_of(paper))


def test_every_form_of_the_application_is_a_bookmark_on_its_own_page():
    marks = bookmarks(render_packet(packet(scene.case())))
    assert [title for title, _page in marks] == [
        "下関市防犯カメラ設置事業費補助金交付申請書", "事業計画書", "収支予算書", "設置場所位置図",
        "撮影範囲図", "カメラ・表示板設置箇所一覧", "団体の合意に関する書面",
        "地域合意書及び維持管理等誓約書", "管理責任者指定（変更）届出書",
    ]  # fmt: skip
    assert [page for _title, page in marks] == list(range(9))


def test_attached_papers_follow_page_by_page_with_bookmarks_and_the_whole_count(with_papers):
    context = packet(with_papers)
    paper = render_packet(context)
    assert bookmarks(paper)[9:] == [
        ("添付　見積書の写し", 9),
        ("添付　設置する場所の今の写真", 11),
        ("添付　そのほかの書類", 12),
    ]
    assert pdf.pages_of(paper) == 13
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages]
    assert "見積の一枚目" in pages[9]
    assert "見積の二枚目" in pages[10]
    assert "2 / 2ページ" in pages[10]
    assert "載せられませんでした" in pages[12]
    assert all(f"{at} / 13" in text for at, text in enumerate(pages, 1))


def test_the_photo_is_in_the_packet_and_described(with_papers):
    reader = pypdf.PdfReader(io.BytesIO(render_packet(packet(with_papers))))
    assert len(reader.pages[11].images) == 1


def test_what_is_still_missing_is_not_ticked(with_papers):
    boxes = dict(packet(with_papers)["forms"][0]["boxes"])
    assert boxes["見積書の写し"]
    assert not boxes["議事録の写し"]
    assert boxes["事業計画書"]


def test_the_city_s_own_number_and_title_stand_on_the_form_once_they_are_known():
    made = scene.application()
    FormTitleFactory(programme=made.programme, kind="F3", number="様式第1号", title="見本の申請書")
    first, second, *_rest = packet(scene.fresh(made))["forms"]
    assert (first["form_number"], first["title"]) == ("様式第1号", "見本の申請書")
    assert second["form_number"] == "様式第　　　号（第　　　条関係）"


def test_a_preview_has_no_number_and_a_changed_answer_another_check_number():
    made = scene.application()
    assert packet(scene.fresh(made), number="")["paper"]["check_number"] == ""
    before = packet(scene.fresh(made))["paper"]["check_number"]
    made.purpose = "別の理由"
    made.save()
    assert packet(scene.fresh(made))["paper"]["check_number"] != before


def test_twelve_cameras_and_a_name_of_forty_signs_stay_inside_their_forms():
    context = packet(scene.case(cameras=12, name=scene.LONG_NAME))
    paper = render_packet(context)
    assert scene.LONG_NAME in pdf.text_of(paper)
    assert "のとおり（１２か所）" in context["forms"][0]["rows"][4]["value"]
    assert "12号" in pdf.text_of(paper)


FACTS = {
    Act.CONSULT: ("事前協議書", "希望する時期", "公園側の角にも1台", "警察の助言"),
    Act.START: ("補助事業着手届", "令和８年１２月１２日"),
    Act.WITHDRAW: ("申請取下届", "M8-018"),
    Act.REQUEST_CHANGE: ("変更・中止承認申請書", "集会所前", "公園前", "２８０，０００", "第７号"),
    Act.REPORT: ("実績報告書", "収支決算書", "令和９年１月２０日", "第７号"),
    Act.CLAIM: ("請求書兼口座振替依頼書", "架空銀行", "ミホンチョウイッチョウメジチカイ", "0000000"),
    Act.REPORT_YEAR: ("防犯カメラ管理状況報告書", "2台とも動いています。", "令和８年度"),
    Act.REQUEST_DISPOSAL: ("財産処分承認申請書", "建物を取り壊します。", "令和９年２月１日", "237,500"),
}  # fmt: skip


@pytest.mark.parametrize(("act", "facts"), FACTS.items())
def test_each_later_step_has_its_paper(act, facts):
    paper = render_packet(packet(scene.fresh(scene.through()), act))
    text = pdf.text_of(paper)
    assert [words for words in facts if words not in text] == []
    assert all(font.is_embedded for font in pdf.fonts_of(paper))


def test_both_sides_of_the_budget_have_the_same_sum():
    made = scene.application(other_subsidy_name="県の補助", other_subsidy_yen=50_000)
    income, outgoings, _sum = packet(scene.fresh(made))["forms"][2]["tables"]
    sums = [table["rows"][-1]["cells"][1]["value"] for table in (income, outgoings)]
    assert sums == ["475,000", "475,000"]
    assert [row["cells"][1]["value"] for row in income["rows"]][:3] == [
        "300,000",
        "50,000",
        "125,000",
    ]


def test_what_is_settled_is_never_above_what_was_decided():
    made = scene.through()
    made.decided_yen = made.settled_yen = 200_000
    made.save()
    rows = packet(scene.fresh(made), Act.REPORT)["forms"][0]["rows"]
    assert {row["label"]: row["value"] for row in rows}["精算の額"] == "金　２００，０００　円"


def test_the_pledge_says_what_the_guideline_says_and_nothing_harder():
    """Guideline 2(2)エ."""
    forms = {form["kind"]: form for form in packet(scene.case())["forms"]}
    promised = "".join(forms["F16"]["texts"])
    assert "２(2)エ" in promised
    assert "設置した年度の翌年度の初日から５年以上は継続的な管理を行い" in promised
    assert "その間は撤去、移設、売却などは行いません" in promised
    assert not [word for word in ("担保", "貸し", "現地", "設置の日から") if word in promised]


def test_other_papers_attached_since_the_decision_go_with_the_report():
    made = scene.through()
    StageChangeFactory(application=made, act=Act.DECIDE, source="APPLIED", target="DECIDED")
    before, since = (
        AttachmentFactory(
            application=made,
            kind=PaperKind.OTHER,
            file=StoredFileFactory(content=b"%PDF-1.7 " + str(days).encode()),
            attached_at=NOW + timedelta(days=days),
        )
        for days in (-9, 9)
    )
    sent = [paper["sha256"] for paper in packet(scene.fresh(made), Act.REPORT)["papers"]]
    assert since.file.sha256 in sent
    assert before.file.sha256 not in sent


def test_minutes_and_regulations_of_other_rooms_go_with_it_without_being_attached():
    made = scene.application()
    minutes = StoredFileFactory(content=b"%PDF-1.7 minutes")
    made.resolution = ResolutionFactory(association=made.association, minutes=minutes)
    made.save()
    regulations = RegulationsFactory(
        association=made.association, paper=StoredFileFactory(content=b"%PDF-1.7 regulations")
    )
    made.programme.required_papers = [PaperKind.MINUTES, PaperKind.REGULATIONS]
    made.programme.save()
    context = packet(scene.fresh(made))
    sent = {paper["sha256"] for paper in context["papers"]}
    assert {minutes.sha256, regulations.paper.sha256} <= sent
    assert dict(context["forms"][0]["boxes"])["議事録の写し"]
    again = [paper["sha256"] for paper in packet(scene.fresh(made), Act.REPORT)["papers"]]
    assert minutes.sha256 not in again
