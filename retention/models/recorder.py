"""A box that records (録画装置): the store it writes into, or that nobody but its officers can reach.

A managed recorder writes into a store this system may erase in. An on-site one overwrites itself;
officers look at it each month and say what they saw (RecorderCheck).
"""

from datetime import date
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from associations.models import Association, User
from retention.rules.erasure import Method, StoreKind
from retention.rules.filenames import Layout
from retention.stores import Store
from retention.stores.folder import FolderStore

LOCK_SPACE = 5_301  # pg_advisory_lock's first key: 規程5(3); the second is the recorder, or 0


class Kind(models.TextChoices):
    MANAGED = "MANAGED", "このシステムが消去する"
    ON_SITE = "ON_SITE", "現地で上書きされる"


class RecorderQuerySet(models.QuerySet["Recorder"]):
    def visible_to(self, user: User) -> "RecorderQuerySet":
        """Officers of the association; the city sees nights and counts, not recorders."""
        return self.filter(association_id__in=user.posts.association_ids)

    def in_use(self, on: date) -> "RecorderQuerySet":
        """Of both kinds; the nights are those of `.managed()` ones.

        A managed one is in use until its last file has gone, whatever day it was retired: the night
        erases, the watch and the reconciliation look, as long as anything lies there (規程5(3)).
        """
        footage = apps.get_model("retention.Footage").objects  # it is below this model
        left = Exists(footage.live().filter(recorder=OuterRef("pk")))
        return (
            self.filter(in_use_from__lte=on)
            .filter(Q(retired_on=None) | Q(retired_on__gt=on) | Q(kind=Kind.MANAGED) & left)
            .select_related("association")
            .order_by("pk")
        )

    def managed(self) -> "RecorderQuerySet":
        return self.filter(kind=Kind.MANAGED)

    def on_site(self) -> "RecorderQuerySet":
        return self.filter(kind=Kind.ON_SITE)


class Recorder(models.Model):
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="recorders")
    name = models.CharField("録画装置の呼び名", max_length=60, help_text="例：集会所の録画装置")
    kind = models.CharField("消去のしかた", max_length=10, choices=Kind, default=Kind.MANAGED)
    store = models.CharField(
        "保存先の種類",
        max_length=10,
        blank=True,
        choices=[(each.value, each.label) for each in StoreKind],
        default=StoreKind.FOLDER.value,
    )
    folder = models.CharField(
        "記録データのフォルダー",
        max_length=255,
        blank=True,
        help_text="市または保守の担当者が用意したフォルダーの名前です。",
    )
    store_token = models.CharField("フォルダーの印", max_length=64, editable=False, blank=True)
    layout = models.CharField(
        "ファイル名の方式",
        max_length=10,
        blank=True,
        choices=[(each.value, each.label) for each in Layout],
    )
    pattern = models.CharField(
        "自由な方式のときの型",
        max_length=120,
        blank=True,
        help_text="例：{yyyy}{MM}{dd}_{HH}{mm}{ss}*.mp4",
    )
    method = models.CharField(
        "消去の方法",
        max_length=20,
        blank=True,
        choices=[(each.value, each.label) for each in Method],
    )
    snapshots = models.TextField(
        "保存先の控え（スナップショットなど）",
        blank=True,
        help_text="保存先に自動の控えが残らないことを、どう確かめたか書いてください。",
    )
    in_use_from = models.DateField("使い始めた日")
    retired_on = models.DateField("使うのをやめた日", null=True, blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(RecorderQuerySet)()

    class Meta:
        verbose_name = "録画装置"
        constraints = [
            models.UniqueConstraint(
                fields=["store", "folder"],
                condition=Q(kind="MANAGED"),
                name="retention_recorder_store_is_its_own",
                violation_error_message="そのフォルダーは、別の録画装置がすでに使っています。",
            ),
            models.CheckConstraint(
                condition=Q(kind="ON_SITE", store="", folder="", store_token="", method="")
                | Q(kind="MANAGED") & ~Q(store="") & ~Q(folder="") & ~Q(method="") & ~Q(layout=""),
                name="retention_recorder_managed_has_store",
                violation_error_message="保存先と消去の方法は、このシステムが消去する録画装置に限って入れます。",
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None) | Q(retired_on__gte=models.F("in_use_from")),
                name="retention_recorder_retires_after_use",
                violation_error_message="使うのをやめた日が、使い始めた日より前になっています。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def root(self) -> Path:
        return Path(self.folder)

    def open_store(self) -> Store:
        """Where a managed recorder writes. A bucket needs the optional S3 packages."""
        if self.store == StoreKind.BUCKET:
            from retention.stores.bucket import BucketStore  # noqa: PLC0415 - an optional extra

            return BucketStore(self.folder, self.store_token)
        return FolderStore(self.root, self.store_token)
