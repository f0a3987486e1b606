"""The disclosures room."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    verbose_name = "外からの求め"

    def ready(self) -> None:
        from civic import duties  # noqa: PLC0415
        from disclosures.queries.inquiry_duties import inquiry_duties  # noqa: PLC0415

        duties.register(inquiry_duties)
        from disclosures.queries.complaint_duties import complaint_duties  # noqa: PLC0415
        from disclosures.queries.incidents import incident_duties  # noqa: PLC0415

        duties.register(complaint_duties)
        duties.register(incident_duties)
