"""The action `answer_safety`: the plain success, then each refusal."""

from associations.actions.answer_safety import answer_safety
from associations.models import SafetyMeasure
from associations.rules.safety import Answer, Measure
from civic.models import JournalEntry
from tests.actions.refusals import last_entry
from tests.factories.days import NOW

ALL_YES = dict.fromkeys(Measure, Answer.IN_PLACE)


def answer(town, answers):
    return answer_safety(association=town.home, answers=answers, by=town.sato, at=NOW)


def test_writes_every_first_answer(town):
    assert len(answer(town, ALL_YES)) == len(Measure)
    assert last_entry().facts["LOCKED_PLACE"] == "はい"


def test_writes_only_what_changed(town):
    answer(town, ALL_YES)

    changed = answer(town, ALL_YES | {Measure.KEY_HOLDER: Answer.NOT_YET})

    assert [row.measure for row in changed] == [Measure.KEY_HOLDER]
    assert last_entry().facts == {"KEY_HOLDER": "まだです"}
    assert SafetyMeasure.objects.count() == len(Measure) + 1


def test_the_same_answers_again_write_nothing(town):
    answer(town, ALL_YES)
    before = JournalEntry.objects.count()

    assert answer(town, ALL_YES) == []
    assert JournalEntry.objects.count() == before
