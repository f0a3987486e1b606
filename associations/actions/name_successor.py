"""Who comes: somebody known, or somebody new, who is invited and may look on until the moment."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from associations.actions.lock_hand_over import lock_hand_over
from associations.actions.resign import resign
from associations.actions.take_up_post import take_up_post
from associations.models import Appointment, HandOver, HandOverPost, User
from associations.rules.hand_over import Change
from associations.rules.roles import Role
from civic import journal

LONGEST = timedelta(days=180)  # a hand-over that takes longer is begun anew
PREPARING = "後任（引継ぎ中）"


@transaction.atomic
def name_successor(
    *,
    post: HandOverPost,
    person: User | None,
    name: str,
    email: str,
    term_until: date,
    address: str,
    by: User,
    at: datetime,
) -> tuple[HandOverPost, str]:
    """Returns the row and the invitation code, which is empty for a person with an account.

    A newcomer gets the dated post of 役員 until the moment: it shows the list and no footage.
    """
    hand_over = lock_hand_over(post.hand_over_id)
    locked = HandOverPost.objects.select_for_update(of=("self",)).get(pk=post.pk)
    _let_go(locked, by, at)
    code, preparing = "", None
    if locked.change == Change.RENEWS and locked.outgoing:
        person = locked.outgoing.user
    if person is None or not _may_look_on(hand_over, person, at):
        preparing, code = take_up_post(
            person=person,
            name=name,
            email=email,
            association=hand_over.association,
            role=Role.OFFICER,
            post=PREPARING,
            starts_on=timezone.localdate(at),
            term_until=timezone.localdate(at) + LONGEST,
            address=address,
            by=by,
            at=at,
        )
        person = preparing.user
    _write(locked, person, preparing, term_until)
    _tell(locked, hand_over, by, at)
    return locked, code


def _write(
    row: HandOverPost, person: User, preparing: Appointment | None, term_until: date
) -> None:
    row.incoming, row.preparing, row.term_until = person, preparing, term_until
    row.pledge_signed_on = None
    row.full_clean()
    row.save()


def _tell(row: HandOverPost, hand_over: HandOver, by: User, at: datetime) -> None:
    """A new name is a new agreement: what was confirmed before no longer counts."""
    hand_over.outgoing_at = hand_over.outgoing_by = None
    hand_over.incoming_at = hand_over.incoming_by = None
    hand_over.save()
    person = row.incoming
    facts: dict[str, journal.Fact] = {
        "役割": row.role_label,
        "人": person.journal_name if person else "",
    }
    journal.record(
        "次の人を決めた", row, by=by, at=at, association_id=hand_over.association_id, facts=facts
    )


def _may_look_on(hand_over: HandOver, person: User, at: datetime) -> bool:
    today = timezone.localdate(at)
    mine = Appointment.objects.of_association(hand_over.association_id).giving_access(at, today)
    return mine.filter(user=person).exists()


def _let_go(row: HandOverPost, by: User, at: datetime) -> None:
    """Somebody else was named before: the post for looking on ends."""
    if row.preparing and row.preparing.ended_on is None:
        resign(appointment=row.preparing, ended_on=timezone.localdate(at), by=by, at=at)
