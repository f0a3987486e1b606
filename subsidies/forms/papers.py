"""Papers handed in: one file field for each paper that is wanted."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from civic.forms import HouseForm
from subsidies.rules.papers import PaperKind


class WantedPaper(forms.FileField):
    """Marked as needed, yet it may be attached another time."""

    def validate(self, value: Any) -> None:
        """Nothing chosen is no mistake: what is missing is said before it is handed in."""


class PapersForm(HouseForm):
    submit_label = "選んだ書類を付ける"
    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[PaperKind],
        there: frozenset[PaperKind] = frozenset(),
        **kwargs: Any,
    ) -> None:
        """`there`: attached already; one more of them may follow."""
        super().__init__(*args, **kwargs)
        self.kinds = tuple(kinds)
        for kind in self.kinds:
            is_needed = kind is not PaperKind.OTHER and kind not in there
            again = "もう1つ付けるときに選びます。" if kind in there else ""
            self.fields[f"paper_{kind.value}"] = WantedPaper(
                label=kind.label, required=is_needed, help_text=again
            )

    def uploads(self) -> Iterator[tuple[str, PaperKind, tuple[str, bytes]]]:
        """(field, kind, (file name, bytes)) of each file that was chosen."""
        for kind in self.kinds:
            field = f"paper_{kind.value}"
            if found := self.attached(field):
                yield field, kind, found
