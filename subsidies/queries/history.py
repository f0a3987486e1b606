"""Everything that was said and decided about an application, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from associations.models import User
from subsidies.models import GrantApplication, Letter, StageChange, Submission
from subsidies.rules.stages import MOVES, Act, Actor


@dataclass(frozen=True, slots=True)
class Happening:
    """`submission` or `letter` is what it left behind, where it left something."""

    at: datetime
    text: str
    who: str
    note: str = ""
    submission: Submission | None = None
    letter: Letter | None = None

    @property
    def amount_label(self) -> str:
        return f"{self.letter.amount_yen:,}円" if self.letter and self.letter.amount_yen else "0円"


def history(application: GrantApplication, reader: User) -> list[Happening]:
    """Four queries. Drafts of letters are not among them."""
    changes = application.stage_changes.in_order().select_related("moved_by")
    submissions = {(row.act, row.submitted_at): row for row in application.submissions.all()}
    issued = application.letters.visible_to(reader).issued().prefetch_related("remarks")
    letters = {(row.act, row.approved_at): row for row in issued}
    begun = Happening(
        application.begun_at,
        "代理入力を始めました" if application.is_by_proxy else "申請を始めました",
        _name(application.begun_by),
    )
    return [begun, *_happenings(changes, submissions, letters)]


def _happenings(
    changes: Iterable[StageChange],
    submissions: dict[tuple[str, datetime], Submission],
    letters: dict[tuple[str, datetime | None], Letter],
) -> list[Happening]:
    rows = []
    for change in changes:
        key = (change.act, change.moved_at)
        letter = letters.get(key)
        rows.append(
            Happening(
                at=change.moved_at,
                text=Act(change.act).label,
                who=_who(change),
                note=letter.reason if letter else "",
                submission=submissions.get(key),
                letter=letter,
            )
        )
    return rows


def _who(change: StageChange) -> str:
    if MOVES[Act(change.act)].actor is Actor.OFFICER:
        return _name(change.moved_by)
    return "生活安全課" if change.moved_by else "システム"


def _name(user: User | None) -> str:
    return f"{user.name} さん" if user else ""
