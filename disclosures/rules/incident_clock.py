"""漏えい等: what must be told to whom by when (個人情報保護法26条、同法施行規則7条・8条).

Each figure is the earlier reading: 「おおむね3〜5日」 is taken as three days, and a reason that gives
60 days does so only where it is the only one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from civic.refusals import HOUSE_RULE

_FIRST_REPORT = 3
_LATER_FIRST_REPORT = 5
_FINAL_REPORT, _FINAL_REPORT_OF_CRIME = 30, 60


class Cause(StrEnum):
    """Which of the four makes it reportable; none of them where the association tells it anyway."""

    SENSITIVE = "SENSITIVE"
    PROPERTY = "PROPERTY"
    CRIME = "CRIME"
    MANY = "MANY"

    @property
    def label(self) -> str:
        return {
            Cause.SENSITIVE: "病歴・犯罪の被害など、特に配慮の要る情報が含まれる（おそれがある）",
            Cause.PROPERTY: "悪用されると財産の被害が出るおそれがある",
            Cause.CRIME: "盗難・不正な持出し・不正アクセスなど、不正の目的によるおそれがある",
            Cause.MANY: "1,000人を超える人の情報が漏れた（おそれがある）",
        }[self]

    @property
    def clause(self) -> str:
        number = list(Cause).index(self) + 1
        return f"個人情報保護法施行規則7条{number}号"


class ReportKind(StrEnum):
    CITY = "CITY"
    POLICE = "POLICE"
    PRELIMINARY = "PRELIMINARY"
    FINAL = "FINAL"
    PEOPLE = "PEOPLE"

    @property
    def label(self) -> str:
        return {
            ReportKind.CITY: "下関市 生活安全課への連絡",
            ReportKind.POLICE: "警察への届出",
            ReportKind.PRELIMINARY: "個人情報保護委員会への速報",
            ReportKind.FINAL: "個人情報保護委員会への確報",
            ReportKind.PEOPLE: "本人への通知",
        }[self]


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due_on` is inclusive; `latest_on` where the rule itself gives a span."""

    kind: ReportKind
    due_on: date
    clause: str
    latest_on: date | None = None


def deadlines(known_on: date, causes: Collection[Cause]) -> tuple[Deadline, ...]:
    """In the order of their days. Without a cause only the city is told, by our own rule.

    The day on which it became known is not counted (民法140条).
    """
    told = [Deadline(ReportKind.CITY, known_on + timedelta(days=1), HOUSE_RULE)]
    if Cause.CRIME in causes:
        told.append(Deadline(ReportKind.POLICE, known_on + timedelta(days=1), HOUSE_RULE))
    if causes:
        told += _of_the_law(known_on, causes)
    return tuple(sorted(told, key=lambda each: (each.due_on, each.kind)))


def _of_the_law(known_on: date, causes: Collection[Cause]) -> list[Deadline]:
    only_crime = set(causes) == {Cause.CRIME}
    days = _FINAL_REPORT_OF_CRIME if only_crime else _FINAL_REPORT
    law = "個人情報保護法26条"
    return [
        Deadline(
            ReportKind.PRELIMINARY,
            known_on + timedelta(days=_FIRST_REPORT),
            f"{law}1項、同法施行規則8条1項",
            known_on + timedelta(days=_LATER_FIRST_REPORT),
        ),
        Deadline(
            ReportKind.FINAL, known_on + timedelta(days=days), f"{law}1項、同法施行規則8条2項"
        ),
        Deadline(ReportKind.PEOPLE, known_on + timedelta(days=days), f"{law}2項"),
    ]
