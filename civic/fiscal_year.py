"""年度: the fiscal year of a Japanese city, 1 April to 31 March."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from civic.wareki import year_label

FIRST_MONTH: Final = 4


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """One 年度, named by the western year in which it begins."""

    start_year: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the fiscal year that a day lies in: 31 March still belongs to the old one."""
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @property
    def first_day(self) -> date:
        return date(self.start_year, FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """31 March, inclusive."""
        return date(self.start_year + 1, FIRST_MONTH - 1, 31)

    @property
    def label(self) -> str:
        """Write 令和7年度, by the era in force on 31 December: 2019 is 令和元年度 as a whole."""
        return f"{year_label(date(self.start_year, 12, 31))}度"

    def next(self) -> Self:
        return self.plus(1)

    def plus(self, years: int) -> Self:
        """Return the fiscal year that many years later (earlier when negative)."""
        return type(self)(self.start_year + years)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return self.label
