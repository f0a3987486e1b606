"""The city's model 規程 as docs/guideline.md has it, with its blanks filled.

Written from the city's text alone: nothing here knows how the application words a 規程.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.documents.pdf import squeeze

GUIDELINE = Path(__file__).resolve().parent.parent.parent / "docs" / "guideline.md"
_TITLE = "〇〇〇自治会防犯カメラ管理運用規程（例）"
_LIST_MARK = re.compile(r"^\s*- ", re.MULTILINE)


@dataclass(frozen=True)
class Blanks:
    """What fills the model: names as they are printed, post first."""

    association: str
    manager: str
    handlers: tuple[str, ...]
    places: tuple[str, ...]
    days: int
    effective: str


def model() -> str:
    """From its title to the end of the file, without white space and list marks."""
    text = GUIDELINE.read_text(encoding="utf-8")
    assert text.count(f"\n{_TITLE}\n") == 1
    return squeeze(_LIST_MARK.sub("", text[text.index(f"\n{_TITLE}\n") :]))


def filled(blanks: Blanks) -> str:
    text = model()
    for blank, words in _fillings(blanks):
        assert text.count(blank) == 1, f"{blank} is {text.count(blank)} times in the model"
        text = text.replace(blank, squeeze(words))
    assert "〇" not in text
    return text


def _fillings(blanks: Blanks) -> list[tuple[str, str]]:
    officer = "〇〇自治会〇〇（役職）〇〇〇〇（氏名）"
    officers = [
        (f"(1)管理責任者{officer}", f"(1)管理責任者{blanks.association}{blanks.manager}"),
        (f"(2)取扱責任者{officer}", _handlers(blanks)),
    ]
    if not blanks.handlers:
        lead = "を図るため、管理責任者{}を次のとおり指定する。"
        officers.append((lead.format("及び取扱責任者"), lead.format("")))
    return [
        (_TITLE, f"{blanks.association}防犯カメラ管理運用規程"),
        ("〇〇〇自治会が設置する", f"{blanks.association}が設置する"),
        *officers,
        ("防犯カメラ〇台（台数）", f"防犯カメラ{len(blanks.places)}台"),
        ("下関市〇〇〇町0-0（1台目住所）下関市〇〇〇町〇〇00番（2台目住所）", _places(blanks)),
        ("原則として30日以内", f"原則として{blanks.days}日以内"),
        ("令和〇〇年〇〇月〇〇日", blanks.effective),
    ]


def _handlers(blanks: Blanks) -> str:
    if not blanks.handlers:
        return ""
    return "(2)取扱責任者" + "".join(blanks.association + handler for handler in blanks.handlers)


def _places(blanks: Blanks) -> str:
    return "".join(f"{place}（{n}台目住所）" for n, place in enumerate(blanks.places, start=1))
