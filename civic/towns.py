"""The towns of 下関市 with their postcodes, for the address picker.

One postcode may have two towns and one town two postcodes, so an address keeps both. Names and
readings are those of the postal data (`bin/rebuild-towns`), which drop 大字. Variants of letters
are folded for searching only and never change what is shown or stored.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).resolve().parent / "data" / "towns.csv"

_POSTCODE_LENGTH: Final = 7
_SHORTEST_PREFIX: Final = 3
_HIRAGANA: Final = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_DASHES: Final = dict.fromkeys(map(ord, "-‐‑‒–—−ー〒"))
_VARIANTS: Final = str.maketrans("ヶガ之ノ冨髙﨑濵濱", "ケケノノ富高崎浜浜")
_PREFIX: Final = re.compile(r"(?:山口県)?(?:下関市)?")


@dataclass(frozen=True, slots=True)
class Town:
    """One town under one postcode (7 digits); `note` tells two postcodes of one town apart."""

    postcode: str
    name: str
    reading: str
    area: str
    note: str = ""

    @property
    def hyphenated(self) -> str:
        """The postcode as printed: 750-0001."""
        return f"{self.postcode[:3]}-{self.postcode[3:]}"


def _load() -> tuple[Town, ...]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(Town(**row) for row in csv.DictReader(file))


TOWNS: Final = _load()


def search(text: str) -> tuple[Town, ...]:
    """Return the towns a postcode (or its first 3 digits), kana or part of a name may mean.

    Width, kana and hyphens do not matter, nor ケ/ヶ/が, ノ/の/之, 冨/富, 髙/高, 﨑/崎, 濱/浜.
    A leading 山口県下関市 and 大字 are passed over. Nothing asked, nothing offered.
    """
    asked = _squeeze(text)
    digits = asked.translate(_DASHES)
    if digits.isdecimal():
        return _by_postcode(digits)
    asked = _PREFIX.sub("", asked, count=1).replace("大字", "")
    return _by_name(asked) if asked else ()


def find(postcode: str, name: str) -> Town | None:
    """Return the town with exactly this name under this postcode (hyphen and width ignored)."""
    digits = _squeeze(postcode).translate(_DASHES)
    pairs = (town for town in TOWNS if (town.postcode, town.name) == (digits, name.strip()))
    return next(pairs, None)


def grouped() -> Mapping[str, tuple[Town, ...]]:
    """Return the towns by area for a plain select, each in the order of its reading."""
    groups: dict[str, list[Town]] = {}
    for town in sorted(TOWNS, key=lambda town: (town.area == "その他の町", town.reading)):
        groups.setdefault(town.area, []).append(town)
    return {area: tuple(towns) for area, towns in groups.items()}


def _by_postcode(digits: str) -> tuple[Town, ...]:
    if not _SHORTEST_PREFIX <= len(digits) <= _POSTCODE_LENGTH:
        return ()
    return tuple(town for town in TOWNS if town.postcode.startswith(digits))


def _by_name(asked: str) -> tuple[Town, ...]:
    kana, name = _as_kana(asked), _as_name(asked)
    return tuple(town for town in TOWNS if kana in town.reading or name in _FOLDED_NAMES[town.name])


def _squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _as_kana(text: str) -> str:
    return text.translate(_HIRAGANA)


def _as_name(text: str) -> str:
    return _as_kana(text).translate(_VARIANTS)


_FOLDED_NAMES: Final = {town.name: _as_name(town.name) for town in TOWNS}
