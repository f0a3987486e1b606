"""What an association owns is fetched through `visible_to`."""

from django.apps import apps

ROOMS = ("civic", "associations", "cameras", "retention", "disclosures", "subsidies")

# model -> why it is not scoped
UNSCOPED = {
    "associations.User": "a person; shown only through an appointment that is visible",
    "associations.Invitation": "found by its secret code alone",
    "associations.Notice": "the outbox; no page shows it",
    "associations.NoticeChoice": "a person's own; its page takes it from the signed-in person",
    "associations.ReminderRule": "the city's own; its page is the city's",
    "associations.MonthlyLetter": "reached through its batch, which is scoped",
    "associations.Pledge": "reached through its appointment, which is scoped",
    "civic.JournalEntry": "carries the association's id; its page is scoped by the association",
    "civic.JournalDetail": "no page shows it",
    "civic.Checkpoint": "for everybody: the page that verifies shows the newest",
    "retention.IndexedFolder": "how the night saves itself work; no page shows it",
    "retention.MissedNight": "how the watch mails once; no page shows it",
    "retention.MediumMove": "reached through its medium, which is scoped",
    "retention.MediumDestruction": "reached through its medium, which is scoped",
    "retention.HeldFootage": "counted through its hold, which is scoped",
    "retention.HoldRenewal": "reached through its hold, which is scoped",
    "subsidies.ProgrammeWindow": "reached through its programme, which is scoped",
    "subsidies.FormTitle": "reached through its programme, which is scoped",
    "subsidies.GrantCamera": "reached through its application, which is scoped",
    "subsidies.CostLine": "reached through its application, which is scoped",
    "subsidies.ChangeRequest": "reached through its application, which is scoped",
    "subsidies.PaymentClaim": "reached through its application, which is scoped",
    "subsidies.AnnualReport": "reached through its application, which is scoped",
    "subsidies.DisposalRequest": "reached through its application, which is scoped",
    "subsidies.Repayment": "reached through its application, which is scoped",
    "subsidies.Remark": "reached through its letter, which is scoped",
    "civic.StoredFile": "served only through the noun that points to it",
}


def unscoped() -> set[str]:
    return {
        f"{room}.{model.__name__}"
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if not hasattr(model._default_manager, "visible_to")
    }


def test_every_owned_model_is_scoped_or_has_a_reason():
    assert unscoped() - set(UNSCOPED) == set()


def test_no_reason_is_left_over():
    assert set(UNSCOPED) - unscoped() == set()
