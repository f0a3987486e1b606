"""Papers about people go after their last day, never before, and come to no half end."""

from datetime import date, timedelta

import pytest

from cameras.models import Consent
from civic import files, journal, steps
from civic.actors import SystemActor
from civic.models import JournalDetail, JournalEntry, StoredFile
from civic.paper_ends import erase_papers
from disclosures.models import Complaint, Inquiry
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import Stage
from retention.tasks import run_night
from tests.actions.refusals import last_entry
from tests.factories.cameras import ConsentFactory
from tests.factories.civic import PDF, StoredFileFactory
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import ComplaintFactory, InquiryFactory

YESTERDAY = TODAY - timedelta(days=1)
BY = SystemActor("nightly")


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """What is erased here is no other test's paper."""
    settings.FILES_DIR = tmp_path / "files"


def erase(on=TODAY):
    return erase_papers(on=on, by=BY, now=lambda: NOW)


def ended_inquiry(town, **facts):
    usual = {
        "association": town.home,
        "stage": Stage.CLOSED,
        "closed_at": NOW,
        "closed_by": town.sato,
        "papers_until": YESTERDAY,
        "identity_until": YESTERDAY,
    }
    return InquiryFactory(**usual | facts)


def ended_complaint(town, **facts):
    usual = {
        "association": town.home,
        "complainant": "見本 四郎",
        "contact": "083-000-0000",
        "answer": "映りません。",
        "answered_at": NOW,
        "answered_by": town.sato,
        "remedy": "EXPLAINED",
        "closed_at": NOW,
        "closed_by": town.sato,
        "name_until": YESTERDAY,
    }
    return ComplaintFactory(**usual | facts)


def test_a_scan_goes_with_its_bytes_and_leaves_its_hash(town):
    paper = StoredFileFactory()
    ended_inquiry(town, document=paper, identity_until=TODAY)

    assert erase()["inquiry_papers"] == 1

    assert Inquiry.objects.get().document is None
    assert not StoredFile.objects.exists()
    assert not paper.path.exists()
    assert last_entry().facts == {"最終保存日": str(YESTERDAY), "SHA-256": paper.sha256}
    assert set(erase().values()) == {0}


def test_nothing_goes_on_its_last_day(town):
    paper = StoredFileFactory()
    ended_inquiry(town, document=paper)
    ended_complaint(town)

    assert set(erase(on=YESTERDAY).values()) == {0}

    assert paper.path.exists()
    assert Complaint.objects.get().complainant == "見本 四郎"


def test_bytes_that_another_row_names_stay(town):
    ended_inquiry(town, document=StoredFileFactory(), identity_until=TODAY)
    other = StoredFileFactory()

    erase()

    assert StoredFile.objects.get() == other
    assert other.path.read_bytes() == PDF


def test_a_private_person_is_forgotten_in_row_and_journal(town):
    inquiry = ended_inquiry(town, kind=InquiryKind.SUBJECT, requester="見本 四郎", phone="083")
    journal.record("受け付けた", inquiry, by=BY, at=NOW, personal={"来た人": "見本 四郎"})

    assert erase()["identities"] == 1

    inquiry.refresh_from_db()
    assert (inquiry.requester, inquiry.phone, inquiry.identity_proof) == ("", "", "")
    assert (inquiry.identity_seen_at, inquiry.identity_seen_by) == (None, None)
    assert not JournalDetail.objects.exists()


def test_who_came_for_an_authority_stays_named(town):
    inquiry = ended_inquiry(town, kind=InquiryKind.POLICE)

    erase()

    inquiry.refresh_from_db()
    assert inquiry.requester == "見本 太郎"
    assert inquiry.identity_proof == ""


def test_a_complainant_goes_with_the_letter_and_the_answer_stays(town):
    letter = StoredFileFactory()
    complaint = ended_complaint(town, letter=letter)

    assert erase()["complainants"] == 1

    complaint.refresh_from_db()
    assert (complaint.complainant, complaint.contact, complaint.letter) == ("", "", None)
    assert complaint.answer == "映りません。"
    assert complaint.name_erased_at == NOW
    assert not letter.path.exists()


@pytest.mark.parametrize(
    ("ended", "gone"), [(date(2025, 11, 22), True), (date(2025, 11, 23), False), (None, False)]
)
def test_a_sheet_of_consent_goes_a_year_after_its_view(town, ended, gone):
    consent = ConsentFactory(view__ended_on=ended, sheet=StoredFileFactory())

    assert erase()["consent_sheets"] == int(gone)

    consent.refresh_from_db()
    assert (consent.sheet is None) is gone
    assert consent.given_by


def test_a_sheet_goes_a_year_after_its_camera_left(town):
    removed = {"view__camera__removed_on": date(2025, 11, 22)}
    ConsentFactory(sheet=StoredFileFactory(), **removed)

    assert erase()["consent_sheets"] == 1

    assert Consent.objects.get().sheet is None


class PowerCut(BaseException):
    """Nothing of ours catches it."""


def test_cut_off_between_bytes_and_row_the_next_night_finishes(town):
    paper = StoredFileFactory()
    ended_inquiry(town, document=paper, identity_until=TODAY)
    before = JournalEntry.objects.count()

    def cut(step):
        if step == "paper_bytes_gone":
            raise PowerCut

    steps.listen(cut)
    try:
        with pytest.raises(PowerCut):
            erase()
    finally:
        steps.leave(cut)
    assert not paper.path.exists()
    assert Inquiry.objects.get().document == paper
    assert JournalEntry.objects.count() == before

    assert erase()["inquiry_papers"] == 1
    assert not StoredFile.objects.exists()
    assert JournalEntry.objects.count() == before + 1


def test_one_kind_never_stops_the_others(town):
    """A file that cannot be unlinked, as on a disk that became read-only."""
    paper = StoredFileFactory()
    ended_inquiry(town, document=paper)
    paper.path.unlink()
    paper.path.mkdir()

    counts = erase()

    assert "inquiry_papers" not in counts
    assert counts["identities"] == 1
    assert Inquiry.objects.get().document == paper


def test_the_night_asks_for_it(town, store_root):
    ended_complaint(town)

    run_night(on=TODAY, at=NOW, by=BY)

    assert Complaint.objects.get().complainant == ""


def test_what_is_kept_again_is_there_again(town):
    paper = StoredFileFactory()
    files.erase(StoredFile.objects.get())

    again = files.keep(PDF, name="書面.pdf", content_type="application/pdf", at=NOW)

    assert again.sha256 == paper.sha256
    assert again.path.read_bytes() == PDF
