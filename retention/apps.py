"""The retention room."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "retention"
    verbose_name = "記録データ"

    def ready(self) -> None:
        from civic import duties  # noqa: PLC0415
        from retention.queries.brake_duties import brake_duties  # noqa: PLC0415
        from retention.queries.check_duties import check_duties  # noqa: PLC0415
        from retention.queries.duties import duties_of_association  # noqa: PLC0415
        from retention.queries.gap_duties import duties_of_gaps  # noqa: PLC0415
        from retention.queries.hold_duties import hold_duties  # noqa: PLC0415
        from retention.queries.media_duties import media_duties  # noqa: PLC0415

        duties.register(brake_duties)
        duties.register(duties_of_association)
        duties.register(check_duties)
        duties.register(media_duties)
        duties.register(duties_of_gaps)
        duties.register(hold_duties)
        from civic import handover  # noqa: PLC0415
        from retention.queries.hand_over import hand_over_matters  # noqa: PLC0415

        handover.register(hand_over_matters)
        from retention.actions.end_permits_of_leaving import end_permits_of_leaving  # noqa: PLC0415

        handover.register_pass_on(end_permits_of_leaving)
