"""Input about giving, and about the rows of the 提供記録簿."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone

from civic.forms import HouseForm, WarekiDateField, figures
from disclosures.forms.two_people import ByPeople, moment_initial, text_area, who
from disclosures.models import CopyReturn, Provision
from disclosures.rules.provision_facts import ProvisionFacts
from retention.forms.moments import day, hour

_MOST_SECONDS = 10 * 86_400


_CLOCK = {
    "RIGHT": "合っていた",
    "AHEAD": "進んでいた",
    "BEHIND": "遅れていた",
    "UNKNOWN": "確かめていない",
}
_SIGN = {"RIGHT": 0, "AHEAD": 1, "BEHIND": -1}


class ProvisionFactsForm(ByPeople):
    """What the ledger says of a hand-over; a correction asks the same."""

    recipient = text_area("提供先（だれに渡しましたか）", rows=1)
    provided_on = day("渡した日")
    provided_time = hour("渡した時刻")
    content = text_area("画像の内容（何が映っていますか）", "例：集会所前の道を自転車で通る人")
    purpose = text_area("目的（相手は何に使いますか）")
    reason = text_area("提供理由（なぜ渡せるのですか）")
    document_number = forms.CharField(label="文書の番号", max_length=80, required=False)
    document_on = WarekiDateField(label="文書の日付", required=False)
    from_on = day("映像の始まりの日")
    from_time = hour("始まりの時刻")
    to_on = day("映像の終わりの日")
    to_time = hour("終わりの時刻")
    medium = forms.ChoiceField(label="渡した物", choices=Provision.Medium.choices)
    medium_count = figures("数", 1, 99, initial=1)
    medium_serial = forms.CharField(
        label="渡した物の番号",
        max_length=80,
        required=False,
        help_text="本体に書いてある番号か、貼った札の番号です。",
    )
    clock = forms.ChoiceField(
        label="録画装置の時計",
        choices=list(_CLOCK.items()),
        widget=forms.RadioSelect,
        help_text="正しい時刻（電話の117など）と見くらべます。受領書に書きます。",
    )
    clock_seconds = figures("何秒ずれていましたか", 0, _MOST_SECONDS, required=False)
    handed_by = who("渡した人", "管理責任者か、許可を受けた取扱責任者です（規程4(3)）。")
    witness = who("立ち会った人", "渡した人とは別の人です（本システムの定め）。")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("clock") in {"AHEAD", "BEHIND"} and not data.get("clock_seconds"):
            self.add_error("clock_seconds", "何秒ずれていたかを入れてください。")
        return data

    def facts(self) -> ProvisionFacts:
        data = self.cleaned_data
        same = ("recipient", "content", "purpose", "reason", "medium", "medium_serial")
        return ProvisionFacts(
            **{name: data[name] for name in (*same, "medium_count", "document_number")},
            document_on=data["document_on"],
            provided_at=self.at("provided"),
            from_at=_whole(data["from_on"], data["from_time"]),
            to_at=_whole(data["to_on"], data["to_time"]),
            clock_error=self._clock_error(),
        )

    def _clock_error(self) -> int | None:
        sign = _SIGN.get(self.cleaned_data["clock"])
        return None if sign is None else sign * (self.cleaned_data["clock_seconds"] or 0)

    def sections(self) -> list[Fieldset]:
        return [
            Fieldset("いつ、だれに", "recipient", Row("provided_on", "provided_time")),
            Fieldset(
                "何を",
                "content",
                Row("from_on", "from_time"),
                Row("to_on", "to_time"),
                "clock",
                "clock_seconds",
                "medium",
                Row("medium_count", "medium_serial"),
            ),
            Fieldset("なぜ", "purpose", "reason", Row("document_number", "document_on")),
            Fieldset("団体の2人", "handed_by", "witness"),
        ]


class HandOverForm(ProvisionFactsForm):
    submit_label = "渡したことを記録する"

    copies = forms.MultipleChoiceField(
        label="渡す写し", widget=forms.CheckboxSelectMultiple, required=False
    )
    taken = text_area(
        "現地の録画装置から取り出した物",
        "1行に1つずつ書きます。例：SDカード1枚（1号カメラ）",
        required=False,
    )
    is_written = forms.BooleanField(
        label="渡す物に書き込んで、開けることを確かめました",
        help_text="記録すると、写しの鍵はすぐに捨てます。写しは二度と開けません。",
    )

    def __init__(self, *args: Any, copies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["copies"].choices = copies  # type: ignore[attr-defined]
        self.fields["copies"].initial = [key for key, _label in copies]
        if not copies:
            del self.fields["copies"]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        given = ["copies", "taken"] if "copies" in self.fields else ["taken"]
        first, *others = self.sections()
        helper.layout = Layout(Fieldset("渡すもの", *given), first, *others, "is_written")
        return helper

    def taken_names(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["taken"].splitlines())
        return [line[:200] for line in lines if line]


class CorrectionForm(ProvisionFactsForm):
    submit_label = "訂正した記録を加える"

    why = text_area("訂正する理由", "例：文書の番号を1文字まちがえていました。")

    def __init__(self, *args: Any, before: Provision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout("why", *self.sections())
        return helper

    def facts(self) -> ProvisionFacts:
        """A moment of which the minute is as it was stays as it was."""
        typed = super().facts()
        kept = {
            name: _kept(getattr(self.before, name), getattr(typed, name))
            for name in ("provided_at", "from_at", "to_at")
        }
        return ProvisionFacts(**typed.as_fields() | kept)


class ReturnForm(HouseForm):
    submit_label = "どうなったかを記録する"

    ending = forms.ChoiceField(
        label="渡したものはどうなりましたか",
        choices=CopyReturn.End.choices,
        widget=forms.RadioSelect,
    )
    ended_on = day("返却・廃棄の日、または確かめた日")
    told_by = forms.CharField(
        label="だれから聞きましたか", max_length=120, help_text="例：見本警察署 見本 太郎（電話）"
    )
    remarks = text_area("気づいたこと", required=False)


def facts_initial(provision: Provision) -> dict[str, Any]:
    """A row of the ledger as the form shows it."""
    same = ("recipient", "content", "purpose", "reason", "document_number", "document_on")
    kept = (*same, "medium", "medium_count", "medium_serial")
    error = provision.clock_error
    clock = "UNKNOWN" if error is None else ("RIGHT" if not error else _direction(error))
    return {
        **{name: getattr(provision, name) for name in kept},
        **moment_initial("provided", provision.provided_at),
        **moment_initial("from", provision.from_at),
        **moment_initial("to", provision.to_at),
        "clock": clock,
        "clock_seconds": abs(error) if error else None,
        "handed_by": str(provision.handed_by_id),
        "witness": str(provision.witness_id),
    }


def _direction(error: int) -> str:
    return "AHEAD" if error > 0 else "BEHIND"


def _whole(on: Any, at: Any) -> datetime:
    return timezone.make_aware(datetime.combine(on, at))


def _kept(before: datetime, typed: datetime) -> datetime:
    return before if _minute(before) == _minute(typed) else typed


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
