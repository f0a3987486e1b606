"""What hangs on a programme: its windows, form numbers, budget and lots."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import CityView
from civic.forms import HouseForm
from subsidies.actions.appropriate import appropriate
from subsidies.actions.draw_lots import draw_lots
from subsidies.actions.remove_window import remove_window
from subsidies.actions.set_form_title import set_form_title
from subsidies.actions.set_window import set_window
from subsidies.forms.programmes import AppropriationForm, DrawForm, FormTitleForm, WindowForm
from subsidies.models import LotteryDraw, ProgrammeWindow
from subsidies.rules.papers import FormKind
from subsidies.views.programmes import ProgrammeStep, programme_or_404


class NewWindow(ProgrammeStep):
    form_class = WindowForm
    page_title = "受付期間を加える"
    lead = "始まりの日と終わりの日を含みます。申請が出たあとでも、追加募集を加えられます。"
    done = "受付期間を記録しました。"

    def act(self, form: HouseForm) -> ProgrammeWindow:
        return set_window(programme=self.programme, by=self.user, at=self.now, **form.cleaned_data)


class EditWindow(NewWindow):
    page_title = "受付期間を直す"
    lead = ""

    @property
    def window(self) -> ProgrammeWindow:
        found: ProgrammeWindow = get_object_or_404(
            self.programme.windows, pk=self.kwargs["window_pk"]
        )
        return found

    def get_initial(self) -> dict[str, Any]:
        window = self.window
        return {name: getattr(window, name) for name in WindowForm.base_fields}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "window": self.window}

    def act(self, form: HouseForm) -> ProgrammeWindow:
        return set_window(
            programme=self.programme,
            window=self.window,
            by=self.user,
            at=self.now,
            **form.cleaned_data,
        )


class RemoveWindow(CityView):
    needs = Permission.EDIT_PROGRAMMES
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        programme = programme_or_404(self)
        window = get_object_or_404(programme.windows, pk=self.kwargs["window_pk"])
        remove_window(window=window, by=self.user, at=self.now)
        messages.success(request, "受付期間を消しました。")
        return redirect("programme", programme.pk)


class SetFormTitle(ProgrammeStep):
    form_class = FormTitleForm
    page_title = "様式の番号と題名"
    lead = (
        "これから印刷する書面に使います。すでに提出された書面と、送った通知は変わりません。"
        "番号がわからないうちは、空けておきます。"
    )
    done = "様式の番号と題名を記録しました。"

    def get_initial(self) -> dict[str, Any]:
        kind = self.request.GET.get("form", "")
        row = self.programme.form_titles.filter(kind=kind).first()
        return {
            "kind": kind,
            "number": row.number if row else "",
            "title": row.title if row else "",
        }

    def act(self, form: HouseForm) -> Any:
        data = form.cleaned_data
        return set_form_title(
            programme=self.programme,
            kind=FormKind(data["kind"]),
            number=data["number"],
            title=data["title"],
            by=self.user,
            at=self.now,
        )


class Appropriate(ProgrammeStep):
    form_class = AppropriationForm
    page_title = "予算を記入する"
    lead = "議決された予算、補正、流用を記入します。記入した行は、あとから消せません。"
    done = "予算を記入しました。"

    def act(self, form: Any) -> Any:
        return appropriate(
            programme=self.programme,
            yen=form.amount(),
            note=form.cleaned_data["note"],
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("budget", args=[self.kwargs["pk"]])


class DrawLots(ProgrammeStep):
    form_class = DrawForm
    page_title = "抽選する"
    lead = (
        "審査中の申請の順を、入力した言葉から計算で決めます。同じ言葉と受付番号からは、"
        "だれが計算しても同じ順になります。記録した抽選は、あとから消せません。"
    )

    def act(self, form: HouseForm) -> LotteryDraw:
        return draw_lots(
            programme=self.programme,
            seed=form.cleaned_data["seed"],
            by=self.user,
            at=self.now,
        )

    def done_of(self, made: LotteryDraw) -> str:
        return f"{len(made.numbers)}件の順を決めて記録しました。"
