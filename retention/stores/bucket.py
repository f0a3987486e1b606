"""A place in an S3-compatible bucket that a recorder writes into: listing it, and erasing for good.

Deleting an object of a versioned bucket only hides it. So everything here asks for versions: what
somebody deleted by hand still has its bytes, is found, and is erased on its day. The listing costs
one request for a thousand versions, as a listing of names would; where a name has been written many
times it is that much longer, until its old versions go with it. An erasure costs three requests and
one more for each further version.

What a listing of versions does not show is not seen here: parts of uploads that were never finished,
and copies in other buckets (docs/operations.md).
"""

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from retention.rules.erasure import Method
from retention.stores import LONGEST_PATH, Page, StoredVideo
from retention.stores.s3 import s3

MARKER = ".shimonoseki-cam-store"
_CHUNK = 256 * 1024
# NUL, which the database refuses, and the sign that stands for bytes which were not UTF-8.
_NEVER_IN_A_PATH = frozenset("\0\ufffd")


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry whose facts came with the listing."""

    video: StoredVideo

    @property
    def path(self) -> str:
        return self.video.path

    def facts(self) -> StoredVideo:
        return self.video


class BucketStore:
    """`location` is 「bucket/prefix」; names always begin with the prefix and a slash."""

    def __init__(self, location: str, token: str) -> None:
        self.bucket, _, prefix = location.partition("/")
        if not prefix:
            message = f"a whole bucket is never a store: {location}"
            raise ValueError(message)
        self.prefix = f"{prefix}/"
        self.token = token

    def mark(self) -> None:
        """Asks first, since some servers do not know the condition that Amazon's keeps by itself."""
        if self._sign_there() is not None:
            raise FileExistsError(errno.EEXIST, "the sign of a recorder lies here", self.prefix)
        key = self.prefix + MARKER
        with s3(key) as client:
            client.put_object(Bucket=self.bucket, Key=key, Body=self._sign, IfNoneMatch="*")

    def require(self) -> None:
        if self._sign_there() != self._sign:
            message = "the place is without its sign, or has another's"
            raise FileNotFoundError(errno.ENOENT, message, f"{self.bucket}/{self.prefix}")

    def is_in_use(self) -> bool:
        """Does anything lie here, if only the empty name by which a console shows a folder?"""
        with s3(self.prefix) as client:
            return any(answer.get("Versions") for answer in self._answers(client, self.prefix))

    @property
    def _sign(self) -> bytes:
        return f"下関市 防犯カメラ台帳の消去の対象です。\n{self.token}\n".encode()

    def _sign_there(self) -> bytes | None:
        key = self.prefix + MARKER
        try:
            with s3(key) as client, closing(_body(client, Bucket=self.bucket, Key=key)) as body:
                sign: bytes = body.read()
                return sign
        except FileNotFoundError:
            return None

    def pages(self, known: Mapping[str, int]) -> Iterator[Page]:
        """A bucket keeps no time of change, so `known` saves nothing here.

        Names come in the order of their bytes, in which the names of a folder may lie apart: only
        after all of them is each folder told to be done.
        """
        folders = {""}
        last = ""
        with s3(self.prefix) as client:
            for answer in self._answers(client, self.prefix):
                newest = list(_newest_of_each(answer.get("Versions", ()), after=last))
                last = newest[-1]["Key"] if newest else last
                for page in self._pages_of(newest):
                    folders.add(page.folder)
                    yield page
        yield from (Page(folder, ()) for folder in sorted(folders))

    def _pages_of(self, newest: Iterable[Mapping[str, Any]]) -> Iterator[Page]:
        entries: dict[str, list[_Found]] = {}
        unlisted = 0
        for version in newest:
            path = version["Key"].removeprefix(self.prefix)
            if _can_be_entered(path):
                entries.setdefault(path.rpartition("/")[0], []).append(
                    _Found(_stored(path, version))
                )
            elif path != MARKER and not _is_a_folder(path, version):
                unlisted += 1
        for folder, found in entries.items():
            yield Page(folder, found, is_last=False)
        if unlisted:
            yield Page("", (), unlisted=unlisted, is_last=False)

    def look(self, path: str) -> StoredVideo | None:
        """The newest version, also where a delete marker hides it."""
        with s3(path) as client:
            newest = self._newest(client, self._key(path))
        return _stored(path, newest) if newest else None

    def read(self, path: str, start: int, length: int) -> Iterator[bytes]:
        """Asked for at once, as a folder's file is opened; one version, whatever is written meanwhile."""
        key = self._key(path)
        with s3(path) as client:
            newest = self._newest(client, key)
            if newest is None:
                raise FileNotFoundError(errno.ENOENT, "nothing lies under that name", path)
            end = min(start + length, newest["Size"])
            if start >= end:
                return iter(())
            wanted = {"VersionId": newest["VersionId"], "Range": f"bytes={start}-{end - 1}"}
            return _chunks(path, _body(client, Bucket=self.bucket, Key=key, **wanted))

    def erase(self, path: str, method: Method) -> None:
        """Delete every version and every delete marker of this name, then ask whether any is left.

        The newest version goes last: an erasure that stops half-way (a version under Object Lock,
        a server that is gone) leaves what `look` tells of the file as it was. The markers go after
        it, so that what was hidden is never shown again.
        """
        if method is not Method.ALL_VERSIONS:
            raise OSError(errno.EINVAL, f"a bucket cannot be erased by {method}", path)
        key = self._key(path)
        with s3(path) as client:
            versions, markers = self._all_of(client, key)
            if not versions:
                raise FileNotFoundError(errno.ENOENT, "nothing lies under that name", path)
            for each in [*reversed(versions), *markers]:
                client.delete_object(Bucket=self.bucket, Key=key, VersionId=each["VersionId"])
            if any(self._all_of(client, key)):
                raise OSError(errno.EBUSY, "something is left, or was written meanwhile", path)

    def removed_before(self, path: str) -> None:
        """Nothing to make durable: the server has said that it is gone."""

    def settle(self) -> None:
        """Nothing to do: the server's answer to a deletion is durable, and `erase` asked again."""

    def _key(self, path: str) -> str:
        if not _can_be_entered(path):
            raise OSError(errno.EINVAL, "not the path of a video", path)
        return self.prefix + path

    def _newest(self, client: Any, key: str) -> Mapping[str, Any] | None:
        versions, _markers = self._all_of(client, key)
        return versions[0] if versions else None

    def _all_of(self, client: Any, key: str) -> tuple[list[Any], list[Any]]:
        """Versions and delete markers of exactly this name, each newest first."""
        versions: list[Any] = []
        markers: list[Any] = []
        for answer in self._answers(client, key):
            found = answer.get("Versions", []), answer.get("DeleteMarkers", [])
            for mine, listed in zip((versions, markers), found, strict=True):
                mine += [each for each in listed if each["Key"] == key]
            # Names come in order: after the first longer one, none is ours.
            if any(each["Key"] != key for listed in found for each in listed):
                break
        return versions, markers

    def _answers(self, client: Any, prefix: str) -> Iterator[Mapping[str, Any]]:
        """What is not an answer about this bucket (a page of a proxy) must not look like an empty one."""
        listing = client.get_paginator("list_object_versions")
        for answer in listing.paginate(Bucket=self.bucket, Prefix=prefix):
            if answer.get("Name") != self.bucket:
                raise OSError(errno.EPROTO, "the answer is not the listing of a bucket", prefix)
            yield answer


