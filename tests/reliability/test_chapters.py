from tests.reliability.chapters import CHAPTER, added_up, chapters_of


def test_chapters_share_what_was_asked_for_and_begin_apart():
    chapters = chapters_of(kills=2 * CHAPTER + 1, cold=7, seed=40)

    assert [chapter.seed for chapter in chapters] == [40, 41, 42]
    assert [chapter.kills for chapter in chapters] == [334, 334, 333]
    assert [chapter.cold for chapter in chapters] == [3, 2, 2]


def test_counts_are_added_name_by_name_and_nothing_broken_is_lost():
    total = added_up([
        {"seed": 1, "kills": {"sealed": 2}, "rounds": 3, "broken": []},
        {},
        {"broken": ["no counts from seed 2, code 1"]},
        {"seed": 3, "kills": {"sealed": 1, "claimed": 4}, "rounds": 2, "broken": ["x"]},
    ])  # fmt: skip

    assert total == {
        "seed": [1, 3],
        "kills": {"sealed": 3, "claimed": 4},
        "rounds": 5,
        "broken": ["no counts from seed 2, code 1", "x"],
    }
