"""The cameras room."""

from django.apps import AppConfig


class CamerasConfig(AppConfig):
    name = "cameras"
    verbose_name = "カメラと規程"

    def ready(self) -> None:
        from cameras.queries.duties import duties_of_association  # noqa: PLC0415
        from civic import duties  # noqa: PLC0415

        duties.register(duties_of_association)
