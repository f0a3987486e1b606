"""Papers are attached, and taken out again."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from civic.files import FileReason
from subsidies.actions import attach_paper as action
from subsidies.actions.attach_paper import attach_paper, remove_paper
from subsidies.models import Programme
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason, AttachmentReason
from subsidies.rules.stages import Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW
from tests.factories.grants import reportable_application
from tests.factories.subsidies import AttachmentFactory, GrantApplicationFactory, SubmissionFactory


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "JPEG", comment=b"secret")
    return out.getvalue()


@pytest.fixture
def draft(town):
    return GrantApplicationFactory(association=town.home, begun_by=town.sato)


@pytest.fixture
def attach(town):
    return lambda application, upload=None, question=Question.PAPERS: attach_paper(
        application=application,
        question=question,
        kind=PaperKind.QUOTATION,
        upload=upload or ("見積書.jpg", photo()),
        by=town.sato,
        at=NOW,
    )


def take_out(attachment, by):
    return remove_paper(attachment=attachment, question=Question.PAPERS, by=by, at=NOW)


def test_what_is_kept_was_written_anew(draft, attach):
    attachment = attach(draft)

    kept = attachment.file.path.read_bytes()
    assert kept != photo()
    assert b"secret" not in kept
    assert last_entry().facts["種類"] == "QUOTATION"


def test_refuses_what_is_neither_photo_nor_pdf(draft, attach):
    with refused(FileReason.UNKNOWN_TYPE):
        attach(draft, ("台帳.xlsx", b"PK\x03\x04"))


def test_nobody_waits_while_a_paper_is_looked_into(draft, attach):
    with CaptureQueriesContext(connection) as asked, refused(FileReason.UNKNOWN_TYPE):
        attach(draft, ("台帳.xlsx", b"PK\x03\x04"))

    assert not [query for query in asked if "FOR UPDATE" in query["sql"]]


def test_refuses_while_the_page_is_closed(town, attach):
    application = GrantApplicationFactory(association=town.home, applied=True)

    with refused(ApplicationReason.PAGE_CLOSED):
        attach(application)


def test_refuses_more_files_than_the_quota(draft, attach, monkeypatch):
    monkeypatch.setattr(action, "MOST_FILES", 1)
    attach(draft)

    with refused(AttachmentReason.QUOTA_FILES):
        attach(draft)


def test_taking_one_out_makes_room(town, draft, attach, monkeypatch):
    monkeypatch.setattr(action, "MOST_FILES", 1)
    take_out(attach(draft), town.sato)

    assert attach(draft).removed_at is None


def test_refuses_more_bytes_than_the_quota(draft, attach, monkeypatch):
    monkeypatch.setattr(action, "MOST_BYTES", 100)

    with refused(AttachmentReason.QUOTA_BYTES):
        attach(draft)


def test_what_was_taken_out_counts_in_the_end(town, draft, attach, monkeypatch):
    take_out(attach(draft), town.sato)
    monkeypatch.setattr(action, "MOST_BYTES_EVER", 700)

    with refused(AttachmentReason.QUOTA_EVER):
        attach(draft)


def test_a_paper_is_taken_out_once(town, draft):
    attachment = AttachmentFactory(application=draft)
    take_out(attachment, town.sato)

    with refused(AttachmentReason.ALREADY_REMOVED):
        take_out(attachment, town.sato)


def test_what_was_handed_in_is_not_taken_out(town):
    application = GrantApplicationFactory(association=town.home, stage=Stage.APPLIED, number="M8-1")

    with refused(ApplicationReason.PAGE_CLOSED):
        take_out(AttachmentFactory(application=application), town.sato)


def test_the_report_takes_out_no_paper_of_the_application(town):
    application = reportable_application(town.home, town.sato)
    Programme.objects.update(required_papers=["QUOTATION"], report_papers=["RECEIPT"])
    quotation = AttachmentFactory(application=application)
    handed_in = AttachmentFactory(application=application, kind=PaperKind.OTHER)
    SubmissionFactory(application=application, submitted_at=NOW)
    later = NOW + timedelta(hours=1)
    own = AttachmentFactory(application=application, kind=PaperKind.OTHER, attached_at=later)

    def take(attachment):
        return remove_paper(
            attachment=attachment, question=Question.REPORT_PAPERS, by=town.sato, at=later
        )

    for attachment in (quotation, handed_in):
        with refused(AttachmentReason.OF_ANOTHER_PAGE):
            take(attachment)
    assert take(own).removed_at == later
