"""引継書: who gives which post to whom and when, and the list with its marks."""

from typing import Any

from associations.models import HandOver, HandOverItem, HandOverPost, User
from associations.queries.hand_over import changing_posts
from civic.pdf import render_pdf
from civic.wareki import formal

TEMPLATE = "documents/hand_over.html"
_NOT_YET = "まだ"


def build(hand_over: HandOver) -> dict[str, Any]:
    day = hand_over.takes_effect_on
    return {
        "paper": {"title": "引継書"},
        "association": hand_over.association.name,
        "day": f"{formal(day)}の午前０時" if day else _NOT_YET,
        "agreed": [
            {"label": "前の役員が確かめた", "value": _name(hand_over.outgoing_by)},
            {"label": "新しい役員が確かめた", "value": _name(hand_over.incoming_by)},
        ],
        "posts": [_post(post) for post in changing_posts(hand_over)],
        "items": [_item(item) for item in hand_over.items.in_order()],
    }


def render(hand_over: HandOver) -> bytes:
    return render_pdf(TEMPLATE, build(hand_over))


def _name(person: User | None) -> str:
    return person.name if person else _NOT_YET


def _post(post: HandOverPost) -> dict[str, str]:
    signed = post.pledge_signed_on
    return {
        "role": post.role_label,
        "old": post.outgoing.user.name if post.outgoing else "なし",
        "new": post.incoming.name if post.incoming else "なし",
        "term": formal(post.term_until) if post.term_until else "",
        "pledge": formal(signed) if signed else "",
    }


def _item(item: HandOverItem) -> dict[str, str]:
    return {
        "kind": item.kind_label,
        "title": item.title,
        "reference": item.reference,
        "handed": _name(item.handed_by),
        "taken": _name(item.taken_by),
    }
