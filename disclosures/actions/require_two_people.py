"""Two people of the association, the acting one entitled to handle footage (規程4(3))."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from associations.models import Appointment, User
from civic.refusals import Refused
from disclosures.models.viewing import ShownAs
from disclosures.rules.reasons_provision import ProvisionReason
from retention.models import HandlingPermit
from retention.queries.standing import standing_of


@dataclass(frozen=True, slots=True)
class Acting:
    """As what somebody acted; `permit` is None for the 管理責任者."""

    standing: str
    permit: HandlingPermit | None


def require_two_people(
    *,
    acting: User,
    witness: User | None,
    association_id: int,
    then: datetime,
    by: User | None = None,
) -> Acting:
    """Judged by the moment of the act, which may have been written down later.

    `by` writes it down and was one of the two; None for a correction, which others may write.
    """
    permit = standing_of(acting, association_id, then).require()
    if witness is None:
        raise Refused(ProvisionReason.NO_SECOND_PERSON)
    if witness.pk == acting.pk:
        raise Refused(ProvisionReason.SAME_PERSON)
    posts = Appointment.objects.of_association(association_id).filter(user=witness)
    if not posts.giving_access(then, timezone.localdate(then)).exists():
        raise Refused(ProvisionReason.WITNESS_ELSEWHERE)
    if by is not None and by not in {acting, witness}:
        raise Refused(ProvisionReason.RECORDED_BY_THIRD)
    return Acting(ShownAs.HANDLER if permit else ShownAs.MANAGER, permit)
