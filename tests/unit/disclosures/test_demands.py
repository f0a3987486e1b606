"""What each ground demands: everything there, then each thing missing (規程6(2))."""

from dataclasses import replace
from datetime import date

import pytest

from disclosures.rules.demands import InquiryFacts, chased, demands, missing
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome
from retention.rules.grounds import Ground

ON = date(2026, 11, 23)
POLICE = InquiryFacts(
    kind=InquiryKind.POLICE,
    agency="見本警察署",
    requester="見本 太郎",
    purpose="捜査のため",
    document_number="第1号",
    document_on=ON,
    has_original=True,
    has_arrived=True,
    identity_seen=True,
    has_period=True,
    has_cameras=True,
)
EMERGENCY = replace(
    POLICE, kind=InquiryKind.EMERGENCY, urgency="行方不明", unavoidable="ほかに手がかりがない"
)
SUBJECT = replace(POLICE, kind=InquiryKind.SUBJECT, asks_as="SELF", others="NONE")
CONSENTED = replace(SUBJECT, asks_as="CONSENTED", subject_name="見本 花子")
CARRIED = (Outcome.GIVE, Outcome.SHOW)


def lacking(facts, outcome=Outcome.GIVE, on=ON):
    return [each.reason for each in missing(demands(facts, outcome, on))]


def followed(facts, outcome=Outcome.GIVE):
    return [each.reason for each in chased(demands(facts, outcome, ON))]


@pytest.mark.parametrize("facts", [POLICE, EMERGENCY, SUBJECT])
@pytest.mark.parametrize("outcome", CARRIED)
def test_whole_inquiries_lack_nothing(facts, outcome):
    assert (lacking(facts, outcome), followed(facts, outcome)) == ([], [])


@pytest.mark.parametrize("outcome", [Outcome.REFUSE, Outcome.NO_FOOTAGE])
def test_saying_no_demands_nothing(outcome):
    assert demands(InquiryFacts(kind=InquiryKind.OTHER), outcome, ON) == ()


@pytest.mark.parametrize("outcome", CARRIED)
def test_other_reasons_carry_nothing_however_much_is_shown(outcome):
    assert lacking(replace(POLICE, kind=InquiryKind.OTHER), outcome) == [InquiryReason.NO_GROUND]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"agency": "", "requester": ""}, InquiryReason.REQUESTER_MISSING),
        ({"purpose": ""}, InquiryReason.PURPOSE_MISSING),
        ({"has_period": False}, InquiryReason.PERIOD_MISSING),
        ({"has_cameras": False}, InquiryReason.CAMERAS_MISSING),
    ],
)
@pytest.mark.parametrize("facts", [POLICE, EMERGENCY, SUBJECT])
def test_what_every_ground_demands(facts, change, reason):
    assert lacking(replace(facts, **change)) == [reason]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"document_number": ""}, InquiryReason.DOCUMENT_MISSING),
        ({"document_on": None}, InquiryReason.DOCUMENT_MISSING),
        ({"valid_until": date(2026, 11, 22)}, InquiryReason.DOCUMENT_EXPIRED),
    ],
)
def test_nothing_is_given_to_the_police_without_a_valid_paper(change, reason):
    assert lacking(replace(POLICE, **change)) == [reason]


def test_a_paper_counts_on_its_last_day():
    assert lacking(replace(POLICE, valid_until=ON)) == []


def test_the_police_may_look_before_the_paper_comes_and_it_is_chased():
    later = replace(POLICE, document_number="", document_on=None, has_original=False)

    assert lacking(later, Outcome.SHOW) == []
    assert followed(later, Outcome.SHOW) == [
        InquiryReason.DOCUMENT_MISSING,
        InquiryReason.ORIGINAL_MISSING,
    ]


@pytest.mark.parametrize(
    "kind", [InquiryKind.WARRANT, InquiryKind.COURT, InquiryKind.BAR, InquiryKind.OTHER_LAW]
)
def test_other_authorities_bring_their_paper_first(kind):
    later = replace(POLICE, kind=kind, document_number="")

    assert lacking(later, Outcome.SHOW) == [InquiryReason.DOCUMENT_MISSING]


