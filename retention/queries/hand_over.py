"""What the retention room hands over: the keys of recorders, and media with place, lock and keeper."""

from collections.abc import Iterator
from datetime import date

from civic.handover import Matter
from retention.models import Medium, MediumMove, Recorder


def hand_over_matters(association_id: int, on: date) -> Iterator[Matter]:
    """Two queries, whatever the number of recorders and media."""
    for recorder in Recorder.objects.filter(association_id=association_id).order_by("pk"):
        yield Matter(
            kind="KEYS",
            key=f"recorder:{recorder.pk}",
            title=f"録画装置「{recorder.name}」の鍵と、管理用の暗証番号の変更",
            reference="箱や部屋の鍵を手渡し、暗証番号は受け取った方が変えます。",
        )
    media = Medium.objects.filter(association_id=association_id, destruction=None)
    moves = MediumMove.objects.filter(medium__in=media).select_related("medium", "keeper")
    last = moves.order_by("medium_id", "-moved_at").distinct("medium_id")
    for move in last:
        yield Matter(
            kind="MEDIA",
            key=f"medium:{move.medium_id}",
            title=f"記録媒体 {move.medium}",
            reference=f"{move.place}、{move.lock}、預かる人は{move.keeper.name}さん",
        )
