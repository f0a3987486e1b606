"""Somebody without an account checks a night's file in the browser: whole, and tampered with."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from shimonoseki_cam.demo.characters import SATO
from tests.journeys.visitor import PHONE, Visitor
from tests.processes.house import House, open_house

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEAL = """
from django.utils import timezone
from civic.actors import SystemActor
from retention.actions.seal_night import seal_night
seal_night(at=timezone.now(), by=SystemActor("tests"))
"""
WHOLE = "記録は、封印のときのままです"
PARTLY = "確かめられなかったことがあります"
CHANGED = "記録が、封印のときのままではありません"
Data = dict[str, Any]


def line(row: list[Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def edit(data: Data) -> None:
    row = json.loads(data["rows"][4])
    row[10] = row[10].replace("+00:00", "Z")
    data["rows"][4] = line(row)


def garble(data: Data) -> None:
    data["rows"][4] = "x"


def remove(data: Data) -> None:
    del data["rows"][4]


def remove_last(data: Data) -> None:
    del data["rows"][-1]


def add(data: Data) -> None:
    row = json.loads(data["rows"][-1])
    data["rows"].append(line([row[0] + 1, *row[1:]]).replace("ch0", "ch9"))


def swap(data: Data) -> None:
    one, other = json.loads(data["rows"][1]), json.loads(data["rows"][4])
    data["rows"][1], data["rows"][4] = line([one[0], *other[1:]]), line([other[0], *one[1:]])


def edit_with_its_leaf(data: Data) -> None:
    edit(data)
    data["leaf_hashes"][4] = "00" * 32


def edit_without_leaves(data: Data) -> None:
    edit(data)
    data["leaf_ids"] = data["leaf_hashes"] = None


def other_root(data: Data) -> None:
    data["erasures_root"] = "0" * 64


def other_night(data: Data) -> None:
    data["night"] = "2026-01-01"


def other_association(data: Data) -> None:
    data["association_id"] += 1


def other_recorder(data: Data) -> None:
    data["recorder_id"] += 1


def other_entry(data: Data) -> None:
    data["entry"] = data["entry"].replace("system:", "system:x")


def other_proof(data: Data) -> None:
    data["entry_proof"][0] = "0" * 64


def other_note(data: Data) -> None:
    data["note"] = data["note"].replace("sealed_at: 20", "sealed_at: 19")


def other_signature(data: Data) -> None:
    data["signature"] = "0" * 128


def other_key(data: Data) -> None:
    data["public_key"] = "0" * 64


TAMPERED: dict[Callable[[Data], None], str] = {
    edit: "{4}番の記録が、書きかえられています。いまの行：ファイル ",
    garble: "{4}番の記録が、書きかえられています。いまの行：読めない行 x",
    remove: "{4}番の記録が消されています。",
    remove_last: "{11}番の記録が消されています。",
    add: "番の記録が、あとから加えられています。いまの行：ファイル ",
    swap: "{1}番にあるのは、封印のときに{4}番だった記録です。入れかえられています。",
    edit_with_its_leaf: "封印のときの一覧が変えられています。",
    edit_without_leaves: "どの記録かは分かりません。",
    other_root: "QRにある根とちがいます。",
    other_night: "この夜の日付、根、数のどれかが、操作の記録とちがいます。",
    other_association: "ファイルの番号が、封印にある番号とちがいます。",
    other_recorder: "ファイルの番号が、封印にある番号とちがいます。",
    other_entry: "封印に含まれていません。操作の記録が変えられています。",
    other_proof: "封印に含まれていません。",
    other_note: "署名が合いません。",
    other_signature: "署名が合いません。",
    other_key: "ファイルの鍵は、市の公開鍵ではありません。",
}


@pytest.fixture(scope="module")
def house(seeded_house: House, tmp_path_factory) -> Iterator[House]:
    """The demo's town after a sealed night, with its web."""
    folder = tmp_path_factory.mktemp("sealed") / "house"
    with open_house(folder, has_demo=True, like=seeded_house) as house:
        night = house.manage("erase_overdue")
        assert night.returncode == 0, night.stderr
        seal = house.manage("shell", "-v0", "-c", SEAL)
        assert seal.returncode == 0, seal.stderr
        house.start_web()
        yield house


