"""The first row that differs from its leaf, and in which way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic import ledger, merkle
from civic.leaf_walk import Change, Difference, LeavesFile, compare, first_difference

ROWS = [(number, f'[{number},"row {number}"]') for number in (2, 3, 5, 8)]


def leaves(rows):
    return [(pk, merkle.leaf_hash(line.encode())) for pk, line in rows]


def told(rows):
    return first_difference(lambda: iter(leaves(ROWS)), rows)


def test_nothing_differs():
    assert told(ROWS) is None


@pytest.mark.parametrize("place", range(4))
def test_an_edited_row(place):
    rows = list(ROWS)
    rows[place] = (rows[place][0], f'[{rows[place][0]},"another"]')

    assert told(rows) == Difference(Change.EDITED, rows[place][0], line=rows[place][1])


@pytest.mark.parametrize("place", range(4))
def test_a_removed_row(place):
    rows = [*ROWS[:place], *ROWS[place + 1 :]]

    assert told(rows) == Difference(Change.REMOVED, ROWS[place][0])


@pytest.mark.parametrize("number", [1, 4, 9])
def test_an_added_row(number):
    added = (number, f'[{number},"new"]')

    assert told(sorted([*ROWS, added])) == Difference(Change.ADDED, number, line=added[1])


def test_two_rows_that_changed_places():
    rows = [ROWS[0], (3, '[3,"row 8"]'), ROWS[2], (8, '[8,"row 3"]')]

    assert told(rows) == Difference(Change.REORDERED, 3, 8, '[3,"row 8"]')


def test_a_row_that_was_given_a_free_number():
    rows = [ROWS[0], ROWS[1], (4, '[4,"row 5"]'), ROWS[3]]

    assert told(rows) == Difference(Change.REORDERED, 4, 5, '[4,"row 5"]')


def test_the_first_of_several():
    assert told([ROWS[0], (5, '[5,"x"]')]).row == 3


@given(st.data())
def test_any_change_is_found(data):
    """Whatever becomes of the rows: no other list of rows passes for the sealed one."""
    row = st.tuples(st.integers(1, 9), st.sampled_from(["row 2", "row 3", "row 5", "row 8", "x"]))
    drawn = data.draw(st.lists(row, max_size=6, unique_by=lambda each: each[0]))
    rows = sorted((number, f'[{number},"{text}"]') for number, text in drawn)

    assert (told(rows) is None) == (rows == ROWS)


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "leaves"
    root = merkle.root(leaf for _pk, leaf in leaves(ROWS)).hex()
    assert ledger.write(path, "header\n", leaves(ROWS), root=root)
    return path, root


def test_leaves_that_are_whole_name_the_row(kept):
    found = compare(*kept, lambda: iter(ROWS[1:]))

    assert found.leaves_file is LeavesFile.WHOLE
    assert found.difference == Difference(Change.REMOVED, 2)


@pytest.mark.parametrize(("rows", "change"), [(ROWS, None), (ROWS[1:], Change.UNNAMED)])
def test_without_leaves_a_change_is_seen_but_not_named(kept, rows, change):
    path, root = kept
    path.unlink()

    found = compare(path, root, lambda: iter(rows))

    assert found.leaves_file is LeavesFile.MISSING
    assert (found.difference and found.difference.change) == change


@pytest.mark.parametrize("spoiled", ["2 zz\n", "x\n", "", "2 00\n"])
def test_changed_leaves_accuse_no_row(kept, spoiled):
    path, root = kept
    path.write_text(f"header\n\n{spoiled}")

    found = compare(path, root, lambda: iter(ROWS))

    assert (found.leaves_file, found.difference) == (LeavesFile.CHANGED, None)
