"""What changed since the last time of handing in."""

from hypothesis import given
from hypothesis import strategies as st

from subsidies.rules.comparison import FieldChange, compare


def answer(label: str, value: str, key: str = "purpose") -> dict[str, str]:
    return {"key": key, "label": label, "value": value}


WORDS = st.text("あいう", max_size=2)
ANSWERS = st.lists(st.builds(answer, st.sampled_from("甲乙丙丁"), WORDS), max_size=6)


def test_names_what_changed_was_added_and_left_out():
    before = [answer("理由", "暗い"), answer("台数", "2台"), answer("連絡先", "会長")]
    after = [answer("理由", "暗い"), answer("台数", "3台"), answer("着手", "12月1日")]

    found = compare(before, after)

    assert [(each.label, each.kind) for each in found] == [
        ("台数", "変更"),
        ("着手", "追加"),
        ("連絡先", "削除"),
    ]
    assert found[0] == FieldChange("purpose", "台数", "2台", "3台")


def test_the_same_label_on_another_page_is_another_field():
    before = [answer("日付", "1日", key="contract"), answer("日付", "2日", key="completion")]
    after = [answer("日付", "1日", key="contract"), answer("日付", "3日", key="completion")]

    assert [each.key for each in compare(before, after)] == ["completion"]


def test_spaces_around_are_no_change():
    assert compare([answer("理由", "暗い ")], [answer("理由", "暗い")]) == ()


@given(ANSWERS)
def test_nothing_differs_from_itself(answers):
    assert compare(answers, answers) == ()


@given(ANSWERS, ANSWERS)
def test_backwards_it_says_the_opposite(one, other):
    forth = {(each.label, each.before, each.after) for each in compare(one, other)}
    back = {(each.label, each.after, each.before) for each in compare(other, one)}

    assert forth == back
