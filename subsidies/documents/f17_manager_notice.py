"""F17 管理責任者指定(変更)届出書."""

from associations.models import Appointment
from associations.rules.roles import Role
from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.matter import Matter
from subsidies.documents.words import day
from subsidies.rules.papers import FormKind

_ROLES = (Role.MANAGER, Role.HANDLER)


def _holders(matter: Matter) -> list[list[str]]:
    posts = [post for post in matter.posts if post.role in _ROLES]
    return [[Role(p.role).label, p.post, p.user.name, day(p.starts_on)] for p in posts]


def _before(matter: Matter) -> str:
    """The 管理責任者 before the present one; empty for the first."""
    earlier = Appointment.objects.of_association(matter.case.association.pk).managers()
    now = {post.pk for post in matter.posts}
    found = [post for post in earlier.with_people().order_by("-starts_on") if post.pk not in now]
    return f"{found[0].post}　{found[0].user.name}" if found else "なし（はじめての届出）"


FORM = Form(
    kind=FormKind.MANAGER_NOTICE,
    role="届出者",
    opening="防犯カメラの管理責任者等を、次のとおり指定したので届け出ます。",
    fields=(
        Field("届出の種類", lambda m: "変更" if "　" in _before(m) else "指定", "□ 指定　　□ 変更"),
        Field("前の管理責任者", _before),
        Field("連絡先", lambda m: m.contact, "氏名　　　　　　　　　　電話"),
    ),
    tables=(
        Table("", ("区分", "役職", "氏名", "就任した日"), (22, 22, 30, 26), _holders,
              blank_labels=("管理責任者", "取扱責任者", "取扱責任者"), blank_rows=4),
    ),
)  # fmt: skip
