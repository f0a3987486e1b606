"""F8 カメラ・表示板設置箇所一覧."""

from civic.wareki import short
from subsidies.documents.form_kit import Form, Table
from subsidies.documents.matter import Matter
from subsidies.queries.case import CameraCase
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import FormKind


def _row(row: CameraCase, matter: Matter) -> list[str]:
    site = row.site
    fixed = f"{site.get_mounting_display()}\n{site.pole_number}".strip()
    permits = list(site.permits.all())
    owners = "\n".join(each.granted_by for each in permits) or "―"
    until = "\n".join(short(each.valid_until) if each.valid_until else "なし" for each in permits)
    place = f"{site.address}\n（{site.label}）"
    return [f"{site.number}号", place, fixed, owners, until or "―", _sign(row, matter)]


def _sign(row: CameraCase, matter: Matter) -> str:
    signs = [line for line in matter.case.lines if line.kind == CostKind.SIGN]
    own = any(line.camera_id in {None, row.grant_camera.camera_id} for line in signs)
    return "見積に含む" if own else "―"


FORM = Form(
    kind=FormKind.SITE_LIST,
    is_enclosure=True,
    tables=(
        Table(
            "", ("番号", "設置場所", "取り付ける物\n（電柱番号）", "所有者", "許可の期限", "表示板"),
            (8, 34, 18, 14, 14, 12), lambda m: [_row(row, m) for row in m.case.cameras],
            blank_rows=12,
        ),
    ),
)  # fmt: skip
