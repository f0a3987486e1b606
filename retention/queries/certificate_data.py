"""All that somebody without any access needs to check one night's records: rows, leaves, proof, seal."""

from typing import Any

from civic import ledger, merkle
from civic.models import Checkpoint
from civic.sealing import entry_leaves, entry_lines
from retention.models import NightlyRun
from retention.queries.closings import Closing, closing_of, seal_over
from retention.queries.erasure_leaves import lines_of_run

FORMAT = "shimonoseki-cam erasure proof v1"


def certificate_data(run: NightlyRun) -> dict[str, Any]:
    """Rows as the database has them, leaves as they were written outside; hashes in hex.

    Of people it holds nothing. What is not there yet, or no more, is null. The seal binds the numbers
    of the association and the recorder, not their names.
    """
    closing = closing_of(run)
    checkpoint = seal_over(closing) if closing else None
    return {
        "format": FORMAT,
        "association": run.recorder.association.name,
        "association_id": run.recorder.association_id,
        "recorder": run.recorder.name,
        "recorder_id": run.recorder_id,
        "run": run.pk,
        "night": run.night.isoformat(),
        "sequence": run.sequence,
        "rows": [line for _pk, line in lines_of_run(run)],
        **_leaves(run),
        "erasures_root": run.erasures_root,
        "entry": _entry(closing) if closing else None,
        **_proof(closing, checkpoint),
        "note": checkpoint and checkpoint.note,
        "signature": checkpoint and checkpoint.signature,
        "public_key": checkpoint and checkpoint.public_key,
    }


def _leaves(run: NightlyRun) -> dict[str, Any]:
    try:
        leaves = list(ledger.leaves_in(ledger.erasures_folder() / str(run.pk)))
    except (OSError, ValueError):
        return {"leaf_ids": None, "leaf_hashes": None}
    return {
        "leaf_ids": [number for number, _leaf in leaves],
        "leaf_hashes": [leaf.hex() for _number, leaf in leaves],
    }


def _entry(closing: Closing) -> str:
    _pk, line = next(entry_lines(after=closing.entry_id - 1, until=closing.entry_id))
    return line


def _proof(closing: Closing | None, checkpoint: Checkpoint | None) -> dict[str, Any]:
    index, proof = None, None
    if closing and checkpoint:
        leaves = _leaves_under(checkpoint)
        numbers = [number for number, _leaf in leaves]
        if closing.entry_id in numbers:
            index = numbers.index(closing.entry_id)
            hashes = [leaf for _number, leaf in leaves]
            proof = [each.hex() for each in merkle.inclusion_proof(hashes, index)]
    return {"entry_index": index, "entry_proof": proof}


def _leaves_under(checkpoint: Checkpoint) -> list[ledger.Leaf]:
    """From outside; from the rows themselves where the file is lost."""
    try:
        return list(ledger.leaves_in(ledger.journal_folder() / str(checkpoint.number)))
    except (OSError, ValueError):
        span = {"after": checkpoint.first_entry - 1, "until": checkpoint.last_entry}
        return list(entry_leaves(**span))