def _body(client: Any, **wanted: str) -> Any:
    return client.get_object(**wanted)["Body"]


def _chunks(path: str, body: Any) -> Iterator[bytes]:
    with s3(path), closing(body):
        yield from body.iter_chunks(_CHUNK)


def _newest_of_each(
    versions: Iterable[Mapping[str, Any]], *, after: str
) -> Iterator[Mapping[str, Any]]:
    """Versions of a name come newest first, and may go on in the next answer."""
    for version in versions:
        if version["Key"] != after:
            after = version["Key"]
            yield version


def _stored(path: str, version: Mapping[str, Any]) -> StoredVideo:
    """A bucket knows no renaming, only copies, and the ETag is what a copy shares with its original.

    It changes with the content. A copy has another one where the upload came in parts or the server
    encrypts with KMS; it is then simply a new file. Empty objects all have the same, so that it says
    nothing of them.
    """
    identity = version["ETag"].strip('"') if version["Size"] else ""
    return StoredVideo(path, version["Size"], version["LastModified"], identity)


def _can_be_entered(path: str) -> bool:
    """Hidden names and 「..」 are nobody's video; a name without an end is a folder's."""
    return (
        len(path) <= LONGEST_PATH
        and _NEVER_IN_A_PATH.isdisjoint(path)
        and not path.endswith("/")
        and not any(part.startswith(".") for part in path.split("/"))
        and path != ""
    )


def _is_a_folder(path: str, version: Mapping[str, Any]) -> bool:
    """The empty object by which consoles show a folder."""
    return version["Size"] == 0 and (path == "" or path.endswith("/"))
