"""The city hears of a new 管理責任者, with the form that the association hands in (規程2, G3(1)ア)."""

from datetime import datetime

from django.utils import timezone

from associations.models import Appointment, HandOver, HandOverPost, Notice
from associations.rules.roles import Role
from civic.wareki import wareki


def tell_of_manager(*, hand_over: HandOver, posts: list[HandOverPost], at: datetime) -> int:
    """Outbox rows in the transaction of the agreement; names nobody: the page does."""
    changed = [post for post in posts if post.role == Role.MANAGER and post.incoming]
    if not changed or hand_over.takes_effect_on is None:
        return 0
    staff = Appointment.objects.of_city().in_office(timezone.localdate(at)).select_related("user")
    people = {post.user for post in staff if post.user.email}
    for person in people:
        Notice.objects.create(
            user=person,
            to=person.email or "",
            subject=f"{hand_over.association.name}の管理責任者が変わります",
            body=(
                f"{hand_over.association.name}の管理責任者が、"
                f"{wareki(hand_over.takes_effect_on)}に変わります。\n"
                "新しい方の氏名と届出書は、団体のページで見られます。\n"
            ),
            why="管理責任者の変更は、団体から市へ届け出ます（ガイドライン3(1)ア）。",
            url=f"/city/associations/{hand_over.association_id}/",
            action_label="団体を見る",
            dedupe_key=f"manager-changed:{hand_over.pk}:{person.pk}",
            queued_at=at,
        )
    return len(people)
