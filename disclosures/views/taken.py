"""書き出した映像: gone from medium and computer, where it was not given after all."""

from typing import Any

from disclosures.actions.confirm_taken_erased import confirm_taken_erased
from disclosures.forms.steps import TakenErasureForm
from disclosures.models import TakenCopy, TakenErasure
from disclosures.rules.stages import Stage
from disclosures.views.steps import InquiryStep


class ConfirmTakenErased(InquiryStep):
    form_class = TakenErasureForm
    template_name = "disclosures/taken_erased.html"
    page_title = "書き出した映像を消したことを確かめる"
    done = "書き出した映像を消したことを記録しました。"
    stages = frozenset(Stage)

    def get_initial(self) -> dict[str, Any]:
        return {"erased_on": self.today}

    def act(self, form: Any) -> list[TakenErasure]:
        return confirm_taken_erased(
            inquiry=self.inquiry, by=self.user, at=self.now, **form.cleaned_data
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = TakenCopy.objects.visible_to(self.user).of_inquiry(self.inquiry.pk)
        open_ones = mine.to_be_erased().with_files()
        return {**super().get_context_data(**kwargs), "taken": open_ones}
