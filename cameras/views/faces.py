"""Asking the city about a camera that recognises faces, and the city's list of what was asked."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from associations.views.access import CityForm, CityView
from cameras.actions.answer_face_consultation import answer_face_consultation
from cameras.actions.consult_on_faces import consult_on_faces
from cameras.forms import FaceAnswerForm, FaceConsultationForm
from cameras.models import FaceConsultation
from cameras.views.cameras import SiteStep, site_or_404
from civic.forms import HouseForm


class ConsultOnFaces(SiteStep):
    form_class = FaceConsultationForm
    template_name = "cameras/consult_on_faces.html"
    page_title = "顔識別のあるカメラを相談する"
    lead = (
        "顔を見分ける機能のあるカメラは、このガイドラインの対象ではありません。"
        "導入の前に、下関市生活安全課へ相談してください（ガイドライン1【重要】）。"
    )
    done = "相談を生活安全課へ送りました。回答は、この画面で読めます。"

    def act(self, form: HouseForm) -> FaceConsultation:
        return consult_on_faces(
            site=site_or_404(self),
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
            **form.cleaned_data,
        )

    def next_url(self, made: FaceConsultation) -> str:
        return reverse("camera_faces", args=[self.association.pk, made.site_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = FaceConsultation.objects.of_site(context["site"])
        return {**context, "consultations": asked.select_related("asked_by")}


class FaceConsultations(CityView, ListView):
    template_name = "cameras/face_consultations.html"
    paginate_by = 50
    context_object_name = "rows"

    def get_queryset(self) -> Any:
        rows = FaceConsultation.objects.visible_to(self.user).newest_first()
        return rows.unanswered() if self.only else rows

    @property
    def only(self) -> bool:
        return self.request.GET.get("only") == "unanswered"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = FaceConsultation.objects.visible_to(self.user)
        filters = [
            {"label": "すべて", "count": rows.count(), "url": "?", "current": not self.only},
            {
                "label": "回答していない",
                "count": rows.unanswered().count(),
                "url": "?only=unanswered",
                "current": self.only,
            },
        ]
        query = "only=unanswered&" if self.only else ""
        return {**super().get_context_data(**kwargs), "filters": filters, "query": query}


class AnswerFaceConsultation(CityForm):
    form_class = FaceAnswerForm
    template_name = "cameras/face_consultation.html"
    page_title = "顔識別の相談"
    done = "回答を記録しました。相談した団体の画面で読めます。"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.consultation: FaceConsultation | None = None

    def asked(self) -> FaceConsultation:
        visible = FaceConsultation.objects.visible_to(self.user).newest_first()
        self.consultation = self.consultation or get_object_or_404(visible, pk=self.kwargs["pk"])
        return self.consultation

    def act(self, form: HouseForm) -> FaceConsultation:
        return answer_face_consultation(
            consultation=self.asked(),
            answer=form.cleaned_data["answer"],
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("face_consultations")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "consultation": self.asked()}
