"""新旧対照表: what is omitted, what is new, what is gone, and which words are marked."""

from dataclasses import replace
from datetime import date

from cameras.rules.additional_clauses import Addition
from cameras.rules.amendment import amendment
from cameras.rules.regulations import Holder, RegulationsFacts
from cameras.rules.regulations_text import Terms, regulations_text

SPRING = date(2026, 4, 1)
FACTS = RegulationsFacts(
    "唐戸町自治会",
    Holder("会長", "佐藤 花子"),
    (Holder("防犯部長", "田中 一郎"),),
    ("下関市唐戸町1番2号", "下関市唐戸町3番地先"),
)
FIRST = regulations_text(FACTS, Terms(14, SPRING))


def rows_against_the_first(facts=FACTS, **terms):
    terms = {"retention_days": 14, "earlier": (SPRING,)} | terms
    rows = amendment(FIRST, regulations_text(facts, Terms(**terms)))
    return {row.after[0].text: row for row in rows}


def marked(cell):
    """「…[changed]…」 for each line."""
    return [
        "".join(f"[{run.text}]" if run.is_changed else run.text for run in line.runs)
        for line in cell
    ]


def test_the_same_text_has_nothing_to_show():
    rows = amendment(FIRST, FIRST)

    assert not any(row.is_changed for row in rows)
    assert marked(rows[1].after) == ["1 目的", "（略）"]


def test_a_new_manager_marks_the_name_alone():
    row = rows_against_the_first(replace(FACTS, manager=Holder("会長", "林 三郎")))[
        "2 管理責任者等"
    ]

    assert marked(row.after) == [
        "2 管理責任者等",
        "（略）",
        "(1) 管理責任者",
        "唐戸町自治会 会長 [林 三郎]",
        "(2)（略）",
    ]
    assert marked(row.before)[3] == "唐戸町自治会 会長 [佐藤 花子]"


def test_a_moved_camera_marks_its_number_and_one_more_is_new():
    places = ("下関市唐戸町1番2号", "下関市唐戸町5番地先", "下関市南部町1番")
    row = rows_against_the_first(replace(FACTS, places=places))["3 設置数及び場所"]

    assert marked(row.after)[1] == "(1) 防犯カメラ [3]台"
    assert marked(row.after)[3:] == [
        "下関市唐戸町[5]番地先 （2台目住所）",
        "[下関市南部町1番 （3台目住所）]",
    ]
    assert marked(row.before)[3:] == ["下関市唐戸町[3]番地先 （2台目住所）"]


def test_without_a_handler_the_item_is_gone():
    row = rows_against_the_first(replace(FACTS, handlers=()))["2 管理責任者等"]

    assert marked(row.after)[-1] == "（削除）"
    assert marked(row.before)[-2:] == ["[(2) 取扱責任者]", "[唐戸町自治会 防犯部長 田中 一郎]"]


def test_fewer_days_mark_the_number_among_omitted_items():
    row = rows_against_the_first(retention_days=7)["5 記録データの保管と消去"]

    after = marked(row.after)
    assert after[1] == "(1)及び(2)（略）"
    assert "[7]日以内" in after[2]
    assert after[3] == "(4)（略）"


def test_an_added_clause_is_new_as_a_whole_and_so_is_its_supplement():
    rows = rows_against_the_first(additions=(Addition.CONTRACTING,))

    assert marked(rows["8 業務の委託"].after)[0] == "[8 業務の委託]"
    assert marked(rows["8 業務の委託"].before) == ["（新設）"]
    last = list(rows.values())[-1]
    assert marked(last.before) == ["（新設）"]


def test_a_clause_that_moves_up_marks_its_number_only():
    before = regulations_text(FACTS, Terms(14, SPRING, (Addition.INSPECTION, Addition.CONTRACTING)))
    after = regulations_text(FACTS, Terms(14, SPRING, (Addition.CONTRACTING,)))

    rows = [row for row in amendment(before, after) if row.is_changed]

    assert [marked(row.after)[0] for row in rows] == ["（削除）", "[8] 業務の委託"]
