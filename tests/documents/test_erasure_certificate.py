"""記録データ消去証明書: what a night erased, from its records."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from retention.documents.erasure_certificate import build, render
from retention.models import Erasure, NightlyRun
from retention.tasks import run_night
from shimonoseki_cam.demo.town import DEMO, build_town
from tests.documents import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def night(store_root) -> NightlyRun:
    now = timezone.now()
    build_town(at=now)
    run_night(on=timezone.localdate(now), at=now, by=DEMO)
    return NightlyRun.objects.get()


@pytest.mark.slow
def test_counts_each_recorded_day(night: NightlyRun) -> None:
    context = build(night)
    assert context["erased_count"] == "12"
    assert context["lateness"] == "2日"
    assert [(row["count"], row["late"]) for row in context["days"]] == [
        (4, "2日"),
        (4, "1日"),
        (4, "なし"),
    ]
    assert {row["channels"] for row in context["days"]} == {"01、02"}
    assert context["undated_count"] == 2
    assert context["paper"]["check_number"].replace("-", "") == context["digest"][:12]


@pytest.mark.slow
def test_digest_can_be_made_again_from_the_records(night: NightlyRun) -> None:
    rows = Erasure.objects.filter(run=night).order_by("recorded_on", "path")
    lines = [
        f"{row.path}\t{row.recorded_on}\t{row.size}\t{row.erased_at.isoformat()}" for row in rows
    ]
    assert build(night)["digest"] == hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.mark.slow
def test_prints_on_one_page_with_its_fonts(night: NightlyRun) -> None:
    paper = night.certificate.path.read_bytes()
    text = pdf.text_of(paper)
    for words in (
        "記録データ消去証明書",
        "見本町一丁目自治会",
        "集会所の録画装置",
        "12本",
        "SSDやNASでは、装置の内部に残った写しまで消えたことの証明にはなりません。",
        "撮影日時が分からず消去の対象にできないもの2本",
        build(night)["digest"],
    ):
        assert words in text, text
    assert pdf.pages_of(paper) == 1
    assert all(font.is_embedded and font.is_subset for font in pdf.fonts_of(paper))
    assert pdf.is_tagged(paper)
    assert hashlib.sha256(paper).hexdigest() == night.certificate.sha256


@pytest.mark.slow
def test_the_same_night_gives_the_same_bytes(night: NightlyRun) -> None:
    assert render(night) == night.certificate.path.read_bytes()


@pytest.mark.slow
def test_a_second_night_leaves_the_first_paper(night: NightlyRun) -> None:
    before = night.certificate.sha256
    now = timezone.now() + timedelta(minutes=1)
    run_night(on=timezone.localdate(now), at=now, by=DEMO)
    night.refresh_from_db()
    assert night.certificate.sha256 == before
