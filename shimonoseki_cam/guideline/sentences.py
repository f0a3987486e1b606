"""docs/guideline.md as headings and sentences in its order, each with its row of answers.csv."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings

_HERE = Path(__file__).parent
_FIRST_HEADING = "1 ガイドライン策定の目的"
_LEVELS = (
    (4, re.compile(r"[アイウエ] [^。]*")),
    (3, re.compile(r"\(\d\) [^。〇]*")),
    (2, re.compile(r"(\d |【|※\d |附 )[^。]*|〇〇〇自治会防犯カメラ管理運用規程（例）")),
)
_SENTENCE = re.compile(r"[^。]+。")
_MARKUP = re.compile(r"\*\*|\^|[{}]|^- ")


@dataclass(frozen=True, slots=True)
class Answer:
    """`name` is the name of the screen's address, `test` a file of tests and a function in it."""

    beginning: str
    screen: str
    name: str
    does: str
    test: str


@dataclass(frozen=True, slots=True)
class Piece:
    """`level` is 2 to 4 of a heading; 0 of a sentence or a line to be filled in, which has an answer."""

    text: str
    level: int
    answer: Answer | None = None


@cache
def guideline_pieces() -> tuple[Piece, ...]:
    """From the first heading on. ValueError where a sentence and its row do not belong together."""
    answers = iter(_answers())
    pieces = tuple(_answered(piece, answers) for piece in _pieces())
    if left := next(answers, None):
        raise ValueError(f"no sentence of the guideline for {left.beginning}")
    return pieces


def _answered(piece: Piece, answers: Iterator[Answer]) -> Piece:
    if piece.level:
        return piece
    answer = next(answers, None)
    if answer is None or not piece.text.startswith(answer.beginning):
        raise ValueError(f"no answer to {piece.text}")
    return replace(piece, answer=answer)


def _answers() -> list[Answer]:
    with (_HERE / "answers.csv").open(encoding="utf-8", newline="") as file:
        return [Answer(*row) for row in list(csv.reader(file))[1:]]


def _pieces() -> Iterator[Piece]:
    text = (settings.BASE_DIR / "docs" / "guideline.md").read_text(encoding="utf-8")
    lines = [_MARKUP.sub("", line.strip()) for line in text.splitlines() if line.strip()]
    for line in lines[lines.index(_FIRST_HEADING) :]:
        yield from _pieces_of(line)


def _pieces_of(line: str) -> list[Piece]:
    """A line is one or more sentences, or a heading, or a blank to be filled in."""
    if sentences := _SENTENCE.findall(line):
        return [Piece(sentence.strip(), 0) for sentence in sentences]
    return [Piece(line, next((level for level, form in _LEVELS if form.fullmatch(line)), 0))]
