"""Models of the subsidies room."""

from subsidies.models.attachment import Attachment
from subsidies.models.budget_entry import BudgetEntry
from subsidies.models.grant_application import CostLine, GrantApplication, GrantCamera
from subsidies.models.later_steps import (
    AnnualReport,
    ChangeRequest,
    DisposalRequest,
    PaymentClaim,
    Repayment,
)
from subsidies.models.letter import Letter, Remark
from subsidies.models.lottery_draw import LotteryDraw
from subsidies.models.print_batch import PrintBatch
from subsidies.models.programme import FormTitle, Programme, ProgrammeWindow
from subsidies.models.stage_change import StageChange
from subsidies.models.submission import Submission

__all__ = [
    "AnnualReport",
    "Attachment",
    "BudgetEntry",
    "ChangeRequest",
    "CostLine",
    "DisposalRequest",
    "FormTitle",
    "GrantApplication",
    "GrantCamera",
    "Letter",
    "LotteryDraw",
    "PaymentClaim",
    "PrintBatch",
    "Programme",
    "ProgrammeWindow",
    "Remark",
    "Repayment",
    "StageChange",
    "Submission",
]
