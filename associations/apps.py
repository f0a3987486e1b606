"""The associations room."""

from django.apps import AppConfig


class AssociationsConfig(AppConfig):
    name = "associations"
    verbose_name = "団体と役員"

    def ready(self) -> None:
        from associations.queries.duties import duties_of_association  # noqa: PLC0415
        from associations.queries.hand_over_duties import hand_over_duties  # noqa: PLC0415
        from civic import duties  # noqa: PLC0415

        duties.register(duties_of_association)
        duties.register(hand_over_duties)
