"""The programmes that come with the software: one file each in subsidies/data/programmes."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from subsidies.rules.terms import OtherSubsidy, Rounding, Terms

FOLDER: Final = Path(__file__).resolve().parent.parent / "data" / "programmes"


@dataclass(frozen=True, slots=True)
class ShippedWindow:
    """Both days inclusive."""

    kind: str
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Shipped:
    """`columns` by the names of the Programme's columns; the file says nothing twice."""

    code: str
    columns: Mapping[str, Any]
    windows: tuple[ShippedWindow, ...]
    form_titles: Mapping[str, Mapping[str, str]]

    @property
    def terms(self) -> Terms:
        column = self.columns
        return Terms(
            rate=Fraction(column["rate_numerator"], column["rate_denominator"]),
            rounding_unit=column["rounding_unit"],
            rounding=Rounding(column["rounding"]),
            cap_per_camera=column.get("cap_per_camera"),
            cap_per_association=column.get("cap_per_association"),
            other_subsidy=OtherSubsidy(column["other_subsidy"]),
        )


@cache
def shipped() -> tuple[Shipped, ...]:
    """All of them, the city's own first."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda each: (each.columns["reference_body"] != "", each.code)))


def shipped_by_code() -> dict[str, Shipped]:
    return {each.code: each for each in shipped()}


def _read(path: Path) -> Shipped:
    columns = tomllib.loads(path.read_text(encoding="utf-8"))
    windows = columns.pop("windows", [])
    form_titles = columns.pop("form_titles", {})
    return Shipped(
        code=path.stem,
        columns=columns,
        windows=tuple(ShippedWindow(**window) for window in windows),
        form_titles=form_titles,
    )
