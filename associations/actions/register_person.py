"""A person is entered: an officer or a member of the city's staff."""

import secrets
from datetime import datetime

from django.db import transaction

from associations.models import User
from associations.rules.reasons import AssociationReason
from civic import journal
from civic.actors import Actor
from civic.refusals import Refused


@transaction.atomic
def register_person(
    *,
    name: str,
    reading: str = "",
    email: str = "",
    phone: str = "",
    association_id: int | None = None,
    by: Actor,
    at: datetime,
) -> User:
    """The account cannot be used until an invitation is accepted."""
    email = email.strip().lower()
    if email and User.objects.filter(email=email).exists():
        raise Refused(AssociationReason.EMAIL_TAKEN)
    person = User(
        number=_free_number(),
        name=name,
        reading=reading,
        email=email or None,
        phone=phone,
        registered_at=at,
    )
    person.set_unusable_password()
    person.full_clean()
    person.save()
    journal.record(
        "人を登録した",
        person,
        by=by,
        at=at,
        association_id=association_id,
        personal={"氏名": name, "メール": email},
    )
    return person


def same_person(*, name: str, email: str) -> User | None:
    """Somebody already entered with this mail and this name: officers serve in several places."""
    known = User.objects.filter(email=email.strip().lower()).first() if email else None
    return known if known and _plain(known.name) == _plain(name) else None


def _plain(name: str) -> str:
    return "".join(name.split())


def _free_number() -> str:
    while True:
        number = str(secrets.randbelow(900_000) + 100_000)
        if not User.objects.filter(number=number).exists():
            return number
