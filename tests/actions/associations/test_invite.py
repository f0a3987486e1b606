"""The action `invite`: the plain success, then each refusal."""

from datetime import timedelta

from associations.actions.invite import LASTS, grouped, hash_code, invite
from associations.models import Invitation, Notice
from civic.actors import SystemActor
from tests.actions.refusals import last_entry
from tests.factories.associations import UserFactory
from tests.factories.days import NOW

SITE = "https://cam.example.jp"


def test_mails_the_code_and_keeps_only_its_hash(town):
    person = UserFactory(invited=True)

    code = invite(user=person, address=SITE, by=town.sato, at=NOW)

    invitation = Invitation.objects.get()
    assert invitation.code_hash == hash_code(code)
    assert code not in invitation.code_hash
    assert invitation.expires_at == NOW + LASTS == NOW + timedelta(days=14)
    notice = Notice.objects.get()
    assert notice.to == person.email
    assert f"{SITE}/welcome/?code={code}" in notice.body
    assert last_entry().facts == {"人": f"user:{person.pk}"}


def test_people_without_mail_get_no_notice(town):
    person = UserFactory(invited=True, email=None)

    assert invite(user=person, address=SITE, by=SystemActor("command"), at=NOW)
    assert not Notice.objects.exists()


def test_a_code_reads_the_same_however_it_is_typed():
    assert hash_code("abcd-efgh-jkmn") == hash_code("ABCD EFGHJKMN")
    assert grouped("ABCDEFGHJKMN") == "ABCD-EFGH-JKMN"
