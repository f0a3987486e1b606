"""What passes from the leaving to the coming officers: each room tells of its own in its apps.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from civic.actors import Actor


@dataclass(frozen=True, slots=True)
class Matter:
    """One line of the list. `kind` names an ItemKind; `key` stays the same when asked again."""

    kind: str
    key: str
    title: str
    reference: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Passing:
    """Somebody is left without a post at the moment; `heir` looks after what was theirs."""

    association_id: int
    leaving: Any
    heir: Any
    by: Actor
    at: datetime


Provider = Callable[[int, date], Iterable[Matter]]
PassOn = Callable[[Passing], int]
_providers: list[Provider] = []
_passers: list[PassOn] = []


def register(provider: Provider) -> None:
    """`provider(association_id, on)` yields what both have to go through."""
    if provider not in _providers:
        _providers.append(provider)


def register_pass_on(pass_on: PassOn) -> None:
    """`pass_on(passing)` gives the open things of that room a new owner; returns how many."""
    if pass_on not in _passers:
        _passers.append(pass_on)


def matters_of(association_id: int, on: date) -> list[Matter]:
    return [matter for provider in _providers for matter in provider(association_id, on)]


def pass_on(passing: Passing) -> int:
    """Inside the transaction of the caller."""
    return sum(each(passing) for each in _passers)
