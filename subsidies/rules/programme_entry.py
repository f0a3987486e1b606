"""What a clerk enters of a programme: the columns that may be changed until it is frozen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """Names are those of the columns; amounts in whole yen, None where there is no cap."""

    code: str
    name: str
    fiscal_year: int
    source: str
    note: str
    rate_numerator: int
    rate_denominator: int
    rounding_unit: int
    rounding: str
    cap_per_camera: int | None
    cap_per_association: int | None
    camera_limit: int | None
    eligible_cost_kinds: list[str]
    eligible_kinds: list[str]
    required_papers: list[str]
    report_papers: list[str]
    needs_consultation: bool
    bars_contract_before_decision: bool
    wants_annual_report: bool
    other_subsidy: str
    selection: str
    review_days: int | None
    letter_mark: str
    unverified: list[str]


COLUMNS = tuple(ProgrammeEntry.__dataclass_fields__)
