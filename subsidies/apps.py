"""The subsidies room."""

from django.apps import AppConfig


class SubsidiesConfig(AppConfig):
    name = "subsidies"
    verbose_name = "補助金"

    def ready(self) -> None:
        from civic import duties  # noqa: PLC0415
        from subsidies.queries.duties import duties_of_association  # noqa: PLC0415

        duties.register(duties_of_association)
        from civic import handover  # noqa: PLC0415
        from subsidies.queries.hand_over import hand_over_matters  # noqa: PLC0415

        handover.register(hand_over_matters)
