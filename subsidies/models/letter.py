"""A letter of the city: drafted by one person, approved by another, numbered, stored, never changed."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from associations.models import User
from civic.models import StoredFile
from subsidies.models.grant_application import GrantApplication
from subsidies.models.programme import Programme
from subsidies.rules.letters import LETTER_RULES
from subsidies.rules.questions import Question
from subsidies.rules.stages import MOVES, Act, Actor

LETTER_ACTS = [act for act, move in MOVES.items() if move.actor is Actor.APPROVER]


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: User) -> "LetterQuerySet":
        """An association sees a letter once it is approved."""
        seen = self.filter(application__in=GrantApplication.objects.visible_to(user))
        return seen if user.posts.is_city else seen.issued()

    def open(self) -> "LetterQuerySet":
        """Drafted, and neither approved nor put down."""
        return self.filter(approved_at=None, discarded_at=None)

    def issued(self) -> "LetterQuerySet":
        return self.filter(approved_at__isnull=False)

    def without_paper(self) -> "LetterQuerySet":
        return self.issued().filter(paper=None)

    def of_programme(self, programme: Programme) -> "LetterQuerySet":
        return self.filter(application__programme=programme)

    def of_act(self, act: Act) -> "LetterQuerySet":
        return self.filter(act=act)

    def within(self, pks: Iterable[int]) -> "LetterQuerySet":
        return self.filter(pk__in=pks)

    def with_papers(self) -> "LetterQuerySet":
        return self.select_related("paper", "application__association")

    def with_application(self) -> "LetterQuerySet":
        return self.select_related(
            "application__programme",
            "application__association",
            "application__resolution",
            "application__owner",
            "drafted_by",
            "approved_by",
            "paper",
        )

    def in_order(self) -> "LetterQuerySet":
        return self.order_by("drafted_at", "pk")


class Letter(models.Model):
    """Its approval does `act`. `amount_yen`: of 内示, 決定, 変更, 確定, 返還."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="letters"
    )
    act = models.CharField(
        "何の通知か", max_length=24, choices=[(a.value, a.label) for a in LETTER_ACTS]
    )
    amount_yen = models.PositiveIntegerField("額（円）", null=True, blank=True)
    reason = models.TextField("理由", blank=True)
    # The city's own note: on no paper, and on no page of the association.
    file_note = models.TextField("足りないものがあっても進める理由", blank=True)
    conditions = models.TextField("条件", blank=True)
    due_on = models.DateField("期限", null=True, blank=True)
    drafted_at = models.DateTimeField("起案した日時")
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField("承認した日時", null=True, blank=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    discarded_at = models.DateTimeField("起案を取りやめた日時", null=True, blank=True)
    discarded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField("文書番号", null=True, blank=True)
    paper_context = models.JSONField("書面の内容", null=True, blank=True)
    paper = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(LetterQuerySet)()

    class Meta:
        verbose_name = "通知"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("drafted_by")),
                name="subsidies_letter_approved_by_another",
                violation_error_message="起案した人は承認できません。別の方が承認してください。",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None, number=None, paper_context=None)
                | Q(
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    number__isnull=False,
                    paper_context__isnull=False,
                ),
                name="subsidies_letter_approval_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(discarded_at=None, discarded_by=None)
                | Q(discarded_at__isnull=False, discarded_by__isnull=False, approved_at=None),
                name="subsidies_letter_discarded_instead_of_approved",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(approved_at=None, discarded_at=None),
                name="subsidies_letter_one_draft_at_a_time",
                violation_error_message="この申請には、承認を待つ起案がもうあります。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.kind.label}"

    @property
    def kind(self) -> Act:
        return Act(self.act)

    @property
    def due_label(self) -> str:
        return LETTER_RULES[self.kind].due or "期限"


class Remark(models.Model):
    """What a 補正依頼 says of one page of the application; only these pages are opened again."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="remarks")
    question = models.CharField(
        "どの項目か", max_length=20, choices=[(q.value, q.heading) for q in Question]
    )
    text = models.TextField("直していただくこと")

    class Meta:
        verbose_name = "補正の指摘"
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "question"], name="subsidies_remark_once_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.text}"
