"""A programme (制度): one fiscal year's terms of the subsidy, as data; frozen once it is applied to."""

from datetime import date
from fractions import Fraction

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from associations.models import Association, User
from civic.fiscal_year import FiscalYear
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.terms import OtherSubsidy, Rounding, Selection, Terms


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def of_the_city(self) -> "ProgrammeQuerySet":
        """Without the examples of other bodies."""
        return self.filter(reference_body="")

    def since(self, on: date) -> "ProgrammeQuerySet":
        """Of the fiscal year of that day, the one before it, and those to come."""
        return self.filter(fiscal_year__gte=FiscalYear.of(on).start_year - 1)

    def of_year(self, fiscal_year: int) -> "ProgrammeQuerySet":
        return self.filter(fiscal_year=fiscal_year)

    def examples(self) -> "ProgrammeQuerySet":
        return self.exclude(reference_body="")

    def newest_first(self) -> "ProgrammeQuerySet":
        return self.order_by("-fiscal_year", "code")

    def visible_to(self, user: User) -> "ProgrammeQuerySet":
        """Officers see what the city offers; the examples are for its staff."""
        return self if user.posts.is_city else self.of_the_city()

    def with_parts(self) -> "ProgrammeQuerySet":
        return self.prefetch_related("windows", "form_titles")


class Programme(models.Model):
    code = models.SlugField("記号", max_length=40, unique=True, help_text="例：shimonoseki-r8")
    name = models.CharField("補助金の名前", max_length=80)
    fiscal_year = models.PositiveSmallIntegerField(
        "年度（西暦）", help_text="4月から始まる年の西暦です。令和8年度は2026です。"
    )
    reference_body = models.CharField(
        "参考にした団体", max_length=40, blank=True, help_text="下関市の制度では空けておきます。"
    )
    source = models.CharField("出典", max_length=300, blank=True)
    note = models.CharField("補足", max_length=400, blank=True)
    rate_numerator = models.PositiveSmallIntegerField("補助率の分子")
    rate_denominator = models.PositiveSmallIntegerField("補助率の分母")
    rounding_unit = models.PositiveIntegerField("切り捨ての単位（円）", default=1000)
    rounding = models.CharField(
        "切り捨て方",
        max_length=20,
        choices=[(each.value, each.label) for each in Rounding],
        default=Rounding.TOTAL,
    )
    cap_per_camera = models.PositiveIntegerField("1台の上限（円）", null=True, blank=True)
    cap_per_association = models.PositiveIntegerField("1団体の上限（円）", null=True, blank=True)
    camera_limit = models.PositiveSmallIntegerField("1団体の台数の上限", null=True, blank=True)
    eligible_cost_kinds = ArrayField(
        models.CharField(max_length=20, choices=[(k.value, k.label) for k in CostKind]),
        verbose_name="対象になる費用",
    )
    eligible_kinds = ArrayField(
        models.CharField(max_length=20, choices=Association.Kind),
        verbose_name="申請できる団体の種類",
    )
    required_papers = ArrayField(
        models.CharField(max_length=20, choices=[(k.value, k.label) for k in PaperKind]),
        verbose_name="申請に要る書類",
        blank=True,
        default=list,
    )
    report_papers = ArrayField(
        models.CharField(max_length=20, choices=[(k.value, k.label) for k in PaperKind]),
        verbose_name="実績報告に要る書類",
        blank=True,
        default=list,
    )
    needs_consultation = models.BooleanField("申請の前に事前協議が要る", default=False)
    bars_contract_before_decision = models.BooleanField("決定の前の契約を認めない", default=True)
    wants_annual_report = models.BooleanField("管理期間中に年次報告を求める", default=False)
    other_subsidy = models.CharField(
        "ほかの補助との関係",
        max_length=10,
        choices=[(each.value, each.label) for each in OtherSubsidy],
        default=OtherSubsidy.BARRED,
    )
    selection = models.CharField(
        "選び方",
        max_length=12,
        choices=[(each.value, each.label) for each in Selection],
        default=Selection.FIRST_COME,
    )
    review_days = models.PositiveSmallIntegerField("審査の日数（営業日）", null=True, blank=True)
    letter_mark = models.CharField(
        "文書の記号", max_length=20, blank=True, help_text="通知の番号の前に付く記号です。"
    )
    unverified = ArrayField(
        models.CharField(max_length=40), verbose_name="未確認の項目", blank=True, default=list
    )
    copied_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_at = models.DateTimeField("登録した日時")
    entered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    frozen_at = models.DateTimeField("変えられなくなった日時", null=True, blank=True)
    frozen_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(ProgrammeQuerySet)()

    class Meta:
        verbose_name = "補助の制度"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    rate_numerator__gte=1,
                    rate_denominator__gte=1,
                    rate_numerator__lte=F("rate_denominator"),
                ),
                name="subsidies_programme_rate_is_a_share",
                violation_error_message="補助率は、0より大きく1以下にしてください。",
            ),
            models.CheckConstraint(
                condition=Q(rounding_unit__gte=1),
                name="subsidies_programme_rounds_by_a_yen_or_more",
                violation_error_message="切り捨ての単位は1円以上にしてください。",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None, frozen_by=None)
                | Q(frozen_at__isnull=False, frozen_by__isnull=False),
                name="subsidies_programme_freezing_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year.label} {self.name}"

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.fiscal_year)

    @property
    def terms(self) -> Terms:
        return Terms(
            rate=Fraction(self.rate_numerator, self.rate_denominator),
            rounding_unit=self.rounding_unit,
            rounding=Rounding(self.rounding),
            cap_per_camera=self.cap_per_camera,
            cap_per_association=self.cap_per_association,
            other_subsidy=OtherSubsidy(self.other_subsidy),
        )

    @property
    def eligible_costs(self) -> frozenset[CostKind]:
        return frozenset(map(CostKind, self.eligible_cost_kinds))

    @property
    def is_example(self) -> bool:
        return bool(self.reference_body)

    def is_unverified(self, field: str) -> bool:
        """The city has not published it: shown with 「未確認」."""
        return field in self.unverified


class ProgrammeWindow(models.Model):
    """When something may be handed in; both days inclusive."""

    class Kind(models.TextChoices):
        CONSULTATION = "CONSULTATION", "事前協議"
        APPLICATION = "APPLICATION", "交付申請"
        EXTRA = "EXTRA", "追加募集"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="windows")
    kind = models.CharField("種類", max_length=12, choices=Kind)
    opens_on = models.DateField("受付の始まり")
    closes_on = models.DateField("受付の終わり")

    class Meta:
        verbose_name = "受付期間"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="subsidies_window_runs_forward",
                violation_error_message="受付の終わりの日が、始まりの日より前になっています。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.get_kind_display()}"

    def is_open(self, on: date) -> bool:
        return self.opens_on <= on <= self.closes_on


class FormTitle(models.Model):
    """The city's own number and title of a form; without a row the number stays blank."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="form_titles")
    kind = models.CharField("様式", max_length=4)
    number = models.CharField("様式番号", max_length=60, blank=True)
    title = models.CharField("題名", max_length=120, blank=True)

    class Meta:
        verbose_name = "様式の番号と題名"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind"], name="subsidies_form_title_once_a_programme"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
