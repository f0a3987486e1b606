"""The disclosures room."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    verbose_name = "外からの求め"

    def ready(self) -> None:
        from civic import duties, paper_ends  # noqa: PLC0415
        from disclosures.actions.erase_complainants import erase_complainants  # noqa: PLC0415
        from disclosures.actions.erase_consent_sheets import erase_consent_sheets  # noqa: PLC0415
        from disclosures.actions.erase_identities import erase_identities  # noqa: PLC0415
        from disclosures.actions.erase_inquiry_papers import erase_inquiry_papers  # noqa: PLC0415
        from disclosures.queries.inquiry_duties import inquiry_duties  # noqa: PLC0415

        duties.register(inquiry_duties)
        from disclosures.queries.complaint_duties import complaint_duties  # noqa: PLC0415
        from disclosures.queries.incidents import incident_duties  # noqa: PLC0415

        duties.register(complaint_duties)
        duties.register(incident_duties)
        paper_ends.register("inquiry_papers", erase_inquiry_papers)
        paper_ends.register("identities", erase_identities)
        paper_ends.register("complainants", erase_complainants)
        paper_ends.register("consent_sheets", erase_consent_sheets)
        from civic import handover  # noqa: PLC0415
        from disclosures.queries.hand_over import hand_over_matters  # noqa: PLC0415

        handover.register(hand_over_matters)
        from disclosures.actions.pass_on_complaints import pass_on_complaints  # noqa: PLC0415

        handover.register_pass_on(pass_on_complaints)
