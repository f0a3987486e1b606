"""担当になる: who of the city looks after an application."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from associations.rules.roles import Permission
from civic import journal
from subsidies.actions.move import lock
from subsidies.actions.need_post import need_post
from subsidies.models import GrantApplication


@transaction.atomic
def take_on(*, application: GrantApplication, by: User, at: datetime) -> GrantApplication:
    need_post(by, Permission.REVIEW_GRANTS)
    locked = lock(application)
    if locked.owner == by:
        return locked
    locked.owner = by
    locked.full_clean()
    locked.save()
    journal.record(
        "補助金の申請の担当になった", locked, by=by, at=at, association_id=locked.association_id
    )
    return locked
