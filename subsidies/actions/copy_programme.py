"""Next year's programme begins as a copy of this one, without windows, budget or freezing."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from subsidies.models import FormTitle, Programme
from subsidies.rules.programme_entry import COLUMNS
from subsidies.rules.programme_fields import ProgrammeField
from subsidies.rules.reasons_programme import ProgrammeReason

_ITS_OWN = {"code", "fiscal_year", "unverified", "source"}


@transaction.atomic
def copy_programme(
    *, programme: Programme, code: str, fiscal_year: int, by: User, at: datetime
) -> Programme:
    """Nothing of the new year is confirmed by having been so in the old one: all is 未確認."""
    if Programme.objects.filter(code=code).exists():
        raise Refused(ProgrammeReason.CODE_TAKEN, code=code)
    copy = Programme(
        code=code,
        fiscal_year=fiscal_year,
        unverified=[field.value for field in ProgrammeField],
        copied_from=programme,
        entered_at=at,
        entered_by=by,
        **{name: getattr(programme, name) for name in COLUMNS if name not in _ITS_OWN},
    )
    copy.full_clean()
    copy.save()
    for form in programme.form_titles.all():
        FormTitle.objects.create(
            programme=copy, kind=form.kind, number=form.number, title=form.title
        )
    facts = {"記号": code, "元の制度": programme.code}
    journal.record("補助の制度を写した", copy, by=by, at=at, facts=facts)
    return copy
