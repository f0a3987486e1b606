"""At every stage the city's actions do what the table allows, and refuse everything else."""

from datetime import timedelta

import pytest

from civic.actors import SystemActor
from civic.refusals import Refused
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.check_letter import Draft
from subsidies.actions.discard_letter import discard_letter
from subsidies.actions.draft_letter import draft_letter
from subsidies.actions.record_payment import record_payment
from subsidies.actions.record_repayment import record_repayment
from subsidies.actions.release_ended import release_ended
from subsidies.models import GrantApplication, StageChange
from subsidies.models.letter import LETTER_ACTS
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.stages import MOVES, Act, Stage
from tests.factories.days import NOW, TODAY
from tests.factories.reviews import standing_at
from tests.factories.subsidies import LetterFactory

STAGES = sorted(Stage)


def refused_as_not_now(work) -> bool:
    try:
        work()
    except Refused as refusal:
        return refusal.reason is SubsidyReason.NOT_NOW
    return False


@pytest.mark.parametrize("stage", STAGES)
def test_letters_are_drafted_only_where_their_act_may_be_done(stage, town):
    application = standing_at(stage)

    refused = {
        act
        for act in LETTER_ACTS
        if refused_as_not_now(lambda act=act: _drafted_and_put_down(application, act, town))
    }

    assert refused == {act for act in LETTER_ACTS if stage not in MOVES[act].sources}
    assert GrantApplication.objects.get(pk=application.pk).now is stage


@pytest.mark.parametrize("stage", STAGES)
def test_letters_of_other_stages_are_not_approved(stage, town):
    """Drafted in time, and overtaken."""
    for act in LETTER_ACTS:
        if stage in MOVES[act].sources:
            continue
        application = standing_at(stage)
        letter = LetterFactory(
            application=application, act=act, amount_yen=_yen(act), drafted_by=town.hayashi
        )
        with pytest.raises(Refused):
            approve_letter(letter=letter, address="https://x.invalid", by=town.ono, at=NOW)
        letter.refresh_from_db()
        assert letter.approved_at is None
        assert GrantApplication.objects.get(pk=application.pk).now is stage


@pytest.mark.parametrize("stage", STAGES)
def test_money_is_recorded_only_where_it_may_be(stage, town):
    for act, work in _money(town).items():
        if stage in MOVES[act].sources:
            continue
        application = standing_at(stage)
        assert refused_as_not_now(lambda work=work, at=application: work(at)), act


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage is not Stage.HOLDING])
def test_the_night_releases_nothing_else(stage):
    standing_at(stage, until=TODAY - timedelta(days=1))
    before = StageChange.objects.count()

    assert release_ended(on=TODAY, by=SystemActor("subsidies"), at=NOW) == 0
    assert StageChange.objects.count() == before


def _drafted_and_put_down(application, act, town) -> None:
    draft = Draft(act, amount_yen=_yen(act), reason="理由", file_note="控え")
    try:
        letter = draft_letter(application=application, draft=draft, by=town.hayashi, at=NOW)
    except Refused as refusal:
        if refusal.reason is SubsidyReason.NOT_NOW:
            raise
        return
    discard_letter(letter=letter, by=town.hayashi, at=NOW)


def _yen(act: Act) -> int | None:
    granted = {Act.SELECT, Act.DECIDE, Act.APPROVE_CHANGE, Act.SETTLE}
    return 300_000 if act in granted else None


def _money(town):
    return {
        Act.PAY: lambda application: record_payment(
            application=application, paid_on=TODAY, by=town.hayashi, at=NOW
        ),
        Act.RECORD_REPAYMENT: lambda application: record_repayment(
            application=application, yen=1, repaid_on=TODAY, by=town.hayashi, at=NOW
        ),
    }
