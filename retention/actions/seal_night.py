"""After the night: keep the leaves of its records outside, seal the journal, tell the witnesses.

Each part may fail by itself: it is logged, the others go on, and the next night makes it good.
"""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from associations.models import Notice
from civic import journal, ledger, merkle
from civic.actors import Actor
from civic.models import Checkpoint
from civic.restoring import SealsAhead
from civic.seal_key import SealKeyMissing
from civic.sealing import SEALED, seal, signed_note
from civic.steps import reached
from civic.wareki import wareki
from retention.models import NightlyRun
from retention.queries.erasure_leaves import lines_of_run

_LOOKED_BACK = timedelta(days=60)

log = structlog.get_logger()


def seal_night(*, at: datetime, by: Actor) -> Checkpoint | None:
    """None when nothing was sealed. Not inside a transaction."""
    keep_erasure_leaves(at=at)
    reached("leaves kept")
    try:
        checkpoint = seal(at=at)
    except (SealKeyMissing, SealsAhead) as stopped:  # the sentence says what the operator has to do
        log.error("seal_stopped", what=str(stopped))  # noqa: TRY400 - no trace is needed
        return None
    except Exception:
        log.exception("seal_failed")
        return None
    if checkpoint:
        reached("sealed")
        _tell(checkpoint, by=by, at=at)
    return checkpoint


def keep_erasure_leaves(*, at: datetime) -> None:
    """For each finished night with records that has no file yet.

    Older ones are not looked for again every night, unless every file is gone.
    """
    try:
        kept = ledger.numbers_in(ledger.erasures_folder())
        for run in _runs_to_look_at(max(kept, default=0), at).iterator():
            if run.pk not in kept:
                _keep_leaves_of(run)
    except Exception:
        log.exception("erasure_leaves_not_looked_at")


def _runs_to_look_at(highest: int, at: datetime) -> QuerySet[NightlyRun]:
    since = timezone.localdate(at) - _LOOKED_BACK
    finished = NightlyRun.objects.exclude(erasures_root="")
    runs = finished.filter(Q(pk__gt=highest) | Q(night__gte=since))
    return runs.only("erasures_root").order_by("pk")


def _keep_leaves_of(run: NightlyRun) -> None:
    header = f"shimonoseki-cam erasure leaves v1\nnight: {run.pk}\nroot: {run.erasures_root}\n"
    leaves = ((pk, merkle.leaf_hash(line.encode())) for pk, line in lines_of_run(run))
    path = ledger.erasures_folder() / str(run.pk)
    try:
        if not ledger.write(path, header, leaves, root=run.erasures_root):
            log.error("erasures_changed_before_seal", run=run.pk)
    except OSError:
        log.exception("erasure_leaves_not_kept", run=run.pk)


def _tell(checkpoint: Checkpoint, *, by: Actor, at: datetime) -> None:
    try:
        with transaction.atomic():
            journal.record(SEALED, checkpoint, by=by, at=at, facts={"番号": checkpoint.number})
            Notice.objects.bulk_create(_notices(checkpoint, at=at))
    except Exception:
        log.exception("seal_not_told", number=checkpoint.number)


def _notices(checkpoint: Checkpoint, *, at: datetime) -> list[Notice]:
    body = (
        "防犯カメラ台帳の記録を封印しました。このメールを消さずに取っておいてください。\n"
        "あとで記録か封印が書きかえられたとき、下の文とちがうことで分かります。\n\n"
        f"{signed_note(checkpoint).text}"
    )
    subject = f"記録の封印 第{checkpoint.number}号（{wareki(timezone.localdate(at))}）"
    return [
        Notice(to=witness, subject=subject, body=body, queued_at=at)
        for witness in settings.WITNESS_ADDRESSES
    ]
