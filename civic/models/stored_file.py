"""A file that was submitted or issued: bytes on disk under their SHA-256, never changed."""

from pathlib import Path

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """No foreign keys: the owning noun points here and serves it through its `visible_to`."""

    sha256 = models.CharField("SHA-256", max_length=64)
    content_type = models.CharField("種類", max_length=60)
    name = models.CharField("ファイル名", max_length=200)
    size = models.BigIntegerField("大きさ（バイト）")
    stored_at = models.DateTimeField("保存日時")

    class Meta:
        verbose_name = "保存したファイル"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="civic_stored_file_has_bytes"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return Path(settings.FILES_DIR) / self.sha256[:2] / self.sha256