def test_the_original_is_chased_and_hinders_nothing():
    by_fax = replace(POLICE, has_original=False)

    assert (lacking(by_fax), followed(by_fax)) == ([], [InquiryReason.ORIGINAL_MISSING])


@pytest.mark.parametrize("kind", [InquiryKind.POLICE, InquiryKind.WARRANT])
@pytest.mark.parametrize("outcome", CARRIED)
def test_whoever_comes_in_person_shows_who_he_is_whatever_he_brings(kind, outcome):
    unseen = replace(POLICE, kind=kind, identity_seen=False)

    assert lacking(unseen, outcome) == [InquiryReason.IDENTITY_MISSING]


@pytest.mark.parametrize("kind", [InquiryKind.COURT, InquiryKind.BAR, InquiryKind.OTHER_LAW])
def test_a_paper_that_comes_by_post_brings_nobody_who_could_show_it(kind):
    assert lacking(replace(POLICE, kind=kind, identity_seen=False)) == []


def test_a_number_that_was_told_before_the_paper_came_gives_nothing():
    told = replace(POLICE, has_arrived=False, has_original=False)

    assert lacking(told) == [InquiryReason.DOCUMENT_MISSING]
    assert lacking(told, Outcome.SHOW) == []


def test_a_proof_is_asked_before_the_paper():
    assert lacking(replace(POLICE, identity_seen=False, document_number=""), Outcome.SHOW) == [
        InquiryReason.IDENTITY_MISSING
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"urgency": ""}, InquiryReason.URGENCY_MISSING),
        ({"unavoidable": ""}, InquiryReason.UNAVOIDABLE_MISSING),
    ],
)
def test_an_emergency_says_both_why_now_and_why_no_other_way(change, reason):
    assert lacking(replace(EMERGENCY, **change)) == [reason]
    assert reason.clause == "規程6(2)ウ"


def test_the_person_in_the_picture_is_identified():
    assert lacking(replace(SUBJECT, identity_seen=False)) == [InquiryReason.IDENTITY_MISSING]


@pytest.mark.parametrize(
    ("facts", "change", "reason"),
    [
        (SUBJECT, {"asks_as": ""}, InquiryReason.WHOSE_MISSING),
        (SUBJECT, {"others": ""}, InquiryReason.OTHERS_UNANSWERED),
        (CONSENTED, {"subject_name": ""}, InquiryReason.SUBJECT_MISSING),
        (CONSENTED, {"has_arrived": False}, InquiryReason.CONSENT_PAPER_MISSING),
        (CONSENTED, {"document_on": None}, InquiryReason.CONSENT_PAPER_MISSING),
    ],
)
@pytest.mark.parametrize("outcome", CARRIED)
def test_whose_picture_it_is_and_who_else_is_in_it_is_answered(facts, change, reason, outcome):
    assert lacking(facts, outcome) == []
    assert lacking(replace(facts, **change), outcome) == [reason]


def test_with_others_in_the_picture_it_is_shown_and_not_given():
    others = replace(SUBJECT, others="SOME")

    assert lacking(others) == [InquiryReason.OTHERS_IN_PICTURE]
    assert lacking(others, Outcome.SHOW) == []


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (InquiryKind.POLICE, Ground.INVESTIGATION),
        (InquiryKind.WARRANT, Ground.LAW),
        (InquiryKind.COURT, Ground.INVESTIGATION),
        (InquiryKind.BAR, Ground.LAW),
        (InquiryKind.OTHER_LAW, Ground.LAW),
        (InquiryKind.EMERGENCY, Ground.EMERGENCY),
        (InquiryKind.SUBJECT, Ground.SUBJECT),
        (InquiryKind.OTHER, None),
    ],
)
def test_each_kind_rests_on_one_ground_or_on_none(kind, ground):
    assert kind.ground is ground


@pytest.mark.parametrize("kind", InquiryKind)
def test_each_kind_is_told_in_words(kind):
    assert kind.label
    assert kind.hint.endswith("。")
    assert kind.document_name
