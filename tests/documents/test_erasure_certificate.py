"""記録データ消去証明書: what a night erased, from its records."""

import hashlib
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from retention.actions.seal_night import seal_night
from retention.documents.erasure_certificate import build, render
from retention.models import NightlyRun, Recorder
from retention.queries.erasure_leaves import root_of_run
from retention.tasks import run_night
from shimonoseki_cam.demo.town import DEMO, build_town
from tests.documents import pdf
from tests.factories.days import JAPAN
from tests.factories.retention import ErasureFactory, NightlyRunFactory, RecorderFactory
from tests.tampering import tamper

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


@pytest.mark.slow
def test_the_check_number_begins_the_root_over_the_records(night: NightlyRun) -> None:
    context = build(night)

    assert context["paper"]["check_number"].replace("-", "") == night.erasures_root[:12]
    assert "".join(context["seal"]["root_lines"]).replace(" ", "") == root_of_run(night)


@pytest.mark.slow
def test_names_the_seal_upon_its_records(night: NightlyRun, settings, tmp_path) -> None:
    settings.KEYS_DIR, settings.LEDGER_DIR = tmp_path / "keys", tmp_path / "ledger"
    tamper("civic_checkpoint", "DELETE FROM civic_checkpoint")
    assert build(night)["seal"]["number"] == 0
    assert "まだ封印していません" in pdf.text_of(render(night))

    seal_night(at=timezone.now(), by=DEMO)

    seal, text = build(night)["seal"], pdf.text_of(render(night))
    assert (seal["number"], seal["count"]) == (1, "12")
    assert seal["address"] == "http://127.0.0.1:8000/verify/"
    assert f"第1号（{seal['sealed_on']}）" in text
    for half in seal["root_lines"]:
        assert half.replace(" ", "") in text
    assert pdf.pages_of(render(night)) == 1


@pytest.mark.slow
def test_prints_on_one_page_with_its_fonts(night: NightlyRun) -> None:
    paper = night.certificate.path.read_bytes()
    text = pdf.text_of(paper)
    for words in (
        "記録データ消去証明書",
        "見本町一丁目自治会",
        "集会所の録画装置",
        "12本",
        "令和８年度第１号",
        "証明者",
        "次のとおり記録データを消去したことを証明します。",
        "キロバイト",
        "SSDやNASでは、装置の内部に残った写しまで消えたことの証明にはなりません。",
        "分からず消去の対象にできないもの2本",
        "最大の遅れ2日、99％が収まる遅れ2日",
        "消去の記録の根",
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


def test_bears_the_day_of_the_work_and_not_the_night_it_was_for() -> None:
    finished_at = datetime(2026, 11, 23, 1, 0, tzinfo=JAPAN)
    run = NightlyRunFactory(night=date(2026, 11, 20), finished_at=finished_at, erased_count=2)
    for minute in (30, 5):
        ErasureFactory(run=run, erased_at=datetime(2026, 11, 23, 0, minute, tzinfo=JAPAN))

    context = build(run)

    assert context["paper"]["issued_on"] == "令和８年１１月２３日"
    assert context["worked"] == "令和8年11月23日00:05:00から00:30:00まで"


def test_is_numbered_within_its_association_and_fiscal_year() -> None:
    def finish(recorder: Recorder, night: date, **facts: int) -> NightlyRun:
        finished_at = datetime.combine(night, time(1), tzinfo=JAPAN)
        return NightlyRunFactory(recorder=recorder, night=night, finished_at=finished_at, **facts)

    recorder = RecorderFactory()
    last_year = finish(recorder, date(2026, 3, 31), erased_count=1)
    finish(recorder, date(2026, 4, 1))
    first = finish(recorder, date(2026, 4, 2), erased_count=1)
    finish(RecorderFactory(), date(2026, 4, 2), erased_count=1)
    sibling = RecorderFactory(association=recorder.association)
    second = finish(sibling, date(2026, 4, 3), missing_count=1)

    assert [build(run)["paper"]["number"] for run in (last_year, first, second)] == [
        "令和７年度　第１号",
        "令和８年度　第１号",
        "令和８年度　第２号",
    ]
