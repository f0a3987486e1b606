"""A calendar's secret address: whoever knows it reads the titles and days of duties, no more."""

from django.db import models

from associations.models.user import User


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, user: User) -> "CalendarFeedQuerySet":
        return self.filter(user_id=user.pk)

    def open(self) -> "CalendarFeedQuerySet":
        return self.filter(revoked_at=None)


class CalendarFeed(models.Model):
    """The address is shown once; only its hash stays with us."""

    user = models.ForeignKey(
        User, verbose_name="人", on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    token_hash = models.CharField("アドレスのハッシュ", max_length=64, unique=True)
    made_at = models.DateTimeField("作った日時")
    made_by = models.ForeignKey(
        User, verbose_name="作った人", on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField("止めた日時", null=True, blank=True)
    revoked_by = models.ForeignKey(
        User,
        verbose_name="止めた人",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = models.Manager.from_queryset(CalendarFeedQuerySet)()

    class Meta:
        verbose_name = "予定表のアドレス"
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(revoked_at=None),
                name="associations_calendarfeed_one_open",
                violation_error_message="予定表のアドレスは、1人に1つだけです。",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None, revoked_by=None)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="associations_calendarfeed_revocation_is_whole",
                violation_error_message="止めた日時は、止めた人とともに残します。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}の予定表"
