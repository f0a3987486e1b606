"""May this person handle footage of the association at this moment (規程4(3))?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from associations.models import Appointment, User
from associations.rules.roles import Role
from civic.refusals import Refused
from retention.models import HandlingPermit
from retention.rules.reasons_handling import HandlingReason


@dataclass(frozen=True, slots=True)
class Standing:
    """`permit` is the one that lasts longest of those valid now, only looked for where one is needed."""

    is_manager: bool
    is_handler: bool
    permit: HandlingPermit | None

    @property
    def may_handle(self) -> bool:
        return self.is_manager or self.permit is not None

    def require(self) -> HandlingPermit | None:
        """The permit to name in the record, None for the 管理責任者; Refused for anybody else."""
        if self.may_handle:
            return self.permit
        reason = HandlingReason.NO_PERMIT if self.is_handler else HandlingReason.NOT_A_HANDLER
        raise Refused(reason)


def standing_of(user: User, association_id: int, at: datetime) -> Standing:
    """At most two queries; posts count by their dates and by when they were recorded."""
    posts = Appointment.objects.of_association(association_id).filter(user=user)
    held = posts.giving_access(at, timezone.localdate(at)).values_list("role", flat=True)
    roles = set(held)
    is_manager, is_handler = Role.MANAGER in roles, Role.HANDLER in roles
    permit = None
    if is_handler and not is_manager:
        mine = HandlingPermit.objects.of_association(association_id).filter(handler=user)
        permit = mine.valid_at(at).order_by("-ends_at", "pk").first()
    return Standing(is_manager, is_handler, permit)