@pytest.fixture
def data(house: House, arrive) -> Data:
    """What 佐藤 hands out beside the certificate."""
    sato = arrive(house.address, "verify-officer")
    sato.page.goto("/accounts/login/")
    sato.page.get_by_role("button", name=SATO.label).first.click()
    association, run = house.rows(
        "SELECT association_id, run.id FROM retention_nightlyrun run"
        " JOIN retention_recorder recorder ON recorder.id = recorder_id WHERE erased_count > 0"
    )[0]
    answer = sato.context.request.get(f"/a/{association}/footage/nights/{run}.json")
    assert "attachment" in answer.headers["content-disposition"]
    return answer.json()


def choose(visitor: Visitor, data: Data | str) -> str:
    """What the page says of this file."""
    content = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    file = {"name": "proof.json", "mimeType": "application/json", "buffer": content.encode()}
    visitor.page.set_input_files("#verify_file", file)
    visitor.page.wait_for_selector("[data-verify-summary] .banner")
    return visitor.text


def examine_result(visitor: Visitor) -> None:
    """The page with its answer is another page than the one without."""
    visitor.seen.discard("/verify/")
    visitor.examine()


def test_a_resident_checks_a_night_and_each_way_of_tampering_with_it(house, data, arrive) -> None:
    resident = arrive(house.address, "verify")
    resident.open(f"/verify/#{data['erasures_root']}")
    resident.reads("これでは分からないこと", "市の公開鍵", data["public_key"])
    asked: list[str] = []
    resident.page.on("request", lambda request: asked.append(request.url))

    text = choose(resident, data)

    assert WHOLE in text
    assert "12件の記録を、一件ずつ確かめました。" in text
    assert resident.page.locator(".chip-success").count() == 7
    heading = resident.page.locator("[data-verify-summary] .banner").inner_text()
    assert f"団体{data['association_id']}番、録画装置{data['recorder_id']}番、令和" in heading
    assert f"封印には番号だけが入っています）は、{data['association']}、" in heading
    ids = [json.loads(row)[0] for row in data["rows"]]
    for tamper, told in TAMPERED.items():
        changed = copy.deepcopy(data)
        tamper(changed)
        text = choose(resident, changed)
        assert CHANGED in text, tamper.__name__
        named = told.format(*ids)
        assert named in text, f"{tamper.__name__}: {text}"
    assert "このファイルは読めません" in choose(resident, "{}")
    assert "このファイルは読めません" in choose(resident, "not json")
    assert asked == []


def test_the_answer_reads_well_on_a_telephone_and_by_ear(house, data, arrive) -> None:
    resident = arrive(house.address, "verify-answer")
    resident.page.set_viewport_size(PHONE)
    resident.open(f"/verify/#{data['erasures_root']}")
    choose(resident, data)
    examine_result(resident)
    assert resident.page.locator("[aria-live] .banner-success").count() == 1

    edit(data)
    choose(resident, data)
    examine_result(resident)
    assert resident.page.locator("[aria-live] .banner-error").count() == 1


def test_what_cannot_be_checked_is_said_and_the_rest_is_checked(house, data, arrive) -> None:
    resident = arrive(house.address, "verify-partly")
    resident.page.add_init_script(
        "const whole = crypto.subtle.importKey.bind(crypto.subtle);"
        "crypto.subtle.importKey = (format, key, kind, ...rest) => kind.name === 'Ed25519'"
        " ? Promise.reject(new DOMException('', 'NotSupportedError'))"
        " : whole(format, key, kind, ...rest);"
    )
    resident.open("/verify/")

    text = choose(resident, data)

    assert PARTLY in text
    assert "このブラウザーは、署名（Ed25519）を確かめられません。" in text
    assert "QRから開いていません。" in text
    assert resident.page.locator(".chip-success").count() == 5
    edit(data)
    assert CHANGED in choose(resident, data)


def test_a_browser_that_cannot_reckon_says_so_at_once(house, arrive) -> None:
    resident = arrive(house.address, "verify-old")
    resident.page.add_init_script("Object.defineProperty(window, 'crypto', { value: {} })")

    resident.open("/verify/").reads("このブラウザーでは確かめられません", "https で始まるページ")


def test_a_night_that_is_not_sealed_yet_is_said_to_be_so(house, data, arrive) -> None:
    resident = arrive(house.address, "verify-unsealed")
    resident.open(f"/verify/#{data['erasures_root']}")
    for name in ("entry_index", "entry_proof", "note", "signature", "public_key"):
        data[name] = None

    text = choose(resident, data)

    assert PARTLY in text
    assert "この夜は、まだ封印されていません。" in text


def test_without_scripts_the_command_is_named(house, arrive) -> None:
    resident = arrive(house.address, "verify-plain", scripts=False)

    resident.open("/verify/").reads("bin/manage verify_ledger")

    assert not resident.page.locator("#verify_file").is_visible()
