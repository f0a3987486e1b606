"""A real S3 server in a process of its own, and buckets in it (fixtures for conftest.py)."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from retention.stores.bucket import BucketStore
from retention.stores.s3 import s3
from tests.factories.retention import TOKEN

# So few names an answer that every test turns pages.
NAMES_AN_ANSWER = 5
_numbers = count(1)
_MAIN = "from moto.server import main; main()"


@dataclass
class Server:
    process: subprocess.Popen
    address: str

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def start_server(log: Path, names_an_answer: int = NAMES_AN_ANSWER) -> Server:
    """On a port of the system's choice, which the server tells in its log."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", _MAIN, "-H", "127.0.0.1", "-p", "0"],
            env={"MOTO_S3_DEFAULT_MAX_KEYS": str(names_an_answer), "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=output,
        )
    said = "Running on "
    while said not in (told := log.read_text(encoding="utf-8")):
        assert process.poll() is None, told
    return Server(process, told.partition(said)[2].split()[0])


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory) -> Iterator[Server]:
    server = start_server(tmp_path_factory.mktemp("s3") / "log")
    yield server
    server.kill()


@pytest.fixture
def own_server(tmp_path) -> Iterator[Server]:
    """One that a test may kill."""
    server = start_server(tmp_path / "s3.log")
    yield server
    server.kill()


@pytest.fixture(autouse=True)
def _keys(monkeypatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "tests")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "tests")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@dataclass
class Bucket:
    """What a recorder, an officer at the console, or the server's operator does with a bucket."""

    name: str
    client: Any

    def put(self, key: str, content: bytes = b"video", **options: Any) -> None:
        self.client.put_object(Bucket=self.name, Key=key, Body=content, **options)

    def delete(self, key: str) -> None:
        """As at a console: where versions are kept, only a delete marker is laid over them."""
        self.client.delete_object(Bucket=self.name, Key=key)

    def copy(self, key: str, to: str) -> None:
        source = {"Bucket": self.name, "Key": key}
        self.client.copy_object(Bucket=self.name, Key=to, CopySource=source)

    def left(self, prefix: str = "") -> list[str]:
        """The name of each version and each delete marker."""
        pages = self.client.get_paginator("list_object_versions").paginate(
            Bucket=self.name, Prefix=prefix
        )
        return sorted(
            each["Key"]
            for page in pages
            for kind in ("Versions", "DeleteMarkers")
            for each in page.get(kind, ())
        )

    def store(self, prefix: str = "mihoncho", token: str = TOKEN) -> BucketStore:
        return BucketStore(f"{self.name}/{prefix}", token)


def new_bucket(*, versioned: bool, **options: Any) -> Bucket:
    """In the server that the settings name."""
    with s3("tests") as client:
        bucket = Bucket(f"recordings-{next(_numbers)}", client)
        client.create_bucket(Bucket=bucket.name, **options)
        if versioned:
            client.put_bucket_versioning(
                Bucket=bucket.name, VersioningConfiguration={"Status": "Enabled"}
            )
    return bucket


@pytest.fixture
def address(settings, s3_server) -> str:
    settings.S3_ADDRESS = s3_server.address
    return s3_server.address


@pytest.fixture
def plain_bucket(address) -> Bucket:
    return new_bucket(versioned=False)


@pytest.fixture
def versioned_bucket(address) -> Bucket:
    return new_bucket(versioned=True)
