"""The invited person takes up the account."""

from datetime import datetime

from django.db import transaction

from associations.actions.invite import hash_code
from associations.models import Invitation, User
from associations.rules.reasons import AssociationReason
from civic import journal
from civic.refusals import Refused


def find_invitation(code: str, *, at: datetime) -> Invitation:
    """The usable invitation of this code; refuses any other."""
    found = (
        Invitation.objects.usable(at)
        .select_related("user")
        .filter(code_hash=hash_code(code))
        .first()
    )
    if found is None:
        raise Refused(AssociationReason.INVITATION_UNUSABLE)
    return found


@transaction.atomic
def accept_invitation(*, code: str, password: str, at: datetime) -> User:
    """Sets the password; the code cannot be used again, nor an older one of the same person."""
    invitation = find_invitation(code, at=at)
    user = User.objects.select_for_update().get(pk=invitation.user_id)
    if Invitation.objects.usable(at).filter(user=user).update(accepted_at=at) == 0:
        raise Refused(AssociationReason.INVITATION_UNUSABLE)
    user.set_password(password)
    user.save(update_fields=["password"])
    journal.record(
        "招待を受け入れた",
        invitation,
        by=user,
        at=at,
        association_id=user.appointments.values_list("association_id", flat=True).first(),
        facts={"人": user.journal_name},
    )
    return user
