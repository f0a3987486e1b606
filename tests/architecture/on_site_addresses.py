"""What the addresses of checks and media take, made when they are first asked for."""

from retention.models import MediumDestruction, RecorderCheck
from tests.factories.civic import PDF, StoredFileFactory
from tests.factories.media import MediumDestructionFactory, MediumFactory
from tests.factories.onsite import RecorderCheckFactory, on_site_recorder


def on_site_addresses(association) -> dict[str, dict[str, object]]:
    home = {"association_id": association.pk}
    check = RecorderCheck.objects.first() or RecorderCheckFactory(
        recorder=on_site_recorder(association=association), photo=StoredFileFactory()
    )
    broken = MediumDestruction.objects.first() or MediumDestructionFactory(
        medium=MediumFactory(association=association), paper=StoredFileFactory(content=PDF)
    )
    kept = association.media.not_destroyed().first() or MediumFactory(association=association)
    recorder, medium = {**home, "pk": check.recorder_id}, {**home, "pk": kept.pk}
    gone = {**home, "pk": broken.medium_id}
    return {
        **dict.fromkeys(("recorder_checks", "recorder_check_new"), recorder),
        "recorder_check_photo": {**recorder, "check_id": check.pk},
        **dict.fromkeys(("medium", "medium_move", "medium_replace", "medium_destroy"), medium),
        **dict.fromkeys(("medium_destruction_photo", "medium_destruction_paper"), gone),
    }
