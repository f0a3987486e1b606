"""A bucket on a real S3 server: every version is found, and after an erasure none is left."""

import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from retention.rules.erasure import Method
from retention.stores import LONGEST_PATH, s3
from retention.stores.bucket import MARKER, BucketStore
from tests.factories.retention import TOKEN
from tests.stores.server import new_bucket, start_server

pytestmark = pytest.mark.slow


def paths(store) -> list[str]:
    return [entry.path for page in store.pages({}) for entry in page.entries]


def erase(store, path) -> None:
    store.erase(path, Method.ALL_VERSIONS)
    store.settle()


# --- Versions ----------------------------------------------------------------


def test_a_video_with_many_versions_is_one_file_and_goes_with_all_of_them(versioned_bucket):
    for number in range(12):
        versioned_bucket.put("mihoncho/a.mp4", b"x" * (number + 1))
    store = versioned_bucket.store()

    assert paths(store) == ["a.mp4"]
    assert store.look("a.mp4").size == 12
    erase(store, "a.mp4")
    assert versioned_bucket.left() == []


def test_a_video_deleted_by_hand_is_still_found_and_erased(versioned_bucket):
    versioned_bucket.put("mihoncho/a.mp4", b"still here")
    versioned_bucket.delete("mihoncho/a.mp4")
    versioned_bucket.delete("mihoncho/a.mp4")
    store = versioned_bucket.store()

    assert paths(store) == ["a.mp4"]
    assert store.look("a.mp4").size == len(b"still here")
    assert b"".join(store.read("a.mp4", 0, 100)) == b"still here"
    erase(store, "a.mp4")
    assert versioned_bucket.left() == []


def test_delete_markers_alone_are_not_a_video(versioned_bucket):
    for _ in range(7):
        versioned_bucket.delete("mihoncho/a.mp4")
    store = versioned_bucket.store()

    assert paths(store) == []
    assert store.look("a.mp4") is None
    with pytest.raises(FileNotFoundError):
        erase(store, "a.mp4")


def test_where_versions_are_no_longer_kept_the_old_ones_go_too(versioned_bucket):
    versioned_bucket.put("mihoncho/a.mp4", b"old")
    versioned_bucket.client.put_bucket_versioning(
        Bucket=versioned_bucket.name, VersioningConfiguration={"Status": "Suspended"}
    )
    versioned_bucket.put("mihoncho/a.mp4", b"newer")
    store = versioned_bucket.store()

    assert store.look("a.mp4").size == len(b"newer")
    erase(store, "a.mp4")
    assert versioned_bucket.left() == []


def test_empty_videos_share_no_identity(plain_bucket):
    plain_bucket.put("mihoncho/a.mp4", b"")

    assert plain_bucket.store().look("a.mp4").identity == ""


# --- Names -------------------------------------------------------------------


def test_a_neighbour_whose_name_begins_alike_is_never_touched(versioned_bucket):
    for key in ("ab/x.mp4", "ab/x.mp4.idx", "ab/x.mp4/inner.mp4", "abc/x.mp4", "ab"):
        versioned_bucket.put(key)
    store = versioned_bucket.store("ab")

    assert paths(store) == ["x.mp4", "x.mp4.idx", "x.mp4/inner.mp4"]
    erase(store, "x.mp4")
    assert versioned_bucket.left() == ["ab", "ab/x.mp4.idx", "ab/x.mp4/inner.mp4", "abc/x.mp4"]


@pytest.mark.parametrize("name", ["集会所 １号/午前 7時.mp4", "a+b&c=%20?.mp4", "#1//x.mp4"])
def test_any_name_of_a_recorder_can_be_listed_read_and_erased(versioned_bucket, name):
    versioned_bucket.put(f"mihoncho/{name}", b"0123456789")
    store = versioned_bucket.store()

    assert paths(store) == [name]
    assert b"".join(store.read(name, 2, 3)) == b"234"
    erase(store, name)
    assert versioned_bucket.left() == []


def test_names_that_cannot_be_entered_are_counted_and_folder_signs_are_not(plain_bucket):
    store = plain_bucket.store()
    store.mark()
    plain_bucket.put("mihoncho/", b"")
    plain_bucket.put("mihoncho/day/", b"")
    plain_bucket.put("mihoncho/.hidden.mp4")
    plain_bucket.put("mihoncho/.recycle/x.mp4")
    plain_bucket.put("mihoncho/bytes-in-a-folder-sign/")
    plain_bucket.put("mihoncho/" + "x" * (LONGEST_PATH + 1))
    plain_bucket.put("mihoncho/" + "x" * LONGEST_PATH)

    pages = list(store.pages({}))

    assert [entry.path for page in pages for entry in page.entries] == ["x" * LONGEST_PATH]
    assert sum(page.unlisted for page in pages) == 4


@pytest.mark.parametrize("path", ["../other/x.mp4", MARKER, "day/../../x.mp4", "", "day/"])
def test_never_leaves_its_place_and_never_erases_its_sign(plain_bucket, path):
    store = plain_bucket.store()
    store.mark()
    plain_bucket.put("other/x.mp4")
    before = plain_bucket.left()

    for attempt in (
        store.look,
        lambda path: store.read(path, 0, 1),
        lambda path: erase(store, path),
    ):
        with pytest.raises(OSError, match="not the path of a video"):
            attempt(path)
    assert plain_bucket.left() == before


