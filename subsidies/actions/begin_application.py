"""An application is begun, by an officer on the screen or by the city from paper (代理入力)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Association, User
from civic import journal
from civic.refusals import Refused
from subsidies.models import GrantApplication, Programme
from subsidies.queries.contact import usual_contact
from subsidies.queries.windows import begins_with, windows_in_words
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act


@transaction.atomic
def begin_application(
    *,
    programme: Programme,
    association: Association,
    by: User,
    at: datetime,
    paper_received_on: date | None = None,
) -> GrantApplication:
    """The window counts on the day on which a paper was received. One undecided at a time."""
    today = timezone.localdate(at)
    # two officers who press at once get one application, not two
    Association.objects.select_for_update().get(pk=association.pk)
    _check(programme, association, on=paper_received_on or today, today=today)
    contact = usual_contact(association, today)
    application = GrantApplication(
        programme=programme,
        association=association,
        contact_name=contact.name,
        contact_phone=contact.phone,
        paper_received_on=paper_received_on,
        begun_at=at,
        begun_by=by,
    )
    application.full_clean()
    application.save()
    journal.record(
        "補助金の申請を始めた",
        application,
        by=by,
        at=at,
        association_id=association.pk,
        facts={
            "制度": programme.code,
            "紙の受付日": paper_received_on.isoformat() if paper_received_on else None,
        },
    )
    return application


def _check(programme: Programme, association: Association, *, on: date, today: date) -> None:
    if on > today:
        raise Refused(ApplicationReason.PAPER_DAY_IN_FUTURE)
    if programme.is_example:
        raise Refused(ApplicationReason.EXAMPLE, programme=programme.name)
    if association.kind not in programme.eligible_kinds:
        raise Refused(
            ApplicationReason.NOT_ELIGIBLE,
            programme=programme.name,
            kind=association.get_kind_display(),
        )
    if begins_with(programme, on) is None:
        raise Refused(
            ApplicationReason.WINDOW_CLOSED,
            programme=programme.name,
            act=(Act.CONSULT if programme.needs_consultation else Act.APPLY).label,
            windows=windows_in_words(programme),
        )
    mine = GrantApplication.objects.of_association(association.pk).undecided()
    if begun := mine.filter(programme=programme).first():
        raise Refused(ApplicationReason.ALREADY_BEGUN, number=begun.number or begun.now.label)
