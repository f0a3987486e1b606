"""Cards that have served their usual time; a rule of thumb of this house, and said so."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.refusals import HOUSE_RULE
from retention.models import Medium
from retention.queries.media import MediumRow, media_rows
from retention.rules.medium import MONTHS_OF_A_CARD


def media_duties(association_id: int, on: date) -> Iterator[Duty]:
    """Two queries, whatever the number of media."""
    media = Medium.objects.of_association(association_id).not_destroyed()
    return (_to_replace(row) for row in media_rows(media, on) if row.is_worn_card)


def _to_replace(row: MediumRow) -> Duty:
    medium = row.medium
    return Duty(
        title=f"{medium}を替える目安の時期です",
        reason=(
            f"録画装置（{row.here.move.recorder}）に入れて{row.months}か月たちました。"
            f"SDカードは{MONTHS_OF_A_CARD}か月を目安に替えます。"
        ),
        clause=HOUSE_RULE,
        url=reverse("medium_replace", args=[medium.association_id, medium.pk]),
        action_label="替えたことを記録する",
        needs=Permission.KEEP_RECORDS,
    )
