"""Papers of submissions, letters and batches: printed once, taken up again where a worker stopped."""

import io
import zipfile
from datetime import timedelta

import pytest

from civic.models import JournalEntry
from subsidies import tasks
from subsidies.actions.order_print_batch import order_print_batch
from subsidies.documents.letters import build_letter
from subsidies.documents.packet import build_packet
from subsidies.models import Letter, PrintBatch, Submission
from subsidies.rules.stages import Act
from tests.characters import NOW
from tests.documents import pdf
from tests.documents.subsidies import scene
from tests.factories.subsidies import LetterFactory, SubmissionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def submission() -> Submission:
    made = scene.application()
    context = build_packet(scene.fresh(made), Act.APPLY, number="M8-018", on=scene.ON)
    return SubmissionFactory(application=made, receipt_number="M8-018", paper_context=context)


def issued(application, number: int) -> Letter:
    letter = LetterFactory(application=application, drafted_at=NOW + timedelta(seconds=number))
    context = build_letter(letter, scene.fresh(application), number=number, on=scene.ON)
    letter.number, letter.paper_context = number, context
    letter.approved_at, letter.approved_by = NOW, application.begun_by
    letter.save()
    return letter


@pytest.fixture
def batch() -> PrintBatch:
    made = scene.application()
    letters = [issued(made, number) for number in (1, 2, 3)]
    return order_print_batch(programme=made.programme, letters=letters, by=made.begun_by, at=NOW)


def test_a_submission_is_printed_once_from_what_was_frozen(submission):
    tasks.print_submission(submission.pk)
    submission.refresh_from_db()
    first = submission.paper
    assert "髙﨑邊子" in pdf.text_of(first.path.read_bytes())
    assert first.name == "交付申請_M8-018.pdf"
    assert tasks.print_submission(submission.pk) == first.sha256
    submission.refresh_from_db()
    assert submission.paper == first
    entry = JournalEntry.objects.get(verb="提出書類の書面を作った")
    assert entry.facts == {"SHA-256": first.sha256}


def test_a_later_change_does_not_reach_the_paper(submission):
    application = submission.application
    application.purpose = "あとから書き換えた理由"
    application.save()
    tasks.print_submission(submission.pk)
    submission.refresh_from_db()
    text = pdf.text_of(submission.paper.path.read_bytes())
    assert "通学路の見通しが悪く" in text
    assert "あとから" not in text


def test_a_letter_that_is_not_approved_is_not_printed():
    draft = LetterFactory(application=scene.application())
    with pytest.raises(Letter.DoesNotExist):
        tasks.print_letter(draft.pk)


def test_what_was_left_behind_is_printed_and_one_that_fails_stops_no_other(submission):
    broken = SubmissionFactory(receipt_number="M8-999", paper_context={"papers": [{}]})
    letter = issued(submission.application, 1)
    assert tasks.print_what_is_owed() == 2
    assert Submission.objects.get(pk=submission.pk).paper
    assert Letter.objects.get(pk=letter.pk).paper
    assert Submission.objects.get(pk=broken.pk).paper is None
    assert tasks.print_what_is_owed() == 0


def test_a_batch_becomes_one_zip_with_every_letter_as_it_is_stored(batch):
    tasks.print_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.done_count, batch.total_count) == (3, 3)
    with zipfile.ZipFile(io.BytesIO(batch.archive.path.read_bytes())) as archive:
        names = archive.namelist()
        stored = [letter.paper for letter in batch.letters.in_order()]
        assert [archive.read(name) for name in names] == [p.path.read_bytes() for p in stored]
    assert names[0] == "001_交付決定_M8-018_第1号.pdf"


def test_a_batch_cut_off_in_its_middle_goes_on_with_what_is_there(batch, monkeypatch):
    second = batch.letters.in_order()[1]
    render = tasks.render_letter

    def die_at_the_second(context):
        if context == second.paper_context:
            raise SystemExit
        return render(context)

    monkeypatch.setattr(tasks, "render_letter", die_at_the_second)
    with pytest.raises(SystemExit):
        tasks.print_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.done_count, batch.archive) == (1, None)
    first = batch.letters.in_order()[0].paper
    monkeypatch.setattr(tasks, "render_letter", render)
    assert tasks.print_what_is_owed() == 3
    batch.refresh_from_db()
    assert batch.archive
    assert batch.letters.in_order()[0].paper == first


def test_a_finished_batch_is_not_made_again(batch):
    first = tasks.print_batch(batch.pk)
    assert tasks.print_batch(batch.pk) == first
    assert JournalEntry.objects.filter(verb="まとめた通知の書面を作った").count() == 1
