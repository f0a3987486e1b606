"""What every row of the 提供記録簿 says (規程6(2)), and what is missing in one."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from disclosures.rules.reasons_provision import ProvisionReason


@dataclass(frozen=True, slots=True)
class ProvisionFacts:
    """`clock_error` in seconds, positive when the recorder was ahead; None where nobody looked."""

    recipient: str
    provided_at: datetime
    content: str
    purpose: str
    reason: str
    from_at: datetime
    to_at: datetime
    medium: str
    medium_serial: str = ""
    medium_count: int = 1
    clock_error: int | None = None
    document_number: str = ""
    document_on: date | None = None

    def as_fields(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


_FIVE = {
    "recipient": ProvisionReason.RECIPIENT_MISSING,
    "provided_at": ProvisionReason.MOMENT_MISSING,
    "content": ProvisionReason.CONTENT_MISSING,
    "purpose": ProvisionReason.PURPOSE_MISSING,
    "reason": ProvisionReason.REASON_MISSING,
}


def problem_of(
    facts: ProvisionFacts, *, decided_at: datetime, at: datetime
) -> ProvisionReason | None:
    """The first of the five that is missing, or a moment that cannot be."""
    for name, reason in _FIVE.items():
        if not getattr(facts, name):
            return reason
    if facts.provided_at > at:
        return ProvisionReason.IN_FUTURE
    if facts.provided_at < facts.from_at:
        return ProvisionReason.BEFORE_FOOTAGE
    return ProvisionReason.BEFORE_DECISION if facts.provided_at < decided_at else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the inquiry says of the same things."""

    from_at: datetime | None
    to_at: datetime | None
    document_number: str
    document_on: date | None


def differs(facts: ProvisionFacts, asked: Asked) -> ProvisionReason | None:
    """Nothing beyond what was decided on, and under no other paper. Times count by the minute."""
    if asked.from_at and facts.from_at < _minute(asked.from_at):
        return ProvisionReason.OUTSIDE_ASKED
    if asked.to_at and _minute(facts.to_at) > asked.to_at:
        return ProvisionReason.OUTSIDE_ASKED
    paper = (facts.document_number, facts.document_on)
    same = paper == (asked.document_number, asked.document_on)
    return None if same else ProvisionReason.DOCUMENT_DIFFERS


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
