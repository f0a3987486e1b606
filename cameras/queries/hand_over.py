"""What the cameras room hands over: passwords to change, the 規程 and the sites' papers."""

from collections.abc import Iterator
from datetime import date

from cameras.models import Camera, Permit, Regulations
from civic.handover import Matter
from civic.wareki import wareki


def hand_over_matters(association_id: int, on: date) -> Iterator[Matter]:
    """Three queries. A password itself is written nowhere: the new officers choose their own."""
    cameras = Camera.objects.filter(site__association_id=association_id).in_service(on).with_site()
    for camera in cameras:
        yield Matter(
            kind="PASSWORDS",
            key=f"camera-password:{camera.pk}",
            title=f"{camera.site.number}号カメラ（{camera.site.label}）のパスワードを変える",
            reference="受け取った方が新しく決め、変更した日を記録します。古いものは書き残しません。",
        )
    adopted = Regulations.objects.filter(association_id=association_id).order_by("-version").first()
    if adopted:
        yield Matter(
            kind="PAPERS",
            key=f"regulations:{adopted.pk}",
            title=f"管理運用規程（第{adopted.version}版）",
            reference="「管理運用規程」の画面で読めます。役員が替わると、改正が要ります。",
        )
    permits = Permit.objects.filter(site__association_id=association_id).select_related("site")
    for permit in permits.order_by("site__number", "pk"):
        until = f"{wareki(permit.valid_until)}まで" if permit.valid_until else "期限なし"
        yield Matter(
            kind="PAPERS",
            key=f"permit:{permit.pk}",
            title=f"{permit.site.number}号カメラの{permit.get_kind_display()}の許可書",
            reference=f"{permit.granted_by}、{until}",
        )
