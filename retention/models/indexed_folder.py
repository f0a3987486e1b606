"""What a folder of a store looked like when it was last read, so that an unchanged one is not read again."""

from django.db import models

from retention.models.recorder import Recorder


class IndexedFolder(models.Model):
    """`changed_at_ns`: the folder's own time of change, in nanoseconds; `path` "" is the root."""

    recorder = models.ForeignKey(Recorder, on_delete=models.CASCADE, related_name="folders")
    path = models.CharField("フォルダー", max_length=400, blank=True)
    changed_at_ns = models.BigIntegerField("フォルダーの変更時刻（ナノ秒）")

    class Meta:
        verbose_name = "読んだフォルダー"
        constraints = [
            models.UniqueConstraint(
                fields=["recorder", "path"], name="retention_indexed_folder_is_unique"
            )
        ]

    def __str__(self) -> str:
        return self.path or "."
