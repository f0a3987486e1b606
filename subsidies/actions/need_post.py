"""Whether a person of the city may do it: an action is called by more than its own page."""

from associations.models import User
from associations.rules.roles import PERMISSIONS, Permission
from civic.refusals import Refused
from subsidies.rules.reasons_letters import LetterReason


def need_post(by: User, permission: Permission) -> None:
    if by.posts.may(permission):
        return
    who = [role.label for role, granted in PERMISSIONS.items() if permission in granted]
    raise Refused(LetterReason.NOT_YOUR_POST, needed="、".join(who))
