"""What changed between two times of handing in the same paper, field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Answer = Mapping[str, str]  # key, label, value


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`before` or `after` empty: the answer was added, or left out."""

    key: str
    label: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        if not self.before:
            return "追加"
        return "変更" if self.after else "削除"


def compare(before: Sequence[Answer], after: Sequence[Answer]) -> tuple[FieldChange, ...]:
    """In the order of the newer one; what is no longer there comes last. The same is left out."""
    old, new = _by_field(before), _by_field(after)
    order = [*new, *(name for name in old if name not in new)]
    return tuple(
        FieldChange(*name, old.get(name, ""), new.get(name, ""))
        for name in order
        if old.get(name, "") != new.get(name, "")
    )


def _by_field(answers: Sequence[Answer]) -> dict[tuple[str, str], str]:
    """A page asks more than one thing: its key and the label together name a field."""
    found: dict[tuple[str, str], str] = {}
    for answer in answers:
        name = (answer["key"], answer["label"])
        value = str(answer["value"]).strip()
        found[name] = f"{found[name]}\n{value}" if name in found else value
    return found
