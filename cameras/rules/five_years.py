"""Guideline 2(2)エ: a camera is managed for five years from the first day of the next 年度.

The five years are a floor (5年以上): when they are over the camera may stay, and nothing is removed
by itself. The first of the five years counts in full, as it begins at midnight (民法140条但書).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from civic.fiscal_year import FiscalYear
from civic.spans import years_after
from civic.wareki import wareki

YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Obligation:
    """The span in which a camera may not be removed, moved or sold; both ends are inclusive.

    `steps` is the sum in words, as screen and papers print it.
    """

    installed_on: date
    starts_on: date
    ends_on: date
    steps: tuple[str, ...]

    def binds(self, on: date) -> bool:
        """Tell whether the camera must stay on that day.

        The months between installation and the next 年度 bind too: whoever takes the camera away
        in them cannot manage it through the five years.
        """
        return self.installed_on <= on <= self.ends_on


def obligation(installed_on: date, years: int = YEARS) -> Obligation:
    """Return the obligation of a camera completed on `installed_on` (Guideline 2(2)エ).

    Installed 31 March 2026 it ends 31 March 2031; installed one day later, 31 March 2032.
    Raises ValueError when `years` is below one.
    """
    installed_in = FiscalYear.of(installed_on)
    starts_on = installed_in.next().first_day
    ends_on = years_after(installed_in.last_day, years)
    steps = (
        f"設置日 {wareki(installed_on)}（{installed_in.label}）",
        f"翌年度の初日 {wareki(starts_on)} から{years}年",
        f"{wareki(ends_on)} まで",
    )
    return Obligation(installed_on, starts_on, ends_on, steps)
