"""引継書: who gives which post to whom, and each thing with its two marks."""

import pytest

from associations.documents.hand_over import build
from associations.rules.roles import Role
from tests.factories.associations import UserFactory
from tests.factories.days import NOW, TERM_ENDS
from tests.factories.hand_over import HandOverFactory, HandOverItemFactory, HandOverPostFactory

pytestmark = pytest.mark.django_db


def test_says_who_follows_whom_and_who_ticked_what(clock):
    hand_over = HandOverFactory(takes_effect_on=TERM_ENDS)
    arai = UserFactory(name="新井 三郎")
    post = HandOverPostFactory(
        hand_over=hand_over, role=Role.MANAGER, incoming=arai, term_until=TERM_ENDS
    )
    HandOverItemFactory(hand_over=hand_over, handed_at=NOW, handed_by=arai)

    context = build(hand_over)

    assert context["day"] == "令和９年３月３１日の午前０時"
    row = context["posts"][0]
    assert (row["old"], row["new"]) == (post.outgoing.user.name, "新井 三郎")
    item = context["items"][0]
    assert (item["handed"], item["taken"]) == ("新井 三郎", "まだ")
