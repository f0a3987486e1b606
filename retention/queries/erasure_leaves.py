"""What is sealed of an erasure: one line of its stored values, and the root over those of a night.

A line is a compact JSON array in UTF-8: numbers as they are, days in ISO, the moment in UTC to the
microsecond. PostgreSQL writes the lines: a million take seconds, not a minute.
"""

from collections.abc import Iterator

from django.db.models import F, Func, TextField, Value

from civic import merkle
from retention.models import Erasure, NightlyRun

_CHUNK = 5000
_MOMENT = """to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""


def _json(value: str | Func) -> Func:
    return Func(value, function="to_json")


# The order and the form of the values; never change them, or no earlier night can be verified.
_LINE = Func(
    Value(","),
    F("pk"),
    F("run_id"),
    F("footage_id"),
    _json("path"),
    _json("channel"),
    _json("recorded_on"),
    _json("last_day_kept"),
    F("size"),
    _json("method"),
    _json("ending"),
    _json(Func("erased_at", template=_MOMENT)),
    F("days_late"),
    template="'[' || concat_ws(%(expressions)s) || ']'",
    output_field=TextField(),
)


def lines_of_run(run: NightlyRun) -> Iterator[tuple[int, str]]:
    """The key and the line of each row, by key, a chunk at a time."""
    rows = Erasure.objects.filter(run=run).order_by("pk").values_list("pk", _LINE)
    yield from rows.iterator(chunk_size=_CHUNK)


def leaves_of_run(run: NightlyRun) -> Iterator[bytes]:
    return (line.encode() for _pk, line in lines_of_run(run))


def root_of_run(run: NightlyRun) -> str:
    """In hex; "" when nothing was erased and nothing found missing in that night."""
    root = merkle.root(map(merkle.leaf_hash, leaves_of_run(run)))
    return "" if root == merkle.EMPTY_ROOT else root.hex()
