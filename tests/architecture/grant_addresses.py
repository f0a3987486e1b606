"""What the addresses of the subsidies room take: an application at the stage that each page wants."""

from associations.models import Association
from subsidies.models import GrantApplication, Programme
from subsidies.rules.stages import Act, Stage
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW
from tests.factories.grants import open_programme
from tests.factories.subsidies import (
    AttachmentFactory,
    GrantApplicationFactory,
    LetterFactory,
    SubmissionFactory,
)

_STAGES = {
    "grant": Stage.DRAFT,
    "grant_withdraw": Stage.DRAFT,
    "grant_start": Stage.DECIDED,
    "grant_change": Stage.DECIDED,
    "grant_claim": Stage.SETTLED,
    "grant_year": Stage.HOLDING,
    "grant_disposal": Stage.HOLDING,
}


def grant_addresses(association: Association) -> dict[str, dict[str, object]]:
    home = {"association_id": association.pk}
    draft = {**home, "pk": _at(association, Stage.DRAFT).pk}
    applied = _at(association, Stage.APPLIED)
    handed_in = {**home, "pk": applied.pk}
    paper = {**draft, "paper_pk": _paper(draft)}
    submission = {**handed_in, "submission_pk": _submission(applied)}
    programme = Programme.objects.filter(code="open").first() or open_programme(code="open")
    return {
        **{name: {**home, "pk": _at(association, at).pk} for name, at in _STAGES.items()},
        "grant_begin": {**home, "programme_id": programme.pk},
        "grant_question": {**draft, "question": "purpose"},
        "grant_confirm": {**draft, "act": "apply"},
        "grant_preview": {**draft, "act": "apply"},
        **dict.fromkeys(("grant_paper", "grant_paper_remove"), paper),
        **dict.fromkeys(("submission", "submission_paper"), submission),
        "grant_letter": {**handed_in, "letter_pk": _letter(applied)},
    }


def _at(association: Association, stage: Stage) -> GrantApplication:
    found = GrantApplication.objects.of_association(association.pk).filter(stage=stage).first()
    number = "" if stage is Stage.DRAFT else f"M8-{list(Stage).index(stage):03}"
    decided = None if stage in {Stage.DRAFT, Stage.APPLIED} else 300_000
    return found or GrantApplicationFactory(
        association=association,
        stage=stage,
        number=number,
        decided_yen=decided,
        settled_yen=decided if stage in {Stage.SETTLED, Stage.HOLDING} else None,
    )


def _paper(draft: dict[str, object]) -> int:
    application = GrantApplication.objects.get(pk=draft["pk"])
    found = application.attachments.first() or AttachmentFactory(application=application)
    return found.pk


def _submission(applied: GrantApplication) -> int:
    found = applied.submissions.first() or SubmissionFactory(
        application=applied, paper=StoredFileFactory()
    )
    return found.pk


def _letter(applied: GrantApplication) -> int:
    """Issued, with its paper."""
    found = applied.letters.issued().first() or LetterFactory(
        application=applied,
        act=Act.RETURN_APPLICATION,
        amount_yen=None,
        approved_at=NOW,
        approved_by=applied.association.registered_by,
        number=1,
        paper_context={"papers": []},
        paper=StoredFileFactory(),
    )
    return found.pk
