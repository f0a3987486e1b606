"""The finished PDF of a 規程 is stored, once (style of the house: issued papers never change)."""

from datetime import datetime

from cameras.models import Regulations
from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile


def keep_regulations_paper(
    *, regulations: Regulations, content: bytes, by: Actor, at: datetime
) -> StoredFile:
    return keep_paper(
        regulations,
        content,
        name=f"管理運用規程_第{regulations.version}版.pdf",
        verb="規程の書面を作った",
        association_id=regulations.association_id,
        by=by,
        at=at,
    )
