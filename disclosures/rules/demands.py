"""What each of the four grounds demands before footage is shown or given (規程6(2), domain §3.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from disclosures.rules.kinds import InquiryKind
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome
from retention.rules.grounds import Ground

CONSENTED: Final = "CONSENTED"
OTHERS_TOO: Final = "SOME"
# Their paper comes by post, and nobody with it.
_BY_POST = frozenset({InquiryKind.COURT, InquiryKind.BAR, InquiryKind.OTHER_LAW})


@dataclass(frozen=True, slots=True)
class InquiryFacts:
    """What is known of an inquiry; empty strings and None are what is missing."""

    kind: InquiryKind
    agency: str = ""
    requester: str = ""
    purpose: str = ""
    document_number: str = ""
    document_on: date | None = None
    valid_until: date | None = None
    has_original: bool = False
    has_arrived: bool = False
    identity_seen: bool = False
    asks_as: str = ""
    subject_name: str = ""
    others: str = ""
    urgency: str = ""
    unavoidable: str = ""
    has_period: bool = False
    has_cameras: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that must be there; `chased` ones do not hinder, but stay open until they are met."""

    reason: InquiryReason
    is_met: bool
    chased: bool = False

    @property
    def hinders(self) -> bool:
        return not self.is_met and not self.chased


def demands(facts: InquiryFacts, outcome: Outcome, on: date) -> tuple[Demand, ...]:
    """In the order in which an officer would ask. A refusal and 「該当なし」 demand nothing.

    Whoever only looks may bring the paper later; nothing is given before its number is known.
    """
    if outcome in {Outcome.REFUSE, Outcome.NO_FOOTAGE}:
        return ()
    common = [
        Demand(InquiryReason.REQUESTER_MISSING, bool(facts.requester or facts.agency)),
        Demand(InquiryReason.PURPOSE_MISSING, bool(facts.purpose)),
        Demand(InquiryReason.PERIOD_MISSING, facts.has_period),
        Demand(InquiryReason.CAMERAS_MISSING, facts.has_cameras),
    ]
    return (_ground(facts), *common, *_of_ground(facts, outcome, on))


def missing(found: tuple[Demand, ...]) -> tuple[Demand, ...]:
    return tuple(each for each in found if each.hinders)


def chased(found: tuple[Demand, ...]) -> tuple[Demand, ...]:
    """What stays open: the paper that follows later, the original."""
    return tuple(each for each in found if each.chased and not each.is_met)


def _ground(facts: InquiryFacts) -> Demand:
    return Demand(InquiryReason.NO_GROUND, facts.kind.ground is not None)


def _of_ground(facts: InquiryFacts, outcome: Outcome, on: date) -> list[Demand]:
    if facts.kind.ground is Ground.EMERGENCY:
        return [
            Demand(InquiryReason.URGENCY_MISSING, bool(facts.urgency)),
            Demand(InquiryReason.UNAVOIDABLE_MISSING, bool(facts.unavoidable)),
        ]
    if facts.kind.ground is Ground.SUBJECT:
        return _of_subject(facts, outcome, on)
    if facts.kind.ground is None:
        return []
    return _of_authority(facts, outcome, on)


def _of_subject(facts: InquiryFacts, outcome: Outcome, on: date) -> list[Demand]:
    """Whose picture it is, whose word that is, and who else is in it; not answered is missing."""
    found = [
        Demand(InquiryReason.WHOSE_MISSING, bool(facts.asks_as)),
        Demand(InquiryReason.IDENTITY_MISSING, facts.identity_seen),
        Demand(InquiryReason.OTHERS_UNANSWERED, bool(facts.others)),
        _valid(facts, on),
    ]
    if facts.asks_as == CONSENTED:
        has_paper = facts.has_arrived and facts.document_on is not None
        found[1:1] = [
            Demand(InquiryReason.SUBJECT_MISSING, bool(facts.subject_name)),
            Demand(InquiryReason.CONSENT_PAPER_MISSING, has_paper),
        ]
    if outcome is Outcome.GIVE:
        found.append(Demand(InquiryReason.OTHERS_IN_PICTURE, facts.others != OTHERS_TOO))
    return found


def _of_authority(facts: InquiryFacts, outcome: Outcome, on: date) -> list[Demand]:
    """A number that was only told is no paper; whoever comes in person shows who he is."""
    paper_follows = outcome is Outcome.SHOW and facts.kind is InquiryKind.POLICE
    has_paper = bool(facts.document_number and facts.document_on and facts.has_arrived)
    by_post = facts.kind in _BY_POST and has_paper
    return [
        Demand(InquiryReason.IDENTITY_MISSING, facts.identity_seen or by_post),
        Demand(InquiryReason.DOCUMENT_MISSING, has_paper, chased=paper_follows),
        _valid(facts, on),
        Demand(InquiryReason.ORIGINAL_MISSING, facts.has_original, chased=True),
    ]


def _valid(facts: InquiryFacts, on: date) -> Demand:
    return Demand(
        InquiryReason.DOCUMENT_EXPIRED, facts.valid_until is None or on <= facts.valid_until
    )
