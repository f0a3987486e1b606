"""After the second month without a check the officers and the city are mailed, once a missed month.

The journal remembers: an entry for the same recorder and the same missed day means it was mailed.
"""

from datetime import date, datetime

from django.db import transaction

from associations.models import Appointment, Notice
from associations.rules.roles import Role
from civic import journal
from civic.actors import Actor
from civic.models import JournalEntry
from civic.wareki import wareki
from retention.models import Recorder
from retention.queries.checks import MissedRecorder, recorders_missing_checks

_VERB = "点検がないことを知らせた"


@transaction.atomic
def remind_checks(*, on: date, at: datetime, by: Actor) -> int:
    """Return how many recorders were mailed about; a second call of the same day mails nothing."""
    missing = recorders_missing_checks(on)
    ids = [each.recorder_id for each in missing]
    recorders = Recorder.objects.select_for_update().in_bulk(ids)
    told = _told(ids)
    new = [each for each in missing if (each.recorder_id, each.missed_on) not in told]
    for each in new:
        addresses = _addresses(each.association_id, on)
        _mail(each, addresses, at)
        journal.record(
            _VERB,
            recorders[each.recorder_id],
            by=by,
            at=at,
            association_id=each.association_id,
            facts={
                "期限": each.missed_on.isoformat(),
                "回数": each.count,
                "宛先の数": len(addresses),
            },
        )
    return len(new)


def _told(ids: list[int]) -> set[tuple[int, date]]:
    """(recorder, missed day) of every reminder; read under the lock on those recorders."""
    subjects = {f"{Recorder._meta.label_lower}:{pk}": pk for pk in ids}
    entries = JournalEntry.objects.filter(verb=_VERB, subject__in=subjects)
    rows = entries.values_list("subject", "facts")
    return {(subjects[subject], date.fromisoformat(facts["期限"])) for subject, facts in rows}


def _addresses(association_id: int, on: date) -> set[str]:
    mailed = Appointment.objects.in_office(on).filter(user__email__isnull=False)
    leaders = mailed.of_association(association_id).filter(role__in=[Role.CHAIR, Role.MANAGER])
    both = leaders | mailed.of_city()
    return {email for email in both.values_list("user__email", flat=True) if email}


def _mail(missed: MissedRecorder, addresses: set[str], at: datetime) -> None:
    for email in sorted(addresses):
        Notice.objects.create(
            to=email,
            subject=f"録画装置の点検の記録がありません（{missed.association_name}）",
            body=_body(missed),
            queued_at=at,
        )


def _body(missed: MissedRecorder) -> str:
    return (
        f"{missed.association_name}の録画装置について、お知らせします。\n\n"
        f"録画装置：{missed.recorder_name}\n"
        f"{wareki(missed.missed_on)}までの点検の記録がありません。続けて{missed.count}回目です。\n\n"
        "現地で上書きされる録画装置は、月に一度、いちばん古い映像の日時などを確かめます。\n"
        "点検をして、「録画装置の点検」の画面で記録してください。（本システムの定め）\n"
    )
