"""The posts that a person holds at one moment: what every right is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from associations.rules.roles import Permission, Role, may


@dataclass(frozen=True, slots=True)
class Posts:
    """City posts, and for each association (by id) the posts held there."""

    city: frozenset[Role] = frozenset()
    in_associations: Mapping[int, frozenset[Role]] = field(default_factory=dict)

    @property
    def is_city(self) -> bool:
        return bool(self.city)

    @property
    def association_ids(self) -> frozenset[int]:
        return frozenset(self.in_associations)

    @property
    def any(self) -> bool:
        return bool(self.city or self.in_associations)

    def may(self, permission: Permission, association_id: int | None = None) -> bool:
        """For an association the posts held there count; without one, the city posts."""
        if association_id is None:
            return may(self.city, permission)
        return may(self.in_associations.get(association_id, frozenset()), permission)


NO_POSTS = Posts()
