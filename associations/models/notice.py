"""The outbox: a notice is a row written with its fact, and sent once by whoever locks it."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from associations.models.association import Association
from associations.models.letter import MonthlyLetter
from associations.models.user import User
from associations.rules.reminders import DutyKind, Way


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unsent(self) -> "NoticeQuerySet":
        return self.filter(way=Way.MAIL, sent_at=None)

    def waiting(self, at: datetime) -> "NoticeQuerySet":
        """Mail whose turn has come; what a server refused rests for a while."""
        ready = Q(next_try_at=None) | Q(next_try_at__lte=at)
        return self.unsent().filter(ready).order_by("pk")

    def claim(self, pk: int) -> "Notice | None":
        """The row, locked until the transaction ends; None when another sender has it or had it."""
        free = self.unsent().select_for_update(skip_locked=True, of=("self",))
        return free.filter(pk=pk).first()

    def for_digest(self) -> "NoticeQuerySet":
        return self.filter(way=Way.DIGEST, digest=None).order_by("due_on", "pk")

    def for_letter(self) -> "NoticeQuerySet":
        return self.filter(way=Way.LETTER, letter=None).order_by("due_on", "pk")

    def queued_before(self, moment: datetime) -> "NoticeQuerySet":
        return self.filter(queued_at__lt=moment)

    def shown_to(self, user: User) -> "NoticeQuerySet":
        """A person's own, without the mails that only carry others."""
        return self.filter(user=user).exclude(kind=Notice.Kind.DIGEST).order_by("-pk")

    def of_user(self, user_id: int) -> "NoticeQuerySet":
        return self.filter(user_id=user_id)


class Notice(models.Model):
    """What, why, by when, and where to press. `to` is empty when it goes on paper."""

    class Kind(models.TextChoices):
        NEWS = "NEWS", "お知らせ"
        REMINDER = "REMINDER", "期限のお知らせ"
        DIGEST = "DIGEST", "週のまとめ"

    kind = models.CharField("種類", max_length=10, choices=Kind, default=Kind.NEWS)
    way = models.CharField(
        "届け方", max_length=10, choices=[(w.value, w.label) for w in Way], default=Way.MAIL
    )
    user = models.ForeignKey(
        User, verbose_name="人", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    association = models.ForeignKey(
        Association,
        verbose_name="団体",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    to = models.EmailField("宛先", blank=True)
    subject = models.CharField("件名", max_length=120)
    body = models.TextField("本文", blank=True)
    why = models.TextField("理由", blank=True)
    due_on = models.DateField("期限", null=True, blank=True)
    url = models.CharField("開くページ", max_length=500, blank=True)
    action_label = models.CharField("ボタンの言葉", max_length=60, blank=True)
    # One row for one person, matter and step, whoever queues it and however often.
    dedupe_key = models.CharField(
        "重複を防ぐ印", max_length=200, unique=True, null=True, blank=True
    )
    queued_at = models.DateTimeField("作成日時")
    tries = models.PositiveSmallIntegerField("送信を試みた回数", default=0)
    next_try_at = models.DateTimeField("次に送る日時", null=True, blank=True)
    sent_at = models.DateTimeField("送信日時", null=True, blank=True)
    digest = models.ForeignKey(
        "self",
        verbose_name="入れた週のまとめ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried",
    )
    letter = models.ForeignKey(
        MonthlyLetter,
        verbose_name="入れた手紙",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
    )

    objects = models.Manager.from_queryset(NoticeQuerySet)()

    class Meta:
        verbose_name = "お知らせ"
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(sent_at=None, way=Way.MAIL),
                name="associations_notice_unsent",
            ),
            models.Index(
                fields=["user"],
                condition=Q(digest=None, letter=None, way__in=[Way.DIGEST, Way.LETTER]),
                name="associations_notice_gathering",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(way=Way.MAIL) | ~Q(to=""),
                name="associations_notice_mail_has_an_address",
                violation_error_message="メールで送るお知らせには、宛先が要ります。",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.MAIL) | Q(user__isnull=False),
                name="associations_notice_gathered_for_a_person",
                violation_error_message="まとめて届けるお知らせには、届ける人が要ります。",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def delivery_label(self) -> str:
        if self.way == Way.MAIL:
            return "メールで送りました" if self.sent_at else "まもなくメールで送ります"
        if self.way == Way.DIGEST:
            return "まとめて送りました" if self.digest_id else "次の月曜日にまとめて送ります"
        return "手紙に入れました" if self.letter_id else "次の手紙に入れます"


class NoticeChoice(models.Model):
    """How one person wants to be told. Without a row: mail at once, or a letter without mail."""

    user = models.OneToOneField(
        User, verbose_name="人", on_delete=models.PROTECT, related_name="notice_choice"
    )
    way = models.CharField("届け方", max_length=10, choices=[(w.value, w.label) for w in Way])
    chosen_at = models.DateTimeField("選んだ日時")
    chosen_by = models.ForeignKey(
        User, verbose_name="選んだ人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "お知らせの受け取り方"

    def __str__(self) -> str:
        return Way(self.way).label


class ReminderRule(models.Model):
    """On which days the city has one kind of duty announced; without a row, the house's own days."""

    kind = models.CharField(
        "やることの種類", max_length=20, choices=[(k.value, k.label) for k in DutyKind], unique=True
    )
    days_before = models.JSONField("期限の何日前", default=list, blank=True)
    days_after = models.JSONField("期限の何日後", default=list, blank=True)
    set_at = models.DateTimeField("決めた日時")
    set_by = models.ForeignKey(
        User, verbose_name="決めた人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "期限のお知らせの決まり"

    def __str__(self) -> str:
        return DutyKind(self.kind).label
