"""The cameras room."""

from django.apps import AppConfig


class CamerasConfig(AppConfig):
    name = "cameras"
    verbose_name = "カメラと規程"

    def ready(self) -> None:
        from cameras.queries.duties import duties_of_association  # noqa: PLC0415
        from civic import duties  # noqa: PLC0415

        duties.register(duties_of_association)
        from cameras.queries.hand_over import hand_over_matters  # noqa: PLC0415
        from civic import handover  # noqa: PLC0415

        handover.register(hand_over_matters)
