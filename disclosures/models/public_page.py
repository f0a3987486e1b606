"""公開ページ: what residents may read without an account; opened by the association itself."""

from django.db import models
from django.db.models import Q

from associations.models import Association, User


class PublicPageQuerySet(models.QuerySet["PublicPage"]):
    def visible_to(self, user: User) -> "PublicPageQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def open(self) -> "PublicPageQuerySet":
        """Anybody may read these; the address is on the sign at the camera."""
        return self.filter(closed_at=None).select_related("association")


class PublicPage(models.Model):
    """`code` is drawn at random: addresses cannot be counted through. Closed, it answers 404."""

    association = models.OneToOneField(
        Association, on_delete=models.PROTECT, related_name="public_page"
    )
    code = models.CharField("ページの番号", max_length=12, unique=True)
    contact = models.CharField(
        "問合せ先", max_length=120, help_text="例：集会所 083-000-0000（平日の午前）"
    )
    opened_at = models.DateTimeField("公開した日時")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("閉じた日時", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(PublicPageQuerySet)()

    class Meta:
        verbose_name = "団体の公開ページ"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="disclosures_public_page_closed_by_person",
            ),
            models.CheckConstraint(
                condition=~Q(contact=""),
                name="disclosures_public_page_has_contact",
                violation_error_message="問合せ先を入れてください（ガイドライン3(6)）。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association} 公開ページ"
