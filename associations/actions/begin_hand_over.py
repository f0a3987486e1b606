"""A hand-over begins: of each post it is said whether it passes, is renewed, or stays."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.actions.draw_up_list import draw_up_list
from associations.models import Appointment, Association, HandOver, HandOverPost, User
from associations.rules.hand_over import Change
from associations.rules.reasons_hand_over import HandOverReason
from associations.rules.roles import Role
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def begin_hand_over(
    *, association: Association, changes: Mapping[Appointment, Change], by: User, at: datetime
) -> HandOver:
    """Without a 管理責任者 today, that post is added: it is what the hand-over is for."""
    Association.objects.select_for_update().get(pk=association.pk)
    if HandOver.objects.of_association(association.pk).going_on().exists():
        raise Refused(HandOverReason.ALREADY_BEGUN)
    rows = _rows(association, changes, at)
    if all(row.change == Change.STAYS for row in rows):
        raise Refused(HandOverReason.NOTHING_CHANGES)
    hand_over = HandOver(association=association, begun_at=at, begun_by=by)
    hand_over.full_clean()
    hand_over.save()
    for row in rows:
        row.hand_over = hand_over
        row.full_clean()
        row.save()
    facts: dict[str, journal.Fact] = {"役職": sum(row.change != Change.STAYS for row in rows)}
    journal.record(
        "引継ぎを始めた", hand_over, by=by, at=at, association_id=association.pk, facts=facts
    )
    draw_up_list(hand_over=hand_over, by=by, at=at)
    return hand_over


def _rows(
    association: Association, changes: Mapping[Appointment, Change], at: datetime
) -> list[HandOverPost]:
    rows = [_row(post, change) for post, change in changes.items()]
    managers = Appointment.objects.of_association(association.pk).managers()
    if not managers.in_office(timezone.localdate(at)).exists():
        rows.append(HandOverPost(change=Change.NEW, role=Role.MANAGER, post="管理責任者"))
    return rows


def _row(post: Appointment, change: Change) -> HandOverPost:
    if change is Change.ENDS and post.role == Role.MANAGER:
        raise Refused(HandOverReason.MANAGER_NEEDED)
    return HandOverPost(change=change, outgoing=post, role=post.role, post=post.post)
