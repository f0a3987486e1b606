"""The retention room."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "retention"
    verbose_name = "記録データ"

    def ready(self) -> None:
        from civic import duties  # noqa: PLC0415
        from retention.queries.duties import duties_of_association  # noqa: PLC0415

        duties.register(duties_of_association)
