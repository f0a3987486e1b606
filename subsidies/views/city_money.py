"""支払い and 返還: what the city records of money, one by one or many at once."""

from typing import Any

from django.urls import reverse

from civic.forms import HouseForm
from subsidies.actions.record_payment import record_payment
from subsidies.actions.record_repayment import ordered_back, record_repayment
from subsidies.forms.letters import PaymentForm, RepaymentForm
from subsidies.models import PaymentClaim, Repayment
from subsidies.views.city_access import CityGrantForm


class RecordPayment(CityGrantForm):
    form_class = PaymentForm
    page_title = "支払いを記録する"
    done = "支払いを記録しました。申請は管理期間に入りました。"
    template_name = "subsidies/city_payment.html"

    def get_initial(self) -> dict[str, Any]:
        return {"paid_on": self.today}

    def act(self, form: HouseForm) -> PaymentClaim:
        return record_payment(
            application=self.application, by=self.user, at=self.now, **form.cleaned_data
        )

    def back_url(self) -> str:
        return reverse("city_grant", args=[self.application.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        claim = PaymentClaim.objects.filter(application=self.application).first()
        return {**super().get_context_data(**kwargs), "claim": claim}


class RecordRepayment(CityGrantForm):
    form_class = RepaymentForm
    page_title = "返還を記録する"
    done = "返還を記録しました。"

    def get_initial(self) -> dict[str, Any]:
        return {"yen": ordered_back(self.application), "repaid_on": self.today}

    def act(self, form: HouseForm) -> Repayment:
        return record_repayment(
            application=self.application, by=self.user, at=self.now, **form.cleaned_data
        )

    def back_url(self) -> str:
        return reverse("city_grant", args=[self.application.pk])
