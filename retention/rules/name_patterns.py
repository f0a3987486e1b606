"""Patterns that a person writes for the names of a recorder this system does not know.

A pattern is plain text with the tokens of `TOKENS` in braces and `*` for anything within one
folder or file name. It is not a regular expression, and reading a name by it takes time in
proportion to the name: every stretch between two stars is found once, leftmost, and kept.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import Final

TOKENS: Final[Mapping[str, str]] = {
    "yyyy": r"(?:19|20)\d{2}",
    "yy": r"\d{2}",
    "MM": r"\d{2}",
    "dd": r"\d{2}",
    "HH": r"\d{2}",
    "mm": r"\d{2}",
    "ss": r"\d{2}",
    "ch": r"[0-9A-Za-z]{1,16}",
}
LONGEST_PATTERN: Final = 200
MOST_STARS: Final = 8

_COARSER: Final = {"mm": "HH", "ss": "mm"}
_STARS: Final = re.compile(r"\*+")
_PIECES: Final = re.compile(r"\{(?P<token>[^{}]*)\}|(?P<brace>[{}])|(?P<literal>[^{}]+)")
_SAMPLE: Final = "例：{yyyy}{MM}{dd}_{HH}{mm}{ss}*"


class UnreadablePattern(ValueError):  # noqa: N818 - read aloud as what it says
    """A pattern that cannot be used; the message is a Japanese sentence for its writer."""


class NamePattern:
    """A compiled pattern; `read` returns what its tokens stood for."""

    __slots__ = ("_expression", "_levels")

    def __init__(self, expression: re.Pattern[str], levels: int) -> None:
        self._expression = expression
        self._levels = levels

    def read(self, path: str) -> Mapping[str, str] | None:
        """Match the last folders and the file name of a path, as many as the pattern has.

        None when the path does not fit, or when a token written twice stands for two values.
        """
        tail = "/".join(path.split("/")[-self._levels :])
        match = self._expression.fullmatch(tail)
        return _agreeing(match.groupdict()) if match else None


@lru_cache(maxsize=256)
def compile_pattern(pattern: str) -> NamePattern:
    """Read a pattern such as `{yyyy}{MM}{dd}_{HH}{mm}{ss}*`.

    Raises UnreadablePattern when a token is unknown, when the year, month or day is missing, when
    a finer unit stands without the coarser one, or when it is empty, too long or has many stars.
    """
    pattern = pattern.strip().strip("/")
    stretches = _STARS.split(pattern)
    _require_modest(pattern, stars=len(stretches) - 1)
    tokens = _tokens_in(pattern)
    _require_a_day(tokens)
    expression = _expression(stretches, count())
    return NamePattern(re.compile(expression, re.ASCII | re.IGNORECASE), pattern.count("/") + 1)


def _agreeing(groups: Mapping[str, str]) -> Mapping[str, str] | None:
    values: dict[str, str] = {}
    for group, value in groups.items():
        token = group.partition("_")[0]
        if values.setdefault(token, value) != value:
            return None
    return values


def _expression(stretches: list[str], numbers: Iterator[int]) -> str:
    """Join the stretches; all but the last are atomic, so that none is ever tried twice."""
    *firsts, last = (_stretch(stretch, numbers) for stretch in stretches)
    if not firsts:
        return last
    head, *middles = firsts
    found_once = "".join(rf"(?>[^/]*?{middle})" for middle in middles)
    return rf"(?>{head}){found_once}[^/]*{last}"


def _stretch(stretch: str, numbers: Iterator[int]) -> str:
    return "".join(
        rf"(?P<{token}_{next(numbers)}>{TOKENS[token]})"
        if (token := piece["token"])
        else re.escape(piece["literal"])
        for piece in _PIECES.finditer(stretch)
    )


def _tokens_in(pattern: str) -> frozenset[str]:
    pieces = tuple(_PIECES.finditer(pattern))
    if any(piece["brace"] for piece in pieces):
        raise UnreadablePattern(f"波かっこ {{ }} の組が合っていません。{_SAMPLE}")
    written = [piece["token"] for piece in pieces if piece["token"] is not None]
    unknown = [token for token in written if token not in TOKENS]
    if unknown:
        known = "".join(f"{{{token}}}" for token in TOKENS)
        raise UnreadablePattern(f"{{{unknown[0]}}}は使えません。使えるのは{known}と*です。")
    if written.count("ch") > 1:
        raise UnreadablePattern("{ch}は1回だけ書けます。")
    return frozenset(written)


def _require_modest(pattern: str, *, stars: int) -> None:
    if not pattern:
        raise UnreadablePattern(f"ファイル名の型を入れてください。{_SAMPLE}")
    if len(pattern) > LONGEST_PATTERN or stars > MOST_STARS:
        limits = f"{LONGEST_PATTERN}文字、*は{MOST_STARS}個"
        raise UnreadablePattern(f"ファイル名の型は{limits}までにしてください。")


def _require_a_day(tokens: frozenset[str]) -> None:
    if not (tokens & {"yyyy", "yy"} and {"MM", "dd"} <= tokens):
        raise UnreadablePattern(f"年{{yyyy}}、月{{MM}}、日{{dd}}がそろっていません。{_SAMPLE}")
    for finer, coarser in _COARSER.items():
        if finer in tokens and coarser not in tokens:
            raise UnreadablePattern(f"{{{finer}}}を書くときは{{{coarser}}}も書いてください。")
