"""提供記録簿: the rows of an association as the page, the PDF and the list show them (規程6(2))."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from civic.fiscal_year import FiscalYear
from civic.wareki import wareki
from disclosures.models import CopyReturn, Provision
from disclosures.rules.paper_terms import ledger_kept_until
from retention.rules.grounds import Ground
from retention.rules.recorder_check import clock_label


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """`sha256` is empty and `size` None for what was taken at the recorder itself."""

    name: str
    sha256: str
    size: int | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """In words wherever it is the same on the page and on paper. `replaced_by` is the number of the
    row that took its place; `kept_until` is inclusive.
    """

    pk: int
    number: int
    provided_at: datetime
    recipient: str
    ground: str
    clause: str
    document: str
    cameras: str
    from_at: datetime
    to_at: datetime
    content: str
    purpose: str
    reason: str
    medium: str
    clock: str
    handed_by: str
    permission: str
    witness: str
    decided_by: str
    decided_at: datetime
    inquiry_pk: int
    inquiry_number: int
    files: tuple[LedgerFile, ...]
    ending: CopyReturn | None
    kept_until: date
    corrects: int | None
    corrects_pk: int | None
    why: str
    replaced_by: int | None
    replaced_by_pk: int | None
    replaced_why: str
    recorded_at: datetime
    recorded_by: str
    has_receipt: bool


def ledger_rows(provisions: QuerySet[Provision]) -> list[LedgerRow]:
    """Four queries, in the order of their numbers."""
    rows = provisions.select_related(
        "decision__decided_by",
        "decision__inquiry",
        "handed_by",
        "witness",
        "recorded_by",
        "permit__granted_by",
        "corrects",
        "corrected_by",
        "copy_return",
    ).prefetch_related("cameras__site", "files")
    return [_row(each) for each in rows.order_by("number", "pk")]


def ledger_of(association_id: int, year: FiscalYear) -> list[LedgerRow]:
    rows = Provision.objects.of_association(association_id)
    return ledger_rows(rows.between(year.first_day, year.last_day))


def ledger_years(association_id: int, today: date) -> list[FiscalYear]:
    """Every fiscal year with a row, and this one; the newest first. One query."""
    moments = Provision.objects.of_association(association_id).values_list("provided_at", flat=True)
    years = {FiscalYear.of(timezone.localdate(moment)) for moment in moments}
    return sorted(years | {FiscalYear.of(today)}, reverse=True)


def _row(each: Provision) -> LedgerRow:
    cameras = sorted(each.cameras.all(), key=lambda camera: camera.site.number)
    five_years = [c.disposal_restricted_until for c in cameras if c.disposal_restricted_until]
    decision, replacing = each.decision, getattr(each, "corrected_by", None)
    return LedgerRow(
        pk=each.pk,
        number=each.number,
        provided_at=each.provided_at,
        recipient=each.recipient,
        ground=Ground(each.ground).label,
        clause=each.clause,
        document=_document(each),
        cameras="、".join(f"{c.site.number}号 {c.site.label}" for c in cameras),
        from_at=each.from_at,
        to_at=each.to_at,
        content=each.content,
        purpose=each.purpose,
        reason=each.reason,
        medium=_medium(each),
        clock=clock_words(each.clock_error),
        handed_by=f"{each.handed_by.name}（{_standing(each)}）",
        permission=_permission(each),
        witness=each.witness.name,
        decided_by=f"{decision.decided_by.name}（{_decider(each)}）",
        decided_at=decision.decided_at,
        inquiry_pk=decision.inquiry_id,
        inquiry_number=decision.inquiry.number,
        files=tuple(_files(each)),
        ending=getattr(each, "copy_return", None),
        kept_until=ledger_kept_until(
            timezone.localdate(each.provided_at), max(five_years, default=None)
        ),
        corrects=each.corrects.number if each.corrects else None,
        corrects_pk=each.corrects_id,
        why=each.correction_reason,
        replaced_by=replacing.number if replacing else None,
        replaced_by_pk=replacing.pk if replacing else None,
        replaced_why=replacing.correction_reason if replacing else "",
        recorded_at=each.recorded_at,
        recorded_by=each.recorded_by.name,
        has_receipt=each.receipt_id is not None,
    )


def clock_words(error: int | None) -> str:
    if error is None:
        return "時計のずれは確かめていません"
    return (
        f"録画装置の時計は、正しい時刻より{clock_label(error)}いました"
        if error
        else ("録画装置の時計は合っていました")
    )


def _files(each: Provision) -> list[LedgerFile]:
    files = sorted(each.files.all(), key=lambda file: file.pk)
    return [LedgerFile(file.name, file.sha256, file.size) for file in files]


def _document(each: Provision) -> str:
    if not each.document_number:
        return ""
    on = f"（{wareki(each.document_on)}）" if each.document_on else ""
    return f"{each.document_number}{on}"


def _medium(each: Provision) -> str:
    serial = f"　番号 {each.medium_serial}" if each.medium_serial else ""
    return f"{each.get_medium_display()} {each.medium_count}個{serial}"


def _standing(each: Provision) -> str:
    return "取扱責任者" if each.permit_id else "管理責任者"


def _permission(each: Provision) -> str:
    if each.permit is None:
        return "管理責任者のため不要"
    starts = timezone.localtime(each.permit.starts_at)
    return (
        f"{each.permit.granted_by.name}の許可"
        f"（{wareki(starts.date())} {starts.hour}時{starts:%M}分から）"
    )


def _decider(each: Provision) -> str:
    return "管理責任者の代わり" if each.decision.as_deputy_id else "管理責任者"
