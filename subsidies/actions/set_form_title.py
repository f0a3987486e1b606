"""The city's own number and title of a form are noted; what was handed in keeps its old ones."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from subsidies.models import FormTitle, Programme
from subsidies.rules.papers import FormKind


@transaction.atomic
def set_form_title(
    *, programme: Programme, kind: FormKind, number: str, title: str, by: User, at: datetime
) -> FormTitle | None:
    """Both blank takes the row away: the paper then prints 「様式第　号」 and the usual title."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    rows = FormTitle.objects.filter(programme=programme, kind=kind)
    row = rows.first()
    before = (row.number, row.title) if row else ("", "")
    if before == (number, title):
        return row
    facts = {"様式": kind.value, "番号": number, "題名": title}
    journal.record("様式の番号を決めた", programme, by=by, at=at, facts=facts)
    if not (number or title):
        rows.delete()
        return None
    row = row or FormTitle(programme=programme, kind=kind)
    row.number, row.title = number, title
    row.full_clean()
    row.save()
    return row
