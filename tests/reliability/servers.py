"""A PostgreSQL and a Redis of the harness's own, so that they can be cut off without a word."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import redis

_VERSIONS = Path("/usr/lib/postgresql")
_PATIENCE = 60.0
# A killed server needs what it told the kernel, not what the disk has: fsync would only take time.
_OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=60"


class Servers:
    """`database_url` and `redis_url` stay the same when a server comes back."""

    def __init__(self, folder: Path) -> None:
        self._cluster = folder / "cluster"
        self._redis_folder = folder / "redis"
        self._redis_socket = self._redis_folder / "s"
        self._redis: subprocess.Popen[bytes] | None = None
        self.database_url = f"postgres://postgres@/postgres?host={quote(str(folder), safe='/')}"
        self.redis_url = f"unix://{quote(str(self._redis_socket), safe='/')}?db=0"
        self._options = f"{_OPTIONS} -c unix_socket_directories={folder}"

    def start(self) -> None:
        self._redis_folder.mkdir()
        self._start_redis()
        self._postgres("initdb", "-D", self._cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                       "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self._pg_ctl("start")

    def restart_postgres(self) -> None:
        """As when the machine's power goes: no checkpoint; it recovers from its log."""
        self._pg_ctl("restart", "-m", "immediate")

    def lose_redis(self) -> None:
        """Killed, and back with nothing in it."""
        self._end_redis()
        self._start_redis()
        with closing(redis.Redis(unix_socket_path=str(self._redis_socket))) as store:
            store.flushall()

    def stop(self) -> None:
        self._end_redis()
        if (self._cluster / "postmaster.pid").exists():
            self._pg_ctl("stop", "-m", "immediate")

    def _pg_ctl(self, *arguments: str) -> None:
        log = self._cluster.with_suffix(".log")
        self._postgres("pg_ctl", "-D", self._cluster, "-l", log, "-w", "-s", "-o", self._options,
                       *arguments)  # fmt: skip

    def _postgres(self, program: str, *arguments: Any) -> None:
        subprocess.run(
            [_newest() / program, *arguments],
            cwd="/", check=True, timeout=_PATIENCE, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **_as_postgres(),
        )  # fmt: skip

    def _start_redis(self) -> None:
        self._redis_socket.unlink(missing_ok=True)
        self._redis = subprocess.Popen(
            ["redis-server", "--port", "0", "--unixsocket", str(self._redis_socket),
             "--save", "", "--appendonly", "no", "--dir", str(self._redis_folder)],
            stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        end = time.monotonic() + _PATIENCE
        while not self._redis_socket.exists():
            assert time.monotonic() < end, "Redis does not come up"
            time.sleep(0.01)

    def _end_redis(self) -> None:
        if self._redis:
            self._redis.send_signal(signal.SIGKILL)
            self._redis.wait(_PATIENCE)


def _newest() -> Path:
    return max(_VERSIONS.iterdir(), key=lambda path: float(path.name)) / "bin"


def _as_postgres() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


@contextmanager
def own_servers() -> Iterator[Servers]:
    """In a short folder that the database's user may enter; taken away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="cam-crash-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    servers = Servers(folder)
    try:
        servers.start()
        yield servers
    finally:
        servers.stop()
        shutil.rmtree(folder)
