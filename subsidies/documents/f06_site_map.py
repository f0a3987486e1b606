"""F6 設置場所位置図."""

from subsidies.documents.drawings import of_all
from subsidies.documents.form_kit import Form, Table
from subsidies.queries.case import CameraCase
from subsidies.rules.papers import FormKind


def _row(row: CameraCase) -> list[str]:
    site = row.site
    point = f"{site.latitude}\n{site.longitude}" if site.latitude else "未登録"
    return [f"{site.number}号", f"{site.address}\n（{site.label}）", site.pole_number or "―", point]


FORM = Form(
    kind=FormKind.SITE_MAP,
    is_enclosure=True,
    pictures=of_all,
    tables=(
        Table(
            "", ("番号", "設置場所", "電柱番号", "緯度・経度"), (12, 48, 20, 20),
            lambda m: [_row(row) for row in m.case.cameras],
        ),
    ),
    notes=("図は上が北です。丸がカメラの場所、扇形が撮影範囲です。", "図は登録した緯度・経度から描きました。周りの道路や建物は載せていません。"),
)  # fmt: skip
