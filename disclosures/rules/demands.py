"""What each of the four grounds demands before footage is shown or given (規程6(2), domain §3.2)."""

from dataclasses import dataclass
from datetime import date

from disclosures.rules.kinds import InquiryKind
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome
from retention.rules.grounds import Ground


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
    identity_seen: bool = False
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
        return [Demand(InquiryReason.IDENTITY_MISSING, facts.identity_seen), _valid(facts, on)]
    if facts.kind.ground is None:
        return []
    return _of_authority(facts, outcome, on)


def _of_authority(facts: InquiryFacts, outcome: Outcome, on: date) -> list[Demand]:
    paper_follows = outcome is Outcome.SHOW and facts.kind is InquiryKind.POLICE
    has_paper = bool(facts.document_number and facts.document_on)
    return [
        Demand(InquiryReason.IDENTITY_MISSING, facts.identity_seen or has_paper),
        Demand(InquiryReason.DOCUMENT_MISSING, has_paper, chased=paper_follows),
        _valid(facts, on),
        Demand(InquiryReason.ORIGINAL_MISSING, facts.has_original, chased=True),
    ]


def _valid(facts: InquiryFacts, on: date) -> Demand:
    return Demand(
        InquiryReason.DOCUMENT_EXPIRED, facts.valid_until is None or on <= facts.valid_until
    )
