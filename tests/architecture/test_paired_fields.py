"""Every `_at` of an event names who did it in a `_by`; nothing that happened is a bare boolean."""

import pytest
from django.apps import apps
from django.db import models

ROOMS = ("civic", "associations", "cameras", "retention", "disclosures", "subsidies")

# model.field -> why nobody is named beside it
UNPAIRED = {
    "associations.User.registered_at": "the journal entry names who; the first person has nobody",
    "associations.Invitation.accepted_at": "done by the invited person, whom the row names",
    "associations.Invitation.expires_at": "a time limit, not an event",
    "associations.Notice.queued_at": "an outbox row; its fact names who",
    "associations.Notice.next_try_at": "a time limit, not an event",
    "associations.Notice.sent_at": "done by the worker that locked it",
    "associations.HandOver.completed_at": "done when its day has come; the journal entry names who, or the nightly job",
    "civic.JournalEntry.at": "its `actor` is text, so that it outlives the person's row",
    "civic.StoredFile.stored_at": "the noun that points to the file names who",
    "retention.Erasure.erased_at": "done by the run that the row names",
    "retention.Footage.started_at": "when the recorder began the file",
    "retention.Footage.found_at": "done by the nightly job",
    "retention.Footage.modified_at": "when the recorder last wrote to the file",
    "retention.PreservationHold.from_at": "when the footage that is asked for begins",
    "retention.PreservationHold.to_at": "when it ends",
    "retention.HandlingPermit.starts_at": "a time limit, not an event",
    "retention.HandlingPermit.ends_at": "a time limit, not an event",
    "retention.FootageCopy.key_destroyed_at": "the journal entry names who, or the nightly job",
    "retention.NightlyRun.started_at": "done by the nightly job; the journal entry names it",
    "retention.NightlyRun.finished_at": "done by the nightly job; the journal entry names it",
    "civic.Checkpoint.sealed_at": "done by the nightly job; the signed note is its own witness",
    "retention.BrakeStop.stopped_at": "done by the night that the row names",
    "retention.BrakeStop.used_at": "done by the night that went on",
    "retention.BrakeStop.overtaken_at": "done by the next night, which did not need it",
    "retention.MissedNight.noticed_at": "done by the watch; the journal entry names it",
    "retention.RecorderCheck.oldest_frame_at": "when the recorder began its oldest picture",
    "retention.RecorderCheck.newest_frame_at": "when the recorder took its newest picture",
    "retention.MediumMove.moved_at": "its keeper took it; recorded_by says who told of it",
    "retention.MediumDestruction.destroyed_at": "recorded_by tells of it, before the witness",
    "disclosures.Inquiry.from_at": "when the footage that is asked for begins",
    "disclosures.Inquiry.to_at": "when it ends",
    "disclosures.Inquiry.identity_erased_at": "done by the nightly job",
    "disclosures.RescueTask.due_at": "a time limit, not an event",
    "disclosures.Viewing.began_at": "shown_by began it",
    "disclosures.Viewing.ended_at": "shown_by ended it",
    "disclosures.Provision.provided_at": "handed_by handed it over",
    "disclosures.Provision.from_at": "when the footage that was given begins",
    "disclosures.Provision.to_at": "when it ends",
    "disclosures.Complaint.name_erased_at": "done by the nightly job",
    "disclosures.Incident.happened_at": "nobody may know who did it",
    "disclosures.Incident.known_at": "recorded_by says when it became known",
}
# model.field -> why this is a property and not an event
BOOLEANS = {
    "subsidies.Programme.needs_consultation": "a term of the programme",
    "subsidies.Programme.bars_contract_before_decision": "a term of the programme",
    "subsidies.Programme.wants_annual_report": "a term of the programme",
    "cameras.Camera.records_sound": "what the device is set to",
}


def our_models() -> list[type[models.Model]]:
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def unpaired() -> set[str]:
    found = set()
    for model in our_models():
        names = {field.name for field in model._meta.get_fields()}
        for field in model._meta.get_fields():
            if not isinstance(field, models.DateTimeField) or field.name == "last_login":
                continue  # Django's own, of the person's own act
            if f"{field.name.removesuffix('at')}by" not in names:
                found.add(f"{model._meta.app_label}.{model.__name__}.{field.name}")
    return found


def booleans() -> set[str]:
    return {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.BooleanField)
    }


def test_every_moment_names_its_person_or_a_reason():
    assert unpaired() - set(UNPAIRED) == set()


def test_no_reason_is_left_over():
    assert set(UNPAIRED) - unpaired() == set()


def test_moments_end_in_at_and_days_in_on_or_until():
    endings = {models.DateTimeField: ("at",), models.DateField: ("_on", "_until")}
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        for kind, ending in endings.items()
        if field.name != "last_login" and type(field) is kind and not field.name.endswith(ending)
    ]
    # A night is named by its day; 最終保存日 and 使い始めた日 are the city's own words.
    allowed = {"NightlyRun.night", "MissedNight.night"} | {
        f"{model}.last_day_kept" for model in ("Footage", "Erasure", "FootageCopy")
    }
    assert set(wrong) - allowed - {"Recorder.in_use_from"} == set()


def test_every_boolean_is_a_known_property():
    assert booleans() == set(BOOLEANS)


@pytest.mark.parametrize("name", sorted(BOOLEANS))
def test_no_boolean_is_named_as_an_event(name):
    field = name.rsplit(".", 1)[1]

    assert not field.startswith(("was_", "has_been_"))
    assert not field.endswith("ed")
