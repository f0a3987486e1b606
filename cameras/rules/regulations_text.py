"""The words of the city's model 規程, in its order and its own spellings, with the blanks filled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cameras.rules.additional_clauses import Addition
from cameras.rules.regulations import Holder, RegulationsFacts
from civic.wareki import wareki


class Level(StrEnum):
    """How a line is set: title, heading, body, (1) item, ア item, and lines under them."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    ITEM_BODY = "item-body"
    SUBITEM = "subitem"
    SUPPLEMENT = "supplement"


_LAST_OF_MODEL = 7
_NO_DAY = "令和〇〇年〇〇月〇〇日"  # as the model leaves it blank


@dataclass(frozen=True, slots=True)
class Line:
    level: Level
    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the association decides itself: days kept, clauses of its own, the day of effect.

    A draft has no day yet. `earlier`: the days of effect of the versions before, the first one first.
    """

    retention_days: int
    effective_on: date | None = None
    additions: tuple[Addition, ...] = ()
    earlier: tuple[date, ...] = ()


def regulations_text(facts: RegulationsFacts, terms: Terms) -> tuple[Line, ...]:
    """Needs a 管理責任者; without a 取扱責任者 2(2) is left out (guideline 3(3)ア)."""
    if facts.manager is None:
        message = "a 規程 names a 管理責任者"
        raise ValueError(message)
    return (
        Line(Level.TITLE, f"{facts.association}防犯カメラ管理運用規程"),
        *_purpose(facts.association),
        *_officers(facts, facts.manager),
        *_places(facts.places),
        *_duties(),
        *_keeping(terms.retention_days),
        *_limits(),
        *_complaints(),
        *_additions(terms.additions),
        *_supplements(terms),
    )


def _purpose(association: str) -> Iterator[Line]:
    yield Line(Level.HEADING, "目的", "1")
    yield Line(
        Level.BODY,
        "この規程は、安心して暮らすことができる地域社会の実現を目指し、"
        f"{association}が設置する防犯カメラについて、個人情報保護に努めるとともに、"
        "適正な管理及び運用を行うため、必要な事項を定めるものとする。",
    )


def _officers(facts: RegulationsFacts, manager: Holder) -> Iterator[Line]:
    who = "管理責任者及び取扱責任者" if facts.handlers else "管理責任者"
    yield Line(Level.HEADING, "管理責任者等", "2")
    yield Line(
        Level.BODY, f"防犯カメラ及び記録データの適正な運用を図るため、{who}を次のとおり指定する。"
    )
    yield Line(Level.ITEM, "管理責任者", "(1)")
    yield Line(Level.ITEM_BODY, f"{facts.association} {manager}")
    if facts.handlers:
        yield Line(Level.ITEM, "取扱責任者", "(2)")
    for handler in facts.handlers:
        yield Line(Level.ITEM_BODY, f"{facts.association} {handler}")


def _places(places: tuple[str, ...]) -> Iterator[Line]:
    yield Line(Level.HEADING, "設置数及び場所", "3")
    yield Line(Level.ITEM, f"防犯カメラ {len(places)}台", "(1)")
    for number, place in enumerate(places, start=1):
        line = f"{place} （{number}台目住所）"
        if number == 1:
            yield Line(Level.ITEM, f"設置場所 {line}", "(2)")
        else:
            yield Line(Level.ITEM_BODY, line)


def _duties() -> Iterator[Line]:
    yield Line(Level.HEADING, "管理責任者及び取扱責任者", "4")
    yield from _items(
        "管理責任者は、防犯カメラ及び記録データを適正に管理する。",
        "管理責任者は、防犯カメラ機器の操作及び記録データの取り扱いを行わせるため、"
        "取扱責任者を指定することができる。",
        "管理責任者及び取扱責任者以外の者による機器の操作及び記録データの取り扱いを禁止する。"
        "また、取扱責任者は、管理責任者の許可なく機器の操作及び記録データの取り扱いをすることができない。",
        "管理責任者及び取扱責任者は、防犯カメラから知り得た情報を決して他人に漏らしてはならない。",
        "管理責任者及び取扱責任者は、記録データの漏えい、滅失、棄損又は流出等の防止及び"
        "その他の安全管理のために必要な措置を講ずるものとする。",
    )


def _keeping(days: int) -> Iterator[Line]:
    yield Line(Level.HEADING, "記録データの保管と消去", "5")
    yield from _items(
        "記録データの加工や複製、保管場所からの持出しは行わない。",
        "記録データは必ず施錠した場所に保管し、盗難及び散逸の防止に努める。",
        f"記録データの保存期間は、原則として{days}日以内とする。"
        "保存期間を経過した後は上書きする等、速やかに記録データを消去し、復元不可能にする。",
        "記録データを廃棄する場合は、記録媒体の粉碎等の処理を確実に行う等、"
        "個人情報流出を防ぐ措置を講じる。",
    )


def _limits() -> Iterator[Line]:
    yield Line(Level.HEADING, "記録データの利用制限", "6")
    yield from _items(
        "画像の利用は、犯罪の抑制及び防止目的の範囲で行い、画像から知り得た情報は、外部に漏らしてはならない。",
        "管理責任者は、次のいずれかに該当する場合を除き、記録データの利用又は提供を行ってはならない。",
    )
    grounds = (
        "法令の規定に基づく場合。",
        "捜査機関又は裁判所から犯罪・事故の捜査・調査等の目的により照会があった場合。",
        "個人の生命・身体又は財産の安全を守るため、緊急かつ止むを得ないと認められる場合。",
        "本人の同意がある場合又は本人に提供する場合。",
    )
    for marker, ground in zip("アイウエ", grounds, strict=True):
        yield Line(Level.SUBITEM, ground, marker)
    yield Line(
        Level.ITEM_BODY,
        "なお、記録データの提供を行った場合は、提供先、提供日時、画像の内容、目的、提供理由等を記録し、"
        "適正に運用するものとする。",
    )


def _complaints() -> Iterator[Line]:
    yield Line(Level.HEADING, "苦情等の処理", "7")
    yield Line(
        Level.BODY,
        "管理責任者は、防犯カメラの設置、運用等に関する苦情や問合せを受けたときは、"
        "誠実かつ迅速に対応し、適切な措置を講じなければならない。",
    )


def _additions(additions: Sequence[Addition]) -> Iterator[Line]:
    """After the seven of the model."""
    for number, addition in enumerate(additions, start=_LAST_OF_MODEL + 1):
        yield Line(Level.HEADING, addition.heading, str(number))
        yield from _items(*addition.items)


def _supplements(terms: Terms) -> Iterator[Line]:
    """附則: the first says 施行する; each amendment adds one that says 改正施行する."""
    days = (*terms.earlier, terms.effective_on)
    for number, day in enumerate(days):
        verb = "改正施行する" if number else "施行する"
        yield Line(Level.SUPPLEMENT, "附 則")
        yield Line(Level.BODY, f"この規程は、{wareki(day) if day else _NO_DAY}から{verb}。")


def _items(*texts: str) -> Iterator[Line]:
    for number, text in enumerate(texts, start=1):
        yield Line(Level.ITEM, text, f"({number})")
