"""A person is invited to take up the account, by mail if there is one, else by a printed code."""

import hashlib
import secrets
from datetime import datetime, timedelta

import jaconv
from django.db import transaction

from associations.models import Invitation, Notice, User
from associations.rules.reasons import AssociationReason
from civic import journal
from civic.actors import Actor
from civic.refusals import Refused

LASTS = timedelta(days=14)
# Without 0/O, 1/I and other pairs that are misread on paper.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 12


@transaction.atomic
def invite(
    *, user: User, address: str, by: Actor, at: datetime, association_id: int | None = None
) -> str:
    """Returns the code (60 bits), which is kept only as a hash. `address` is the site's root.

    Whoever holds a code can set the password. So nobody gets one for a person who has begun,
    except the city for somebody without mail.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.has_begun and (locked.email or not _is_city(by)):
        raise Refused(AssociationReason.ALREADY_BEGUN)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    invitation = Invitation.objects.create(
        user=user,
        code_hash=hash_code(code),
        expires_at=at + LASTS,
        invited_at=at,
        invited_by=by if isinstance(by, User) else None,
    )
    if user.email:
        Notice.objects.create(
            to=user.email,
            subject="防犯カメラ台帳へのご招待",
            body=_letter(user, f"{address}/welcome/?code={code}"),
            queued_at=at,
        )
    journal.record(
        "招待した",
        invitation,
        by=by,
        at=at,
        association_id=association_id,
        facts={"人": user.journal_name},
    )
    return code


def _is_city(by: Actor) -> bool:
    return not isinstance(by, User) or by.posts.is_city


def hash_code(code: str) -> str:
    """Full-width and small letters count as capitals; spaces and hyphens are for reading."""
    narrow = jaconv.z2h(code, kana=False, ascii=True, digit=True)
    plain = "".join(sign for sign in narrow.upper() if sign.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def grouped(code: str) -> str:
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def _letter(user: User, link: str) -> str:
    return (
        f"{user.name} 様\n\n"
        "防犯カメラ台帳（下関市）の利用者として登録されました。\n"
        "次のアドレスを開き、合言葉（パスワード）を決めてください。\n\n"
        f"{link}\n\n"
        f"このご案内は{LASTS.days}日間使えます。\n"
        "お心当たりがない場合は、このメールを捨ててください。\n"
    )
