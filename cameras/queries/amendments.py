"""What the next version of a 規程 changes, or what a version changed, side by side."""

from cameras.models import Regulations
from cameras.queries.truth import Truth
from cameras.rules.additional_clauses import additions_of
from cameras.rules.amendment import Row, amendment
from cameras.rules.regulations_text import Terms, regulations_text


def coming_amendment(truth: Truth) -> tuple[Row, ...]:
    """From the version in force to what is so today, on its own terms. No query.

    Empty while there is nothing to change, or nobody to name as 管理責任者.
    """
    before = truth.in_force
    if before is None or not truth.differences or truth.today.manager is None:
        return ()
    earlier = (*before.terms.earlier, before.effective_on)
    terms = Terms(before.retention_days, None, additions_of(before.additions), earlier)
    return amendment(before.lines(), regulations_text(truth.today, terms))


def amendment_of(regulations: Regulations) -> tuple[Row, ...]:
    """What this version changed in the one that ruled before it; empty for the first. One query."""
    before = (
        Regulations.objects.of_association(regulations.association_id)
        .filter(effective_on__lt=regulations.effective_on, version__lt=regulations.version)
        .first()
    )
    return amendment(before.lines(), regulations.lines()) if before else ()
