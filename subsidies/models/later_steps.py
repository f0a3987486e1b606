"""What follows a decision: changes, the claim and its payment, yearly reports, disposal."""

from django.db import models
from django.db.models import Q

from associations.models import User
from cameras.models import Camera
from subsidies.models.grant_application import GrantApplication


class ChangeRequest(models.Model):
    class Kind(models.TextChoices):
        CHANGE = "CHANGE", "内容を変える"
        CANCEL = "CANCEL", "設置をやめる"

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="change_requests"
    )
    kind = models.CharField("変更か中止か", max_length=6, choices=Kind)
    before = models.TextField("変える前", blank=True)
    after = models.TextField("変えた後", blank=True)
    reason = models.TextField("理由")
    requested_yen = models.PositiveIntegerField("変えた後の補助額（円）", null=True, blank=True)
    requested_at = models.DateTimeField("申請した日時")
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "変更・中止の申請"

    def __str__(self) -> str:
        return f"{self.application} {self.get_kind_display()}"


class PaymentClaim(models.Model):
    """Where the money goes, and when it went (the account is the association's own)."""

    class AccountKind(models.TextChoices):
        ORDINARY = "ORDINARY", "普通"
        CURRENT = "CURRENT", "当座"

    application = models.OneToOneField(
        GrantApplication, on_delete=models.PROTECT, related_name="claim"
    )
    bank = models.CharField("金融機関の名前", max_length=40)
    branch = models.CharField("支店の名前", max_length=40)
    account_kind = models.CharField("口座の種類", max_length=8, choices=AccountKind)
    account_number = models.CharField("口座番号", max_length=8)
    holder = models.CharField("口座の名義", max_length=60)
    holder_kana = models.CharField("口座の名義（カナ）", max_length=80)
    claimed_at = models.DateTimeField("請求した日時")
    claimed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    paid_on = models.DateField("振り込んだ日", null=True, blank=True)
    paid_at = models.DateTimeField("支払いを記録した日時", null=True, blank=True)
    paid_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "請求と支払い"
        constraints = [
            models.CheckConstraint(
                condition=Q(account_number__regex=r"^\d{7,8}$"),
                name="subsidies_claim_account_number_is_figures",
                violation_error_message="口座番号は7桁か8桁の数字で入力してください。",
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None, paid_at=None, paid_by=None)
                | Q(paid_on__isnull=False, paid_at__isnull=False, paid_by__isnull=False),
                name="subsidies_claim_payment_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.bank}{self.branch}"


class AnnualReport(models.Model):
    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="annual_reports"
    )
    fiscal_year = models.PositiveSmallIntegerField("年度（西暦）")
    condition = models.TextField("カメラの動き", help_text="動いていない日があれば書いてください。")
    repairs = models.TextField("故障と修理", blank=True)
    provision_count = models.PositiveSmallIntegerField("映像を提供した件数")
    complaint_count = models.PositiveSmallIntegerField("苦情の件数")
    reported_at = models.DateTimeField("報告した日時")
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "年次報告"
        constraints = [
            models.UniqueConstraint(
                fields=["application", "fiscal_year"],
                name="subsidies_annual_report_once_a_year",
                violation_error_message="この年度の報告は、もう済んでいます。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.fiscal_year}"


class DisposalRequest(models.Model):
    class Kind(models.TextChoices):
        REMOVE = "REMOVE", "撤去する"
        MOVE = "MOVE", "ほかの場所へ移す"
        SELL = "SELL", "売る・譲る"

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="disposal_requests"
    )
    cameras = models.ManyToManyField(Camera, related_name="+", verbose_name="対象のカメラ")
    kind = models.CharField("どうしますか", max_length=6, choices=Kind)
    reason = models.TextField("理由")
    planned_on = models.DateField("予定の日")
    requested_at = models.DateTimeField("申請した日時")
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "財産処分の申請"

    def __str__(self) -> str:
        return f"{self.application} {self.get_kind_display()}"


class Repayment(models.Model):
    """Money that came back after a revocation or a disposal; cameras may go one after another."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="repayments"
    )
    yen = models.PositiveIntegerField("返還された額（円）")
    repaid_on = models.DateField("納付された日")
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "返還"

    def __str__(self) -> str:
        return f"{self.application} {self.yen}円"
