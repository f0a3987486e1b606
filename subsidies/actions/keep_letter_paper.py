"""The finished PDF of a letter is stored, once."""

from datetime import datetime

from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile
from subsidies.models import Letter


def keep_letter_paper(*, letter: Letter, content: bytes, by: Actor, at: datetime) -> StoredFile:
    return keep_paper(
        letter,
        content,
        name=f"{letter.kind.label}_{letter.application.number}_第{letter.number}号.pdf",
        verb="通知の書面を作った",
        association_id=letter.application.association_id,
        by=by,
        at=at,
    )
