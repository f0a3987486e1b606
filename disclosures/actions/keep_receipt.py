"""The finished 受領書 is stored, once."""

from datetime import datetime

from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile
from disclosures.models import Provision


def keep_receipt(*, provision: Provision, content: bytes, by: Actor, at: datetime) -> StoredFile:
    return keep_paper(
        provision,
        content,
        name=f"受領書_第{provision.number}号.pdf",
        verb="受領書を作った",
        association_id=provision.association_id,
        by=by,
        at=at,
        field="receipt",
    )
