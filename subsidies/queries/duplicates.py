"""The same thing in two applications: an address, an account, a quotation byte for byte."""

from collections.abc import Iterable
from dataclasses import dataclass

from associations.models import User
from cameras.models import CameraSite
from subsidies.models import Attachment, GrantApplication, GrantCamera, PaymentClaim
from subsidies.models.grant_application import GrantApplicationQuerySet
from subsidies.queries.case import Case
from subsidies.rules.papers import PaperKind


@dataclass(frozen=True, slots=True)
class Duplicate:
    what: str
    detail: str
    application: GrantApplication


def duplicates_of(case: Case, user: User) -> tuple[Duplicate, ...]:
    """A fixed number of queries; only among the applications that `user` may see."""
    seen = GrantApplication.objects.visible_to(user)
    return (
        *_addresses(case.application, [camera.site for camera in case.cameras], seen),
        *_accounts(case.application, seen),
        *_quotations(case, seen),
    )


def _addresses(
    application: GrantApplication, sites: Iterable[CameraSite], seen: GrantApplicationQuerySet
) -> Iterable[Duplicate]:
    wanted = {(site.town, site.address_line): site for site in sites}
    rows = (
        GrantCamera.objects.exclude(application=application)
        .filter(application__in=seen, camera__site__town__in={town for town, _line in wanted})
        .select_related("camera__site", "application__association")
    )
    same = [row for row in rows if (row.camera.site.town, row.camera.site.address_line) in wanted]
    for other in {row.application_id: row.application for row in same}.values():
        places = sorted({r.camera.site.address for r in same if r.application_id == other.pk})
        yield Duplicate("同じ設置場所", "、".join(places), other)


def _accounts(application: GrantApplication, seen: GrantApplicationQuerySet) -> Iterable[Duplicate]:
    """The same account of another association; an association keeps its own from year to year."""
    claim = getattr(application, "claim", None)
    if claim is None:
        return
    same = PaymentClaim.objects.filter(account_number=claim.account_number, bank=claim.bank)
    others = same.filter(application__in=seen).exclude(
        application__association_id=application.association_id
    )
    for other in others.select_related("application__association"):
        yield Duplicate("同じ口座", f"{claim.bank} {claim.branch}", other.application)


def _quotations(case: Case, seen: GrantApplicationQuerySet) -> Iterable[Duplicate]:
    own = {
        paper.file.sha256: paper.file.name
        for paper in case.attachments
        if paper.kind == PaperKind.QUOTATION
    }
    same = Attachment.objects.in_place().filter(kind=PaperKind.QUOTATION, file__sha256__in=own)
    others = same.filter(application__in=seen).exclude(application=case.application)
    for other in others.select_related("application__association", "file"):
        yield Duplicate("同じ見積書", own[other.file.sha256], other.application)
