"""A person is invited to take up the account, by mail if there is one, else by a printed code."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from associations.models import Invitation, Notice, User
from civic import journal
from civic.actors import Actor

LASTS = timedelta(days=14)
# Without 0/O, 1/I and other pairs that are misread on paper.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 12


@transaction.atomic
def invite(*, user: User, address: str, by: Actor, at: datetime) -> str:
    """Returns the code (60 bits), which is kept only as a hash. `address` is the site's root."""
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
    journal.record("招待した", invitation, by=by, at=at, facts={"人": user.journal_name})
    return code


def hash_code(code: str) -> str:
    """Capital letters only count; spaces and hyphens are for reading."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
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
