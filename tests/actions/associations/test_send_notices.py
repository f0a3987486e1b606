"""The action `send_notices`: the plain success, then each refusal."""

from datetime import timedelta

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


def test_a_mail_the_server_did_not_take_is_sent_by_the_next_try(settings):
    notice = NoticeFactory()
    taking = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert send_notices(at=NOW) == 0

    settings.EMAIL_BACKEND = taking
    assert send_notices(at=NOW) == 0
    later = NOW + timedelta(minutes=2)
    assert send_notices(at=later) == 1
    assert Notice.objects.get(pk=notice.pk).sent_at == later


def test_the_text_is_not_kept_after_sending():
    notice = NoticeFactory(body="招待番号 ABCD")
    send_notices(at=NOW)

    assert not Notice.objects.get(pk=notice.pk).body
