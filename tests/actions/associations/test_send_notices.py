"""The action `send_notices`: the plain success, then each refusal."""

from django.core import mail

from associations.actions.send_notices import send_notices
from associations.models import Notice
from tests.factories.associations import NoticeFactory
from tests.factories.days import NOW


def test_sends_what_waits_in_order_and_marks_it():
    NoticeFactory(subject="一")
    NoticeFactory(subject="二")

    assert send_notices(at=NOW) == 2
    assert [message.subject for message in mail.outbox] == ["一", "二"]
    assert not Notice.objects.filter(sent_at=None).exists()


def test_sends_nothing_twice():
    NoticeFactory()
    send_notices(at=NOW)

    assert send_notices(at=NOW) == 0
    assert len(mail.outbox) == 1
