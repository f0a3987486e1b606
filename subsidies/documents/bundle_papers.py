"""Papers that go with a packet: the □ list of a form, and the attached files themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from civic.models import StoredFile
from subsidies.documents.matter import Matter
from subsidies.models import Attachment
from subsidies.queries.case import known_papers
from subsidies.rules.papers import FormKind, PaperKind
from subsidies.rules.stages import Act


@dataclass(frozen=True, slots=True)
class Bundled:
    kind: PaperKind
    file: StoredFile


_PLAN = (
    FormKind.PLAN,
    FormKind.BUDGET,
    FormKind.SITE_MAP,
    FormKind.VIEW_MAP,
    FormKind.SITE_LIST,
)
_OWN = {
    Act.CONSULT: _PLAN,
    Act.APPLY: (*_PLAN, FormKind.MINUTES_COVER, FormKind.PLEDGE, FormKind.MANAGER_NOTICE),
    Act.REPORT: (FormKind.SITE_LIST,),
}
_AFTER_DECISION = {
    PaperKind.CONTRACT,
    PaperKind.RECEIPT,
    PaperKind.CAMERA_PHOTO,
    PaperKind.SIGN_PHOTO,
    PaperKind.SAMPLE_IMAGE,
}


def boxes(matter: Matter) -> Sequence[tuple[str, bool]]:
    """Forms that go with it; every paper that the programme wants or was attached, ticked if there."""
    there = {paper.kind for paper in bundled(matter)}
    wanted = [kind for kind in _wanted(matter) if kind not in there]
    kinds = [kind for kind in PaperKind if kind in there or kind in wanted]
    forms = [(kind.heading, True) for kind in _OWN.get(matter.act, ())]
    return forms + [(kind.label, kind in there) for kind in kinds]


def bundled(matter: Matter) -> list[Bundled]:
    """What was attached, and what other rooms hold, in the order of their kinds as on the □ list."""
    order = list(PaperKind)
    attached = sorted(
        (paper for paper in matter.case.attachments if _belongs(paper, matter)),
        key=lambda paper: paper.pk,
    )
    papers = [Bundled(PaperKind(paper.kind), paper.file) for paper in attached]
    return sorted([*papers, *_held_elsewhere(matter)], key=lambda each: order.index(each.kind))


def as_context(papers: Sequence[Bundled]) -> list[dict[str, Any]]:
    return [
        {
            "label": paper.kind.label,
            "name": paper.file.name,
            "sha256": paper.file.sha256,
            "content_type": paper.file.content_type,
        }
        for paper in papers
    ]


def _held_elsewhere(matter: Matter) -> list[Bundled]:
    """Minutes and 規程 go with the first papers, where the programme wants them."""
    if matter.act not in {Act.CONSULT, Act.APPLY}:
        return []
    known = [paper for paper in known_papers(matter.case) if paper.kind in _wanted(matter)]
    return [Bundled(paper.kind, paper.file) for paper in known if paper.file]


def _wanted(matter: Matter) -> list[str]:
    programme = matter.case.programme
    return programme.report_papers if matter.act is Act.REPORT else programme.required_papers


def _belongs(paper: Attachment, matter: Matter) -> bool:
    if matter.act is Act.CLAIM:
        return paper.kind == PaperKind.BANKBOOK
    if matter.act is Act.REPORT:
        wanted = {*_AFTER_DECISION, *matter.case.programme.report_papers}
        return paper.kind in wanted or _is_other_since_the_decision(paper, matter)
    return matter.act in {Act.CONSULT, Act.APPLY} and paper.kind not in _AFTER_DECISION


def _is_other_since_the_decision(paper: Attachment, matter: Matter) -> bool:
    """The page of the report offers 「そのほか」 too; the application's own were handed in with it."""
    decided_on = matter.case.decided_on
    since = decided_on is not None and timezone.localdate(paper.attached_at) >= decided_on
    return paper.kind == PaperKind.OTHER and since
