"""Only issued letters of the programme are printed together."""

import pytest

from civic.refusals import Refused
from subsidies.actions.keep_print_batch import count_print_batch
from subsidies.actions.order_print_batch import order_print_batch
from subsidies.models import PrintBatch
from subsidies.rules.reasons_papers import PaperReason
from tests.characters import NOW
from tests.factories.subsidies import LetterFactory, PrintBatchFactory

pytestmark = pytest.mark.django_db


def order(letters, programme):
    return order_print_batch(programme=programme, letters=letters, by=programme.entered_by, at=NOW)


def test_a_letter_named_twice_is_printed_once():
    letter = LetterFactory(issued=True)
    batch = order([letter, letter], letter.application.programme)
    assert batch.total_count == 1
    assert list(batch.letters.all()) == [letter]


def test_nothing_chosen_is_refused():
    letter = LetterFactory(issued=True)
    with pytest.raises(Refused) as refused:
        order([], letter.application.programme)
    assert refused.value.reason is PaperReason.NOTHING_TO_PRINT


@pytest.mark.parametrize("mine", [True, False])
def test_a_draft_or_another_programme_s_letter_stops_the_whole_order(mine):
    letter = LetterFactory(issued=True)
    other = LetterFactory(application=letter.application) if mine else LetterFactory(issued=True)
    with pytest.raises(Refused) as refused:
        order([letter, other], letter.application.programme)
    assert refused.value.reason is PaperReason.NOT_ISSUED
    assert not PrintBatch.objects.exists()


def test_the_count_only_goes_forward():
    batch = PrintBatchFactory(total_count=3)
    for done in (2, 1):
        count_print_batch(batch=batch, done=done)
    batch.refresh_from_db()
    assert batch.done_count == 2
