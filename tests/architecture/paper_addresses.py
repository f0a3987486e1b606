"""What the addresses of blank forms and batches of letters take, and who may come in."""

from cameras.models import CameraSite
from subsidies.models import PrintBatch, Programme
from tests.factories.cameras import CameraFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.subsidies import PrintBatchFactory, ProgrammeFactory

OFFICER_READ = ("blank_forms", "blank_form", "consent_sheet", "local_consent_sheet")
CITY_PAPERS = {
    "city_blank_forms": "200 405",
    "city_blank_form": "200 405",
    "print_letters": "200 200",
    "print_batch": "200 302",
    "print_batch_archive": "200 405",
}


def paper_addresses(association) -> dict[str, dict[str, object]]:
    programme = Programme.objects.first() or ProgrammeFactory()
    site = CameraSite.objects.filter(association=association).exclude(camera=None).first()
    site = site or CameraFactory(site__association=association).site
    batch = PrintBatch.objects.first() or PrintBatchFactory(
        programme=programme, archive=StoredFileFactory()
    )
    home = {"association_id": association.pk}
    one = {"pk": batch.pk}
    return {
        "blank_forms": home,
        "blank_form": {**home, "form": "f3"},
        "consent_sheet": {**home, "site_pk": site.pk},
        "local_consent_sheet": {**home, "site_pk": site.pk},
        "city_blank_forms": {},
        "city_blank_form": {"form": "f3"},
        "print_letters": {"pk": programme.pk},
        "print_batch": one,
        "print_batch_archive": one,
    }
