"""A world of real processes for one test: its database, folders, Redis prefix, port, web, worker.

Nothing here goes through Django in this process: rows are read with psycopg2 itself.
"""

import fcntl
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg2
import redis

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 90.0
_NOT_INHERITED = ("PYTEST_", "COV_", "DJANGO_SETTINGS_MODULE", "STORE_ROOTS", "PUBLIC_ADDRESS")


class House:
    """One installation. `address` is where the web answers once `start_web` was called."""

    def __init__(self, folder: Path, database: str, *, has_demo: bool) -> None:
        self.folder = folder
        self.recorders = folder / "recorders"
        self.database = database
        self.prefix = f"{database}:"
        self._processes: list[subprocess.Popen[bytes]] = []
        self._port = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._port.getsockname()[1]}"
        self.environment = {
            **_plain_environment(),
            "DJANGO_SETTINGS_MODULE": "shimonoseki_cam.settings.development",
            "DATABASE_URL": url_of(database),
            "DATA_DIR": str(folder),
            "REDIS_PREFIX": self.prefix,
            "PUBLIC_ADDRESS": self.address,
            "DEMO": "1" if has_demo else "0",
            "MAP_TILES_ADDRESS": "",  # nothing is fetched from outside
        }
        self.recorders.mkdir(parents=True)
        (folder / "mail").mkdir()

    def manage(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A finished `manage.py` command; the caller looks at `returncode`."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, text=True, capture_output=True, check=False,
            timeout=PATIENCE,
        )  # fmt: skip

    def start_command(self, *arguments: str) -> "subprocess.Popen[bytes]":
        return self._start("command", "manage.py", *arguments)

    def start_worker(
        self, app: str = "shimonoseki_cam.celery", **more: str
    ) -> "subprocess.Popen[bytes]":
        """`app` names the module of the Celery application; `more` goes into its environment."""
        log = self.log("worker")
        before = log.stat().st_size if log.exists() else 0
        worker = self._start(
            "worker", "-m", "celery", "-A", app, "worker", "-c", "1", "-l", "INFO", more=more
        )
        wait_until(lambda: b" ready." in log.read_bytes()[before:], "the worker is ready")
        return worker

    def start_web(self) -> str:
        """gunicorn on the socket this house already holds, so that nobody else takes the port."""
        number = self._port.fileno()
        self._start(
            "web", "-m", "gunicorn", "shimonoseki_cam.wsgi", "--workers", "2", "--preload",
            "--bind", f"fd://{number}", "--no-control-socket", passed=number,
        )  # fmt: skip
        with urlopen(f"{self.address}/accounts/login/", timeout=PATIENCE) as answer:
            assert answer.status == 200
        return self.address

    def send_task(self, name: str, *arguments: Any) -> None:
        """Through the application's own Celery, from a process of its own."""
        code = (
            "import json, sys; from shimonoseki_cam.celery import app; "
            "app.send_task(sys.argv[1], args=json.loads(sys.argv[2]))"
        )
        subprocess.run(
            [sys.executable, "-c", code, name, json.dumps(arguments)],
            cwd=ROOT, env=self.environment, check=True, timeout=PATIENCE,
        )  # fmt: skip

    def furnish_like(self, other: "House") -> None:
        """The other's files, with their dates; its recorders now stand in this house."""
        for name in ("recorders", "files"):
            shutil.copytree(other.folder / name, self.folder / name, dirs_exist_ok=True)
        with closing(psycopg2.connect(url_of(self.database))) as connection, connection:
            connection.cursor().execute(
                "UPDATE retention_recorder SET folder = replace(folder, %s, %s)",
                (str(other.folder), str(self.folder)),
            )

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(psycopg2.connect(url_of(self.database))) as connection:
            cursor = connection.cursor()
            cursor.execute(query, values)
            return list(cursor.fetchall())

    def value(self, query: str, *values: Any) -> Any:
        return self.rows(query, *values)[0][0]

    def other_connections(self) -> int:
        """How many processes are still connected to this house's database."""
        return int(
            self.value(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """As when the power goes: the process and its children at once, without a word."""
        with suppress(ProcessLookupError):  # it has died with all its children
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)

    def end(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.terminate()
        for process in self._processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill(process)
        self._port.close()

    def _start(
        self,
        name: str,
        *arguments: str,
        passed: int | None = None,
        more: Mapping[str, str] | None = None,
    ) -> "subprocess.Popen[bytes]":
        """In its own session, so that it can be ended with its children by its number."""
        with self.log(name).open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT, env={**self.environment, **(more or {})},
                stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                start_new_session=True, pass_fds=[] if passed is None else [passed],
            )  # fmt: skip
        self._processes.append(process)
        return process

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"


@contextmanager
def open_house(
    folder: Path, *, has_demo: bool = False, like: House | None = None
) -> Iterator[House]:
    """A house with an empty migrated database, or with rows and files `like` another one.

    Everything of it is taken away afterwards.
    """
    with fresh_database(like=like.database if like else None) as database:
        house = House(folder, database, has_demo=has_demo)
        try:
            if like:
                house.furnish_like(like)
            yield house
        finally:
            house.end()
            forget_keys(house.prefix)


@contextmanager
def fresh_database(*, like: str | None = None) -> Iterator[str]:
    """The name of a copy of the migrated template, or of the database `like` another one."""
    name = f"cam_house_{uuid.uuid4().hex[:12]}"
    _administer(f'CREATE DATABASE "{name}" TEMPLATE "{like or migrated_template()}"')
    try:
        yield name
    finally:
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def migrated_template() -> str:
    """Named after the migrations and the locked packages, so that one is made for each state."""
    name = f"cam_template_{_state_of_migrations()}"
    with _lock(name):
        if not _exists(name):
            unfinished = f"{name}_new"
            _administer(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)')
            _administer(f'CREATE DATABASE "{unfinished}"')
            _migrate(unfinished)
            _administer(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def wait_until(is_so: Callable[[], bool], what: str, *, every: float = 0.05) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(every)


def url_of(database: str) -> str:
    """The server of DATABASE_URL, another database."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))


def forget_keys(prefix: str) -> None:
    with closing(redis.Redis.from_url(os.environ["REDIS_URL"])) as store:
        for key in store.scan_iter(f"{prefix}*"):
            store.delete(key)


def _plain_environment() -> dict[str, str]:
    return {
        name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)
    }


def _migrate(database: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"],
            cwd=ROOT, check=True, timeout=PATIENCE,
            env={
                **_plain_environment(),
                "DJANGO_SETTINGS_MODULE": "shimonoseki_cam.settings.development",
                "DATABASE_URL": url_of(database),
                "DATA_DIR": folder,
            },
        )  # fmt: skip


def _state_of_migrations() -> str:
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _exists(database: str) -> bool:
    return bool(_administer(f"SELECT 1 FROM pg_database WHERE datname = '{database}'"))


def _administer(statement: str) -> list[tuple[Any, ...]]:
    """CREATE DATABASE and the like stand outside any transaction."""
    with closing(psycopg2.connect(url_of("postgres"))) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


@contextmanager
def _lock(name: str) -> Iterator[None]:
    place = Path(tempfile.gettempdir()) / f"{name}-{os.getuid()}.lock"
    with place.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
