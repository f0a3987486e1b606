"""The database out and in again, with PostgreSQL's own tools."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from associations.models import User
from civic.models import JournalEntry

_VARIABLES = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "host": "PGHOST",
    "port": "PGPORT",
    "options": "PGOPTIONS",
    "sslmode": "PGSSLMODE",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslrootcert": "PGSSLROOTCERT",
}
_VERSIONS = Path("/usr/lib/postgresql")
# Tables and functions alone: the schema keeps its rights, and extensions stay.
_CLEAR = """
SET lock_timeout = '10s';
DO $$
DECLARE statement text;
BEGIN
  FOR statement IN
    SELECT format('DROP TABLE %I.%I CASCADE', schemaname, tablename)
      FROM pg_tables WHERE schemaname = 'public'
  LOOP EXECUTE statement; END LOOP;
  FOR statement IN
    SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure)
      FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend
                        WHERE objid = pg_proc.oid AND classid = 'pg_proc'::regclass
                          AND deptype = 'e')
  LOOP EXECUTE statement; END LOOP;
END $$;
"""


class ToolFailed(Exception):  # noqa: N818 - reads as what it tells
    """What the tool itself said."""


def dump(path: Path) -> None:
    """One consistent moment of the whole database."""
    _run("pg_dump", "--format=custom", f"--file={path}")


def put_back(path: Path, workplace: Path) -> None:
    """In the place of everything that is there, in one transaction: all of it or nothing."""
    sql, clear = workplace / "restore.sql", workplace / "clear.sql"
    try:
        _run("pg_restore", "--no-owner", f"--file={sql}", str(path))
        clear.write_text(_CLEAR)
        connection.close()
        _run(
            "psql", "--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1",
            "--single-transaction", f"--file={clear}", f"--file={sql}",
        )  # fmt: skip
    finally:
        sql.unlink(missing_ok=True)
        clear.unlink(missing_ok=True)


def has_records() -> bool:
    """Has anybody been entered, or anything been done here?"""
    there = connection.introspection.table_names()
    models = (User, JournalEntry)
    return any(model._meta.db_table in there and model.objects.exists() for model in models)


def others_connected() -> int:
    """How many others work on this database just now; its own servants have no user."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND usesysid IS NOT NULL"
        )
        return int(cursor.fetchone()[0])


def _run(tool: str, *arguments: str) -> None:
    """The password goes through the environment, where no list of processes shows it."""
    done = subprocess.run(  # noqa: S603 - the tool is PostgreSQL's own
        [_program(tool), *arguments],
        env=_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise ToolFailed(f"{tool}: {done.stderr.strip()}")


def _program(tool: str) -> str:
    """The newest installed, which reads every older server; as bin/lib/services.sh finds it."""
    found = [path for path in _VERSIONS.glob(f"*/bin/{tool}") if path.parts[-3].isdecimal()]
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    program = str(newest) if newest else shutil.which(tool)
    if program is None:
        raise ToolFailed(f"{tool} が見つかりません。PostgreSQL のパッケージを入れてください。")
    return program


def _environment() -> dict[str, str]:
    given = connection.get_connection_params()
    named = {_VARIABLES[key]: str(value) for key, value in given.items() if key in _VARIABLES}
    return {**os.environ, "PGCLIENTENCODING": "UTF8", "PGCONNECT_TIMEOUT": "10", **named}
