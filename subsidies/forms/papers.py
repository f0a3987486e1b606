"""Papers handed in: one file field for each paper that is wanted."""

from collections.abc import Iterator, Sequence
from typing import Any

from civic.forms import HouseForm, paper
from subsidies.rules.papers import PaperKind

_HINT = (
    "写真（JPEG、PNG）またはPDF、15メガバイトまで。写真の撮影場所の情報は、受け取るときに消します。"
)


class PapersForm(HouseForm):
    submit_label = "選んだ書類を付けて次へ"

    def __init__(self, *args: Any, kinds: Sequence[PaperKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = tuple(kinds)
        for kind in self.kinds:
            self.fields[f"paper_{kind.value}"] = paper(kind.label, _HINT)

    def uploads(self) -> Iterator[tuple[str, PaperKind, tuple[str, bytes]]]:
        """(field, kind, (file name, bytes)) of each file that was chosen."""
        for kind in self.kinds:
            field = f"paper_{kind.value}"
            if found := self.attached(field):
                yield field, kind, found
