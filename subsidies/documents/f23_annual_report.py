"""F23 防犯カメラ管理状況報告書, once a fiscal year."""

from cameras.models import Regulations
from civic.fiscal_year import FiscalYear
from subsidies.documents.form_kit import Field, Form, Table
from subsidies.documents.words import count, day, wide
from subsidies.queries.case import CameraCase
from subsidies.rules.papers import FormKind


def _row(row: CameraCase) -> list[str]:
    camera = row.grant_camera.camera
    place = f"{row.site.address}\n（{row.site.label}）"
    until = day(camera.disposal_restricted_until)
    return [f"{row.site.number}号", place, day(camera.installed_on) or "―", until or "―"]


def _regulations(found: Regulations | None) -> str:
    if found is None:
        return "効力のある規程の記録はありません"
    return f"第{wide(str(found.version))}版（{day(found.effective_on)}から）"


FORM = Form(
    kind=FormKind.ANNUAL_REPORT,
    role="報告者",
    opening="{programme}により設置した防犯カメラの管理の状況を、次のとおり報告します。",
    fields=(
        Field("報告する年度", lambda m: wide(FiscalYear(m.item.fiscal_year).label), "令和　　年度"),
        Field("管理責任者", lambda m: m.manager),
        Field("カメラの動き", lambda m: m.item.condition, lines=3),
        Field("故障と修理", lambda m: m.item.repairs or "ありませんでした", lines=3),
        Field("映像を提供した件数", lambda m: count(m.item.provision_count, "件"), "　　　　件"),
        Field("苦情の件数", lambda m: count(m.item.complaint_count, "件"), "　　　　件"),
        Field("管理運用規程", lambda m: _regulations(m.case.truth.in_force), "□ 変えていない　　□ 変えた（新しい規程を付ける）"),
    ),
    tables=(
        Table("設置したカメラ", ("番号", "設置場所", "設置した日", "管理期間の終わり"), (10, 42, 24, 24),
              lambda m: [_row(row) for row in m.case.cameras], blank_rows=4),
    ),
)  # fmt: skip
