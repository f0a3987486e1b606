"""Posts and what each may do. A right always comes from a dated appointment (guideline 3(1), 3(3)ア)."""

from enum import StrEnum


class Role(StrEnum):
    CHAIR = "CHAIR"
    VICE_CHAIR = "VICE_CHAIR"
    TREASURER = "TREASURER"
    MANAGER = "MANAGER"
    HANDLER = "HANDLER"
    OFFICER = "OFFICER"
    CITY_REVIEWER = "CITY_REVIEWER"
    CITY_APPROVER = "CITY_APPROVER"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_city(self) -> bool:
        return self in CITY_ROLES


class Permission(StrEnum):
    SEE_ASSOCIATION = "SEE_ASSOCIATION"
    APPOINT = "APPOINT"
    KEEP_RECORDS = "KEEP_RECORDS"
    ADOPT_REGULATIONS = "ADOPT_REGULATIONS"
    SEE_FOOTAGE_DAYS = "SEE_FOOTAGE_DAYS"
    MANAGE_RECORDERS = "MANAGE_RECORDERS"
    PERMIT_HANDLING = "PERMIT_HANDLING"
    HANDLE_FOOTAGE = "HANDLE_FOOTAGE"
    HOLD_FOOTAGE = "HOLD_FOOTAGE"
    LIFT_BRAKE = "LIFT_BRAKE"
    RECEIVE_INQUIRIES = "RECEIVE_INQUIRIES"
    DECIDE_INQUIRIES = "DECIDE_INQUIRIES"
    ANSWER_RESIDENTS = "ANSWER_RESIDENTS"
    APPLY_FOR_SUBSIDY = "APPLY_FOR_SUBSIDY"
    SEE_CITY = "SEE_CITY"
    REGISTER_ASSOCIATION = "REGISTER_ASSOCIATION"
    REVIEW_GRANTS = "REVIEW_GRANTS"
    APPROVE_GRANTS = "APPROVE_GRANTS"
    EDIT_PROGRAMMES = "EDIT_PROGRAMMES"


CITY_ROLES = frozenset({Role.CITY_REVIEWER, Role.CITY_APPROVER})
ASSOCIATION_ROLES = frozenset(Role) - CITY_ROLES

_LABELS = {
    Role.CHAIR: "会長",
    Role.VICE_CHAIR: "副会長",
    Role.TREASURER: "会計",
    Role.MANAGER: "管理責任者",
    Role.HANDLER: "取扱責任者",
    Role.OFFICER: "役員",
    Role.CITY_REVIEWER: "担当",
    Role.CITY_APPROVER: "課長",
}
_SEES = frozenset({Permission.SEE_ASSOCIATION})
_LEADS = _SEES | {
    Permission.APPOINT,
    Permission.KEEP_RECORDS,
    Permission.ADOPT_REGULATIONS,
    Permission.SEE_FOOTAGE_DAYS,
    Permission.HOLD_FOOTAGE,
    Permission.LIFT_BRAKE,
    Permission.RECEIVE_INQUIRIES,
    Permission.ANSWER_RESIDENTS,
    Permission.APPLY_FOR_SUBSIDY,
}
_HANDLES = frozenset({Permission.HANDLE_FOOTAGE})
_CITY = frozenset(
    {
        Permission.SEE_CITY,
        Permission.REGISTER_ASSOCIATION,
        Permission.REVIEW_GRANTS,
        Permission.EDIT_PROGRAMMES,
    }
)
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CHAIR: _LEADS,
    Role.VICE_CHAIR: _LEADS,
    Role.MANAGER: _LEADS
    | _HANDLES
    | {Permission.MANAGE_RECORDERS, Permission.PERMIT_HANDLING, Permission.DECIDE_INQUIRIES},
    Role.HANDLER: _SEES
    | _HANDLES
    | {
        Permission.KEEP_RECORDS,
        Permission.SEE_FOOTAGE_DAYS,
        Permission.HOLD_FOOTAGE,
        Permission.RECEIVE_INQUIRIES,
        Permission.ANSWER_RESIDENTS,
    },
    Role.TREASURER: _SEES | {Permission.APPLY_FOR_SUBSIDY},
    Role.OFFICER: _SEES,
    Role.CITY_REVIEWER: _CITY,
    Role.CITY_APPROVER: _CITY | {Permission.APPROVE_GRANTS},
}


def may(roles: frozenset[Role], permission: Permission) -> bool:
    """Does any of these posts carry the permission?"""
    return any(permission in PERMISSIONS[role] for role in roles)


def whom_to_tell(permission: Permission) -> str:
    """「会長か管理責任者」: those of the two heads who carry the permission."""
    heads = (Role.CHAIR, Role.MANAGER)
    return "か".join(role.label for role in heads if permission in PERMISSIONS[role])
