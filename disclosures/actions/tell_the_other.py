"""Mail to whoever is named in a record of showing or giving that somebody else wrote down."""

from collections.abc import Iterable
from datetime import datetime

from associations.models import Association, Notice, User


def tell_the_other(
    association: Association,
    people: Iterable[User],
    *,
    what: str,
    link: str,
    by: User,
    at: datetime,
) -> None:
    """It names nobody outside: who finds himself wrongly named says so the same day."""
    others = sorted({each.email for each in people if each != by and each.email})
    for email in others:
        Notice.objects.create(
            to=email,
            subject=f"【確かめてください】{what}記録に、あなたの名前があります",
            body=(
                f"{association.name}の防犯カメラの映像について、{by.name}さんが、{what}記録を付けました。"
                "あなたは、その場にいた2人のうちの1人として書かれています。\n\n"
                "次のページで内容を確かめ、ちがうときは、管理責任者に知らせてください。\n\n"
                f"{link}\n"
            ),
            queued_at=at,
        )