def test_a_whole_bucket_is_never_a_store():
    with pytest.raises(ValueError, match="whole bucket"):
        BucketStore("recordings", TOKEN)


@pytest.mark.long
def test_2500_videos_come_a_thousand_at_a_time(settings, tmp_path):
    server = start_server(tmp_path / "log", names_an_answer=1000)
    settings.S3_ADDRESS = server.address
    try:
        bucket = new_bucket(versioned=True)
        names = [f"{number:04}.mp4" for number in range(2500)]
        with ThreadPoolExecutor(8) as hands:
            list(hands.map(lambda name: bucket.put(f"mihoncho/{name}"), names))

        pages = list(bucket.store().pages({}))
    finally:
        server.kill()

    assert [len(page.entries) for page in pages] == [1000, 1000, 500, 0]
    assert [entry.path for page in pages for entry in page.entries] == names


# --- What cannot be erased ---------------------------------------------------


@pytest.fixture
def locked_bucket(address):
    return new_bucket(versioned=True, ObjectLockEnabledForBucket=True)


LOCK = {
    "ChecksumAlgorithm": "SHA256",
    "ObjectLockMode": "COMPLIANCE",
    "ObjectLockRetainUntilDate": datetime.now(UTC) + timedelta(days=30),  # noqa: TID251
}


def test_a_video_under_object_lock_cannot_be_erased_and_stays_as_it_was(locked_bucket):
    locked_bucket.put("mihoncho/a.mp4", b"first", **LOCK)
    locked_bucket.put("mihoncho/a.mp4", b"second")
    locked_bucket.put("mihoncho/b.mp4")
    store = locked_bucket.store()
    before = store.look("a.mp4")

    with pytest.raises(PermissionError):
        erase(store, "a.mp4")

    assert store.look("a.mp4") == before
    erase(store, "b.mp4")
    assert locked_bucket.left() == ["mihoncho/a.mp4"] * 2


def test_a_version_written_meanwhile_is_not_called_erased(versioned_bucket):
    """The hook of the real client lets the recorder write between the deletion and the question."""
    versioned_bucket.put("mihoncho/a.mp4", b"first")
    events = versioned_bucket.client.meta.events

    def write_again(**_):
        versioned_bucket.put("mihoncho/a.mp4", b"second")

    events.register("after-call.s3.DeleteObject", write_again)
    try:
        with pytest.raises(OSError, match="written meanwhile"):
            erase(versioned_bucket.store(), "a.mp4")
    finally:
        events.unregister("after-call.s3.DeleteObject", write_again)
    assert versioned_bucket.store().look("a.mp4").size == len(b"second")


@pytest.mark.parametrize("method", [Method.OVERWRITE_UNLINK, Method.UNLINK])
def test_a_method_of_folders_is_refused(plain_bucket, method):
    plain_bucket.put("mihoncho/a.mp4")

    with pytest.raises(OSError, match="cannot be erased"):
        plain_bucket.store().erase("a.mp4", method)
    assert plain_bucket.left() == ["mihoncho/a.mp4"]


# --- A server that is away ---------------------------------------------------


def everything(store):
    return (
        store.mark,
        store.require,
        store.is_in_use,
        lambda: list(store.pages({})),
        lambda: store.look("a.mp4"),
        lambda: store.read("a.mp4", 0, 1),
        lambda: store.erase("a.mp4", Method.ALL_VERSIONS),
    )


def all_raise_oserror(store) -> None:
    for attempt in everything(store):
        with pytest.raises(OSError):  # noqa: PT011 - whatever the trouble, it is one of these
            attempt()


def test_a_server_that_dies_between_two_answers_is_an_error_not_an_end(settings, own_server):
    settings.S3_ADDRESS = own_server.address
    bucket = new_bucket(versioned=True)
    for number in range(2 * 5 + 1):
        bucket.put(f"mihoncho/{number:02}.mp4")
    store = bucket.store()
    pages = store.pages({})
    next(pages)

    own_server.kill()

    with pytest.raises(OSError, match="connect"):
        list(pages)
    all_raise_oserror(store)


def test_a_bucket_that_is_not_there_is_an_error(address):
    all_raise_oserror(BucketStore("no-such-bucket/mihoncho", TOKEN))


def test_without_an_address_nothing_is_asked_of_anybody(settings):
    settings.S3_ADDRESS = ""

    all_raise_oserror(BucketStore("recordings/mihoncho", TOKEN))


def test_without_the_optional_packages_it_says_which(settings, monkeypatch):
    settings.S3_ADDRESS = "http://127.0.0.1:9/never-asked"
    monkeypatch.setitem(sys.modules, "boto3.session", None)

    with pytest.raises(OSError, match=r"boto3 is not installed.*requirements-s3\.lock"):
        BucketStore("recordings/mihoncho", TOKEN).require()


def test_a_server_that_never_answers_is_given_up(settings, monkeypatch):
    monkeypatch.setattr(s3, "_ANSWER_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.S3_ADDRESS = f"http://127.0.0.1:{silent.getsockname()[1]}"

        all_raise_oserror(BucketStore("recordings/mihoncho", TOKEN))


@contextmanager
def answering_with(page: bytes):
    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("page", [b"<html><body>sign in</body></html>", b"<html><br></html>", b""])
def test_the_page_of_a_proxy_is_not_an_empty_bucket(settings, page):
    with answering_with(page) as settings.S3_ADDRESS:
        all_raise_oserror(BucketStore("recordings/mihoncho", TOKEN))
