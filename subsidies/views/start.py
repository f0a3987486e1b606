"""着手: the day of the contract and of the first work."""

from typing import Any

from civic.forms import HouseForm
from subsidies.actions.start import start
from subsidies.forms.later import StartForm
from subsidies.models import Programme, Submission
from subsidies.rules.stages import Act
from subsidies.views.later import HandingIn


class Start(HandingIn):
    does = Act.START
    form_class = StartForm
    page_title = "契約と着手の日を記録する"
    second_title = "この日で記録しますか"
    lead = "業者と契約した日と、工事が始まった日です。"
    warning = "記録すると、市にも見えます。日付は実績報告のときに直せます。"
    verb = "記録する"
    done = "着手を記録しました。設置が終わったら、実績を報告してください。"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lead = f"{self.lead}{_contract_rule(self.grant.programme)}"
        return {**super().get_context_data(**kwargs), "lead": lead}

    def hand_in(self, form: HouseForm) -> Submission:
        return start(**self.common(), **form.cleaned_data)


def _contract_rule(programme: Programme) -> str:
    """Nothing where the programme does not bar it."""
    if not programme.bars_contract_before_decision:
        return ""
    mark = "（未確認）" if programme.is_unverified("bars_contract_before_decision") else ""
    return f"契約は、交付決定の日以後でなければなりません{mark}。"
