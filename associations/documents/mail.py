"""A notice as a mail: the same words as text and as HTML, with nothing fetched from outside."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from associations.models import Notice
from civic.wareki import with_weekday


@dataclass(frozen=True, slots=True)
class Item:
    """What, why, by when, where to press."""

    title: str
    why: str
    due: str
    link: str
    action_label: str


@dataclass(frozen=True, slots=True)
class Mail:
    text: str
    html: str


def build(notice: Notice, *, address: str) -> Mail:
    """`address` is the site's root, without which no link of a mail leads anywhere."""
    carried = notice.carried.order_by("due_on", "pk") if _is_digest(notice) else ()
    context = {
        "subject": notice.subject,
        "body": notice.body.strip(),
        "item": _item(notice, address),
        "items": [_item(each, address) for each in carried],
        "address": address,
        "settings_link": f"{address}/notices/",
    }
    text = render_to_string("mail/notice.txt", context).strip() + "\n"
    return Mail(text=text, html=render_to_string("mail/notice.html", context))


def _is_digest(notice: Notice) -> bool:
    return notice.kind == Notice.Kind.DIGEST


def _item(notice: Notice, address: str) -> Item:
    return Item(
        title=notice.subject,
        why=notice.why,
        due=with_weekday(notice.due_on) if notice.due_on else "",
        link=f"{address}{notice.url}" if notice.url else "",
        action_label=notice.action_label or "ページを開く",
    )
