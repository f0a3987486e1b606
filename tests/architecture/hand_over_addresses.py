"""What the addresses of the hand-over take: one that 佐藤 has begun, with a successor to sign."""

from datetime import date

from associations.models import HandOver, HandOverPost
from associations.rules.roles import Role
from tests.factories.associations import UserFactory
from tests.factories.hand_over import HandOverFactory, HandOverPostFactory

OF_ONE = (
    "hand_over_paper",
    "hand_over_list",
    "hand_over_day",
    "hand_over_confirm",
    "hand_over_cancel",
)
OF_ONE_POST = ("hand_over_successor", "hand_over_pledge", "hand_over_pledge_paper")


def hand_over_addresses(association) -> dict[str, dict[str, object]]:
    found = HandOver.objects.first() or HandOverFactory(association=association)
    post = HandOverPost.objects.first() or HandOverPostFactory(
        hand_over=found,
        outgoing=None,
        change="NEW",
        role=Role.MANAGER,
        post="管理責任者",
        incoming=UserFactory(),
        term_until=date(2028, 3, 31),
    )
    one = {"association_id": association.pk, "pk": found.pk}
    return {
        **dict.fromkeys(OF_ONE, one),
        **{name: {**one, "post_id": post.pk} for name in OF_ONE_POST},
    }
