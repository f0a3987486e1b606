"""Playing footage, with real processes: the record comes first, then the bytes, piece by piece."""

import base64
import hashlib
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
import pytest

from retention.rules.byte_ranges import LARGEST_PIECE
from shimonoseki_cam.demo.characters import HAYASHI, SATO, TANAKA
from tests.journeys.test_demo import become
from tests.journeys.visitor import Visitor
from tests.processes.house import House, url_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PURPOSE = "器物損壊の日時を確かめるため"
# A second of a moving square, recorded by the browser itself.
_FILM = """async () => {
  const canvas = document.createElement('canvas'); canvas.width = 64; canvas.height = 48;
  const pen = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(20), {mimeType: 'video/webm'});
  const parts = []; recorder.ondataavailable = part => parts.push(part.data);
  const ended = new Promise(resolve => { recorder.onstop = resolve; });
  recorder.start();
  for (let n = 0; n < 20; n += 1) {
    pen.fillStyle = n % 2 ? '#fff' : '#000'; pen.fillRect(n, n, 20, 20);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  recorder.stop(); await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""
_PLAYED = "() => document.querySelector('video').currentTime > 0"


def change(house: House, statement: str, *values: object) -> None:
    with closing(psycopg2.connect(url_of(house.database))) as connection, connection:
        connection.cursor().execute(statement, values)


def lay(house: House, name: str, content: bytes) -> tuple[int, Path]:
    """In place of the newest file: its row, and where it lies."""
    pk, folder, association = house.rows(
        "SELECT f.id, r.folder, r.association_id FROM retention_footage f"
        " JOIN retention_recorder r ON r.id = f.recorder_id"
        " WHERE f.stage = 'KEPT' ORDER BY f.last_day_kept DESC, f.id LIMIT 1"
    )[0]
    path = Path(folder) / name
    path.write_bytes(content)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    change(
        house,
        "UPDATE retention_footage SET path = %s, size = %s, modified_at = %s WHERE id = %s",
        name, len(content), datetime.fromtimestamp(1_700_000_000, UTC), pk,
    )  # fmt: skip
    assert association == 1
    return pk, path


def accesses(house: House) -> int:
    return int(house.value("SELECT count(*) FROM retention_footageaccess WHERE kind = 'PLAYBACK'"))


def ask(visitor: Visitor, footage: int) -> Visitor:
    visitor.open(f"/a/1/footage/files/{footage}/play/").reads("利用の制限（規程6(1)）")
    visitor.fill(purpose=PURPOSE)
    visitor.page.get_by_label("この目的に限って見ます").check()
    return visitor.press("目的を記録して映像を開く")


def source_of(visitor: Visitor) -> str:
    return str(visitor.page.locator("video").get_attribute("src"))


def test_the_record_is_there_before_the_first_byte(demo_house: House, arrive) -> None:
    sato = arrive(demo_house.start_web(), "playback-sato")
    become(sato, SATO)
    footage, path = lay(demo_house, "film.webm", base64.b64decode(sato.page.evaluate(_FILM)))
    asked: list[str] = []
    sato.page.on("request", lambda request: asked.append(request.url))

    ask(sato, footage).reads("まで見られます", PURPOSE)

    assert accesses(demo_house) == 1
    assert not [url for url in asked if url.endswith("/video")]
    sato.page.evaluate("() => document.querySelector('video').play()")
    sato.page.wait_for_function(_PLAYED)
    assert [url for url in asked if url.endswith("/video")]

    ask(sato, footage)
    path.rename(path.with_name("away"))
    answer = sato.context.request.get(source_of(sato))

    assert (answer.status, accesses(demo_house)) == (404, 2)
    assert "見つかりません" in answer.text()


def test_a_long_video_comes_piece_by_piece(demo_house: House, arrive) -> None:
    sato = arrive(demo_house.start_web(), "playback-long")
    become(sato, SATO)
    content = os.urandom(2 * LARGEST_PIECE + 12345)
    footage, _path = lay(demo_house, "long.mp4", content)
    source = source_of(ask(sato, footage))
    ask_for = sato.context.request

    pieces, start = [], 0
    while start < len(content):
        piece = ask_for.get(source, headers={"Range": f"bytes={start}-"})
        assert piece.status == 206
        assert len(piece.body()) <= LARGEST_PIECE
        assert piece.headers["content-range"].startswith(f"bytes {start}-")
        pieces.append(piece.body())
        start += len(piece.body())

    whole = ask_for.get(source)
    assert hashlib.sha256(b"".join(pieces)).digest() == hashlib.sha256(content).digest()
    assert (whole.status, whole.body()) == (200, content)
    assert len(pieces) == 3
    assert ask_for.get(source, headers={"Range": "bytes=-5"}).body() == content[-5:]
    beyond = ask_for.get(source, headers={"Range": f"bytes={len(content)}-"})
    assert (beyond.status, beyond.headers["content-range"]) == (416, f"bytes */{len(content)}")
    head = ask_for.fetch(source, method="HEAD")
    assert (head.status, head.body()) == (200, b"")
    assert head.headers["content-length"] == str(len(content))


def test_a_handler_watches_by_permit_and_the_city_never(demo_house: House, arrive) -> None:
    address = demo_house.start_web()
    sato, tanaka = arrive(address, "playback-manager"), arrive(address, "playback-handler")
    become(sato, SATO)
    become(tanaka, TANAKA)
    footage, _path = lay(demo_house, "film.mp4", b"not really a film")
    tanaka.open(f"/a/1/footage/files/{footage}/play/").reads("管理責任者に頼んでください")
    assert accesses(demo_house) == 0

    sato.open("/a/1/footage/handling/").follow("取扱いを許可する")
    sato.fill(purpose=PURPOSE, hours="1").press("取扱いを許可する").reads("今の許可", "田中 一郎")
    ask(tanaka, footage).reads("まで見られます")
    source = source_of(tanaka)
    assert tanaka.context.request.get(source).status == 200

    assert sato.context.request.get(source).status == 404
    city = arrive(address, "playback-city")
    become(city, HAYASHI)
    for path in (source, f"/a/1/footage/files/{footage}/play/", "/a/1/footage/handling/"):
        assert city.context.request.get(path).status == 404
    sato.open("/a/1/footage/handling/").follow("許可を取り消す", exact=False)
    sato.press("この許可を取り消す").reads("許可を取り消しました。")
    assert tanaka.context.request.get(source).status == 403
