"""An association asks the city about a camera that recognises faces (guideline 1【重要】)."""

from django.db import models
from django.db.models import Q

from associations.models import User
from cameras.models.camera_site import CameraSite


class FaceConsultationQuerySet(models.QuerySet["FaceConsultation"]):
    def visible_to(self, user: User) -> "FaceConsultationQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(site__association_id__in=user.posts.association_ids)

    def of_site(self, site: CameraSite) -> "FaceConsultationQuerySet":
        return self.filter(site=site).order_by("-asked_at", "-pk")

    def unanswered(self) -> "FaceConsultationQuerySet":
        return self.filter(answered_at=None)

    def newest_first(self) -> "FaceConsultationQuerySet":
        return self.select_related("site__association", "asked_by", "answered_by").order_by(
            "-asked_at", "-pk"
        )


class FaceConsultation(models.Model):
    """About a device that is not registered: this system holds no camera that recognises faces."""

    site = models.ForeignKey(
        CameraSite, on_delete=models.PROTECT, related_name="face_consultations"
    )
    maker = models.CharField("メーカーと型番", max_length=80)
    question = models.TextField("相談したいこと")
    asked_at = models.DateTimeField("相談した日時")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField("市の回答", blank=True)
    answered_at = models.DateTimeField("回答した日時", null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(FaceConsultationQuerySet)()

    class Meta:
        verbose_name = "顔識別の相談"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="cameras_face_consultation_answer_is_whole",
                violation_error_message="回答の内容を入力してください。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.site} 顔識別の相談"
