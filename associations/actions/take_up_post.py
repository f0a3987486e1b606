"""An officer is appointed who may be new to the system: person, post and invitation in one."""

from datetime import date, datetime

from django.db import transaction

from associations.actions.appoint import appoint
from associations.actions.invite import invite
from associations.actions.register_person import register_person, same_person
from associations.models import Appointment, Association, User
from associations.rules.roles import Role


@transaction.atomic
def take_up_post(
    *,
    person: User | None,
    name: str,
    email: str,
    association: Association,
    role: Role,
    post: str,
    starts_on: date,
    term_until: date,
    address: str,
    by: User,
    at: datetime,
) -> tuple[Appointment, str]:
    """Returns the appointment and the invitation code, which is empty for a person with an account."""
    code = ""
    person = person or same_person(name=name, email=email)
    if person is None:
        person = register_person(
            name=name, email=email, association_id=association.pk, by=by, at=at
        )
    if not person.has_begun:
        code = invite(user=person, address=address, by=by, at=at, association_id=association.pk)
    appointment = appoint(
        user=person,
        association=association,
        role=role,
        post=post,
        starts_on=starts_on,
        term_until=term_until,
        by=by,
        at=at,
    )
    return appointment, code
