"""The media of an association: where each is, where it has been, how long it has served."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from retention.models import Medium, MediumDestruction, MediumMove
from retention.models.medium import MediumKind
from retention.rules.medium import custody, is_worn, months_in_use


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: from a moment until another (None: still there), where, in whose keeping."""

    move: MediumMove
    from_at: datetime
    until_at: datetime | None

    @property
    def place_label(self) -> str:
        """The recorder first, where it lies in one."""
        recorder = self.move.recorder
        return f"{recorder}（{self.move.place}）" if recorder else self.move.place


@dataclass(frozen=True, slots=True)
class MediumRow:
    """`months` are whole months in recorders; `chain` has at least the place of registration."""

    medium: Medium
    chain: tuple[Link, ...]
    months: int
    destruction: MediumDestruction | None

    @property
    def here(self) -> Link:
        """The last link, also of what is destroyed."""
        return self.chain[-1]

    @property
    def in_recorder(self) -> bool:
        return self.destruction is None and self.here.move.recorder_id is not None

    @property
    def is_worn_card(self) -> bool:
        return self.in_recorder and self.medium.kind == MediumKind.SD and is_worn(self.months)

    @property
    def state_label(self) -> str:
        if self.destruction:
            return "廃棄済み"
        if self.is_worn_card:
            return "替える目安の時期"
        return "使用中" if self.in_recorder else "保管中"

    @property
    def chip_kind(self) -> str:
        if self.is_worn_card:
            return "warning"
        return "success" if self.in_recorder else "plain"


def with_custody(media: QuerySet[Medium]) -> QuerySet[Medium]:
    """Two queries, however many media and moves."""
    moves = MediumMove.objects.select_related("recorder", "keeper").order_by("moved_at")
    related = ("destruction__photo", "destruction__paper", "replaces", "replaced_by")
    return media.select_related(*related).prefetch_related(Prefetch("moves", queryset=moves))


def media_rows(media: QuerySet[Medium], on: date) -> list[MediumRow]:
    """Those that still exist first, the newest of each first."""
    rows = [medium_row(each, on) for each in with_custody(media.order_by("-pk"))]
    return sorted(rows, key=lambda row: row.destruction is not None)


def medium_row(medium: Medium, on: date) -> MediumRow:
    """Of a medium fetched through `with_custody`."""
    moves = list(medium.moves.all())
    destruction = getattr(medium, "destruction", None)
    stays = custody([move.moved_at for move in moves], destruction and destruction.destroyed_at)
    chain = tuple(
        Link(move, stay.from_at, stay.until_at) for move, stay in zip(moves, stays, strict=True)
    )
    return MediumRow(medium, chain, months_in_use(_in_recorders(chain, on)), destruction)


def _in_recorders(chain: Sequence[Link], on: date) -> list[tuple[date, date]]:
    return [
        (timezone.localdate(link.from_at), _day(link.until_at, on))
        for link in chain
        if link.move.recorder_id
    ]


def _day(until_at: datetime | None, on: date) -> date:
    return timezone.localdate(until_at) if until_at else on
