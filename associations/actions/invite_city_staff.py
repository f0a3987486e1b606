"""The operator opens the system to a member of 生活安全課; later the city invites its own."""

from datetime import date, datetime

from django.db import transaction

from associations.actions.appoint import appoint
from associations.actions.invite import invite
from associations.actions.register_person import register_person
from associations.models import User
from associations.rules.roles import Role
from civic.actors import Actor
from civic.fiscal_year import FiscalYear


@transaction.atomic
def invite_city_staff(
    *, email: str, name: str, role: Role, address: str, by: Actor, at: datetime, on: date
) -> tuple[User, str]:
    """The post runs to the end of the fiscal year; returns the person and the code."""
    person = register_person(name=name, email=email, by=by, at=at)
    appoint(
        user=person,
        association=None,
        role=role,
        post=f"生活安全課 {role.label}",
        starts_on=on,
        term_until=FiscalYear.of(on).last_day,
        by=by,
        at=at,
    )
    return person, invite(user=person, address=address, by=by, at=at)
