"""A database that was put back learns what it cannot know: numbers and keys of the lost time.

What was erased meanwhile needs nothing here: it is past its last day, its file is gone, and the next
night records it as missing. The key of a copy is in no backup; a copy whose key is gone is over.
"""

from dataclasses import dataclass
from datetime import datetime

from civic import ledger
from civic.actors import Actor
from civic.restoring import Restore, pass_over, tell_restore
from civic.seal_key import SealKeyMissing
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.models import FootageCopy, NightlyRun
from retention.models.footage_copy import KeyEnding
from retention.stores.copies import copy_store


@dataclass(frozen=True, slots=True)
class Settled:
    """`keys_away`: the folder of the keys is not there, so that no copy was ended.

    `stopped` says why the restore could not be told (`restore` is None then), "" when it was.
    """

    restore: Restore | None
    stopped: str
    ended_copies: int
    keys_away: bool


def settle_restore(*, by: Actor, at: datetime) -> Settled:
    """As the owner of the tables; doing it again changes nothing but adds an entry."""
    pass_over(NightlyRun, max(ledger.numbers_in(ledger.erasures_folder()), default=0))
    restore, stopped = _tell(by=by, at=at)
    store = copy_store()
    copies = FootageCopy.objects.with_key().order_by("pk")
    if not store.keys.is_dir():
        return Settled(restore, stopped, 0, keys_away=copies.exists())
    over = [copy for copy in copies.iterator() if not store.has_key(copy.key_name)]
    for copy in over:
        destroy_copy_key(copy=copy, ending=KeyEnding.KEY_GONE, by=by, at=at)
    return Settled(restore, stopped, len(over), keys_away=False)


def _tell(*, by: Actor, at: datetime) -> tuple[Restore | None, str]:
    """Without the sealing key, or with no room for the note, the copies are still ended."""
    try:
        return tell_restore(by=by, at=at), ""
    except SealKeyMissing as missing:
        return None, str(missing)
    except OSError as problem:
        return None, f"データベースの外に、署名した控えを書けません（{problem}）。"
