"""One thing to do next, the most pressing first; and what leads from stage to stage."""

from dataclasses import replace

import pytest

from disclosures.rules.kinds import InquiryKind
from disclosures.rules.next_step import Progress, Step, next_step
from disclosures.rules.stages import CLOSABLE, DECIDABLE, GIVABLE, WITHDRAWABLE, Outcome, Stage

NEW = Progress(InquiryKind.POLICE, Stage.RECEIVED)
PLACED = replace(NEW, is_placed=True)
GIVE = replace(PLACED, stage=Stage.ALLOWED, outcome=Outcome.GIVE)
SHOW = replace(PLACED, stage=Stage.ALLOWED, outcome=Outcome.SHOW)
GIVEN = replace(GIVE, stage=Stage.PROVIDED)


@pytest.mark.parametrize(
    ("progress", "step"),
    [
        (NEW, Step.PLACE),
        (replace(NEW, kind=InquiryKind.OTHER), Step.DECIDE),
        (replace(PLACED, can_be_secured=True, lacks_document=True), Step.SECURE),
        (replace(PLACED, can_be_secured=True, has_open_rescue=True), Step.SECURE),
        (replace(PLACED, has_open_rescue=True, lacks_identity=True), Step.RESCUE),
        (replace(PLACED, lacks_identity=True, lacks_document=True), Step.IDENTIFY),
        (replace(PLACED, lacks_document=True), Step.DOCUMENT),
        (replace(PLACED, lacks_original=True), Step.DECIDE),
        (replace(PLACED, nothing_left=True, lacks_document=True), Step.DECIDE),
        (PLACED, Step.DECIDE),
        (replace(GIVE, has_open_rescue=True), Step.RESCUE),
        (GIVE, Step.COPY),
        (replace(GIVE, has_copies=True, has_unwritten=True), Step.WRITE_OUT),
        (replace(GIVE, has_copies=True), Step.HAND_OVER),
        (SHOW, Step.SHOW),
        (replace(SHOW, is_shown=True, lacks_document=True), Step.DOCUMENT),
        (replace(SHOW, is_shown=True), Step.CLOSE),
        (GIVEN, Step.RETURN),
        (replace(GIVEN, is_returned=True, lacks_original=True), Step.DOCUMENT),
        (replace(GIVEN, is_returned=True), Step.CLOSE),
        (replace(PLACED, stage=Stage.REFUSED), Step.CLOSE),
        (replace(PLACED, stage=Stage.NO_FOOTAGE), Step.CLOSE),
        (replace(PLACED, stage=Stage.WITHDRAWN), Step.CLOSE),
        (replace(PLACED, stage=Stage.CLOSED), Step.NOTHING),
    ],
)
def test_the_most_pressing_comes_first(progress, step):
    assert next_step(progress) is step


@pytest.mark.parametrize("step", Step)
def test_each_step_is_told_in_words(step):
    assert step.why.endswith("。")
    assert bool(step.label) is (step is not Step.NOTHING)


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        (Outcome.GIVE, Stage.ALLOWED),
        (Outcome.SHOW, Stage.ALLOWED),
        (Outcome.REFUSE, Stage.REFUSED),
        (Outcome.NO_FOOTAGE, Stage.NO_FOOTAGE),
    ],
)
def test_a_decision_leads_to_its_stage(outcome, stage):
    assert outcome.stage is stage


def test_what_was_handed_over_is_decided_no_more():
    assert Stage.PROVIDED not in DECIDABLE | WITHDRAWABLE
    assert Stage.PROVIDED in GIVABLE & CLOSABLE
    assert Stage.RECEIVED not in CLOSABLE
    assert not any(Stage.CLOSED in each for each in (DECIDABLE, GIVABLE, WITHDRAWABLE, CLOSABLE))
    assert [stage for stage in Stage if stage.is_over] == [Stage.CLOSED]
