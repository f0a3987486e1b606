"""Which letters are to be printed together."""

from typing import Any

from django import forms

from civic.forms import HouseForm
from subsidies.models import Letter


class LetterChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, letter: Letter) -> str:
        name = letter.application.association.name
        return f"第{letter.number}号　{letter.kind.label}　{name}"


class PrintBatchForm(HouseForm):
    submit_label = "まとめて印刷する"

    def __init__(self, *args: Any, letters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letters"] = self._choice(letters)

    @staticmethod
    def _choice(letters: Any) -> LetterChoice:
        return LetterChoice(
            letters,
            label="印刷する通知",
            initial=letters,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "印刷する通知に、1つは印を付けてください。"},
        )
