"""The action `open_association`: the plain success, then each refusal."""

from associations.actions.open_association import open_association
from associations.models import Association, Invitation, Notice
from associations.rules.reasons import AssociationReason
from associations.rules.roles import Role
from civic.models import JournalEntry
from tests.actions.refusals import refused
from tests.factories.days import NOW, TERM_ENDS, TODAY


def open_it(town, **changes):
    facts = {
        "kind": Association.Kind.PTA,
        "name": "例示小学校PTA",
        "reading": "れいじ",
        "postcode": "7500005",
        "town": "唐戸町",
        "address_line": "0番0号",
        "phone": "",
        "officer": "髙﨑 邊一",
        "email": "takasaki@example.invalid",
        "post": "会長",
        "term_until": TERM_ENDS,
        "address": "https://cam.example.jp",
        "by": town.hayashi,
        "at": NOW,
    }
    return open_association(**facts | changes)


def test_opens_with_an_invited_chair(town):
    association, officer, code = open_it(town)

    post = association.appointments.get()
    assert (post.user, post.role, post.starts_on) == (officer, Role.CHAIR, TODAY)
    assert officer.name == "髙﨑 邊一"
    assert Invitation.objects.get().user == officer
    assert f"https://cam.example.jp/welcome/?code={code}" in Notice.objects.get().body
    verbs = ["団体を登録した", "人を登録した", "招待した", "役職に就いた"]
    assert list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True)) == verbs


def test_refuses_whole_when_the_mail_is_taken(town):
    with refused(AssociationReason.EMAIL_TAKEN):
        open_it(town, email=town.sato.email.upper())
    assert not Association.objects.filter(kind=Association.Kind.PTA).exists()
