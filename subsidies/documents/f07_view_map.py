"""F7 撮影範囲図."""

from subsidies.documents.drawings import of_each
from subsidies.documents.form_kit import Form, Table
from subsidies.documents.parts import direction, masking, subject
from subsidies.queries.case import CameraCase
from subsidies.rules.papers import FormKind


def _row(row: CameraCase) -> list[str]:
    households = f"{row.facts.households}世帯"
    return [f"{row.site.number}号", subject(row), direction(row), masking(row), households]


FORM = Form(
    kind=FormKind.VIEW_MAP,
    is_enclosure=True,
    tables=(
        Table(
            "", ("番号", "映すもの", "向きと範囲", "住宅などへの対策", "世帯"), (10, 28, 26, 24, 12),
            lambda m: [_row(row) for row in m.case.cameras],
        ),
    ),
    pictures=of_each,
    notes=("図は上が北です。扇形が撮影範囲です。",),
)  # fmt: skip
