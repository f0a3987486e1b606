"""A member of 生活安全課 takes up a post, for the first time or for another fiscal year."""

from datetime import date, datetime

from django.db import transaction

from associations.actions.appoint import appoint
from associations.actions.invite import invite
from associations.actions.register_person import register_person, same_person
from associations.models import User
from associations.rules.roles import Role
from civic.actors import Actor
from civic.fiscal_year import FiscalYear


@transaction.atomic
def invite_city_staff(
    *, email: str, name: str, role: Role, address: str, by: Actor, at: datetime, starts_on: date
) -> tuple[User, str]:
    """The post runs to the end of the fiscal year of `starts_on`.

    Returns the person and the invitation code, which is empty for somebody with an account.
    """
    person = same_person(name=name, email=email)
    if person is None:
        person = register_person(name=name, email=email, by=by, at=at)
    appoint(
        user=person,
        association=None,
        role=role,
        post=f"生活安全課 {role.label}",
        starts_on=starts_on,
        term_until=FiscalYear.of(starts_on).last_day,
        by=by,
        at=at,
    )
    code = "" if person.has_begun else invite(user=person, address=address, by=by, at=at)
    return person, code
