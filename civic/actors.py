"""Who did it: a person, or a named part of the system."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anything that can sign a journal entry."""

    @property
    def journal_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SystemActor:
    """A nightly job or a command; never a person."""

    part: str

    @property
    def journal_name(self) -> str:
        return f"system:{self.part}"
