"""Which posts does a person hold at this moment?"""

from collections import defaultdict
from datetime import datetime

from django.utils import timezone

from associations.models import Appointment, User
from associations.rules.posts import Posts
from associations.rules.roles import Role


def posts_of(user: User, at: datetime) -> Posts:
    """One query; judged by valid dates and by when they were recorded."""
    held: dict[int, set[Role]] = defaultdict(set)
    city: set[Role] = set()
    rows = Appointment.objects.giving_access(at, timezone.localdate(at)).filter(user=user)
    for association_id, role in rows.values_list("association_id", "role"):
        if Role(role).is_city:
            city.add(Role(role))
        else:
            held[association_id].add(Role(role))
    return Posts(frozenset(city), {pk: frozenset(roles) for pk, roles in held.items()})
