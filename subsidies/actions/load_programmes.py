"""The programmes that come with the software are entered: what is missing, and nothing else."""

from datetime import datetime

from django.db import transaction

from civic import journal
from civic.actors import Actor
from subsidies.models import FormTitle, Programme, ProgrammeWindow
from subsidies.rules.shipped import Shipped, shipped


@transaction.atomic
def load_programmes(*, by: Actor, at: datetime) -> list[Programme]:
    """The new ones. A programme that is there stays as it is, whatever the file says now."""
    known = set(Programme.objects.values_list("code", flat=True))
    return [_enter(each, by, at) for each in shipped() if each.code not in known]


def _enter(each: Shipped, by: Actor, at: datetime) -> Programme:
    programme = Programme(code=each.code, entered_at=at, **each.columns)
    programme.full_clean()
    programme.save()
    for window in each.windows:
        row = ProgrammeWindow(
            programme=programme,
            kind=window.kind,
            opens_on=window.opens_on,
            closes_on=window.closes_on,
        )
        row.full_clean()
        row.save()
    for kind, named in each.form_titles.items():
        FormTitle.objects.create(programme=programme, kind=kind, **named)
    journal.record("補助の制度を登録した", programme, by=by, at=at, facts={"記号": each.code})
    return programme
