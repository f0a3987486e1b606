"""The 規程 as residents may read it without an account: its text, without names and house numbers.

The model's text names the 管理責任者 and the 取扱責任者 (2) and the address of each camera (3), which may
be somebody's house. Guideline 3(2) wants the content made known to the neighbourhood; it does not ask
that names stand where everybody in the world can read them for ever. So posts stand for people and
towns for addresses, and the paper itself is read at the association (本システムの定め, ADR 0020).
"""

from dataclasses import dataclass, replace
from datetime import date

from cameras.models import CameraSite, Regulations
from cameras.rules.regulations import Holder
from cameras.rules.regulations_text import Line, regulations_text

_NOT_HERE = "（氏名は団体でお読みいただけます）"


@dataclass(frozen=True, slots=True)
class PublicRegulations:
    """`lines` begin after the title."""

    version: int
    effective_on: date
    retention_days: int
    title: str
    lines: tuple[Line, ...]


def public_regulations(regulations: Regulations, sites: list[CameraSite]) -> PublicRegulations:
    """No query; `sites` are those of the association, standing or not."""
    facts = regulations.adopted_facts
    towns = {site.address: f"下関市{site.town}" for site in sites}
    nameless = replace(
        facts,
        manager=_nameless(facts.manager) if facts.manager else None,
        handlers=tuple(_nameless(holder) for holder in facts.handlers),
        places=tuple(towns.get(place, "下関市内") for place in facts.places),
    )
    title, *lines = regulations_text(nameless, regulations.terms)
    return PublicRegulations(
        version=regulations.version,
        effective_on=regulations.effective_on,
        retention_days=regulations.retention_days,
        title=title.text,
        lines=tuple(lines),
    )


def _nameless(holder: Holder) -> Holder:
    return replace(holder, name=_NOT_HERE)
