"""The signed head of the journal after each night, chained to the one before (RFC 6962 hashing)."""

from django.db import models


class Checkpoint(models.Model):
    """Entries `first_entry` to `last_entry` (ids) lie under `root`; `note` is what was signed.

    Append-only. Hashes are lower-case hex; `signature` and `public_key` are Ed25519, in hex.
    """

    number = models.BigIntegerField("封印の番号", unique=True)
    sealed_at = models.DateTimeField("封印した日時")
    first_entry = models.BigIntegerField("初めの記録")
    last_entry = models.BigIntegerField("終わりの記録")
    entry_count = models.BigIntegerField("記録の数")
    root = models.CharField("根", max_length=64)
    previous_head = models.CharField("前の封印の頭", max_length=64, blank=True)
    note = models.TextField("署名した文")
    signature = models.CharField("署名", max_length=128)
    public_key = models.CharField("公開鍵", max_length=64)

    class Meta:
        verbose_name = "封印"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    entry_count__gte=1, last_entry__gte=models.F("first_entry"), number__gte=1
                ),
                name="civic_checkpoint_covers_entries",
            ),
        ]

    def __str__(self) -> str:
        return f"封印 {self.number}"
