"""閲覧: footage was shown to somebody, two people of the association being present. Append-only."""

from django.db import models
from django.db.models import F, Q

from associations.models import User
from disclosures.models.decision import Decision
from retention.models import HandlingPermit


class ShownAs(models.TextChoices):
    MANAGER = "MANAGER", "管理責任者"
    HANDLER = "HANDLER", "取扱責任者（許可を受けて）"


def permitted(prefix: str) -> Q:
    """A 取扱責任者 acts under a permit, the 管理責任者 needs none (規程4(3))."""
    return Q(**{f"{prefix}_as": ShownAs.MANAGER, "permit": None}) | Q(
        **{f"{prefix}_as": ShownAs.HANDLER, "permit__isnull": False}
    )


class ViewingQuerySet(models.QuerySet["Viewing"]):
    def visible_to(self, user: User) -> "ViewingQuerySet":
        return self.filter(decision__inquiry__association_id__in=user.posts.association_ids)


class Viewing(models.Model):
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="viewings")
    began_at = models.DateTimeField("見せ始めた日時")
    ended_at = models.DateTimeField("見せ終わった日時")
    place = models.CharField("場所", max_length=120, help_text="例：集会所の事務室")
    viewers = models.CharField("見た人", max_length=200)
    footage = models.TextField("見せた映像", help_text="例：1号カメラ 11月12日 21時から22時まで")
    seen = models.TextField("分かったこと", blank=True)
    shown_by = models.ForeignKey(
        User, verbose_name="見せた人", on_delete=models.PROTECT, related_name="+"
    )
    shown_as = models.CharField("見せた人の立場", max_length=8, choices=ShownAs)
    permit = models.ForeignKey(
        HandlingPermit, on_delete=models.PROTECT, null=True, blank=True, related_name="viewings"
    )
    witness = models.ForeignKey(
        User, verbose_name="立ち会った人", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(ViewingQuerySet)()

    class Meta:
        verbose_name = "閲覧の記録"
        constraints = [
            models.CheckConstraint(
                condition=~Q(witness=F("shown_by")),
                name="disclosures_viewing_by_two_people",
                violation_error_message="立ち会った人には、見せた人とは別の人を選んでください。",
            ),
            models.CheckConstraint(
                condition=permitted("shown"),
                name="disclosures_viewing_under_permit",
                violation_error_message="取扱責任者が見せるときは、管理責任者の許可が要ります（規程4(3)）。",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__gte=F("began_at")),
                name="disclosures_viewing_runs_forward",
                violation_error_message="見せ終わった日時が、見せ始めた日時より前になっています。",
            ),
            models.CheckConstraint(
                condition=~Q(viewers="") & ~Q(footage="") & ~Q(place=""),
                name="disclosures_viewing_is_whole",
                violation_error_message="場所、見た人、見せた映像を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision.inquiry} 閲覧"
