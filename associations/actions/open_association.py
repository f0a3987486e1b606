"""The city registers an association together with its first officer, who is invited."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.actions.register_association import register_association
from associations.actions.take_up_post import take_up_post
from associations.models import Association, User
from associations.rules.roles import Role


@transaction.atomic
def open_association(
    *,
    kind: str,
    name: str,
    reading: str,
    postcode: str,
    town: str,
    address_line: str,
    phone: str,
    officer: str,
    email: str,
    post: str,
    term_until: date,
    address: str,
    by: User,
    at: datetime,
) -> tuple[Association, User, str]:
    """Returns the association, its first officer and the invitation code."""
    association = register_association(
        kind=kind,
        name=name,
        reading=reading,
        postcode=postcode,
        town=town,
        address_line=address_line,
        phone=phone,
        by=by,
        at=at,
    )
    appointment, code = take_up_post(
        person=None,
        name=officer,
        email=email,
        association=association,
        role=Role.CHAIR,
        post=post,
        starts_on=timezone.localdate(at),
        term_until=term_until,
        address=address,
        by=by,
        at=at,
    )
    return association, appointment.user, code
