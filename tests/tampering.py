"""What somebody with every right on the database can do to records that can only grow."""

from collections.abc import Sequence

from django.db import connection


def tamper(table: str, statement: str, values: Sequence[object] = ()) -> None:
    """Run a statement with the triggers of `table` out of the way, as its owner may."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def swap_ids(table: str, one: int, other: int) -> None:
    for was, becomes in ((one, -1), (other, one), (-1, other)):
        tamper(table, f"UPDATE {table} SET id = %s WHERE id = %s", [becomes, was])
