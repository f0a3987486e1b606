"""The action `keep_regulations_paper`: the plain success, then each refusal."""

from cameras.actions.keep_regulations_paper import keep_regulations_paper
from civic.actors import SystemActor
from civic.models import StoredFile
from tests.actions.refusals import last_entry
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW


def keep(regulations, content):
    return keep_regulations_paper(
        regulations=regulations, content=content, by=SystemActor("papers"), at=NOW
    )


def test_keeps_the_first_paper_and_no_other():
    regulations = RegulationsFactory()

    first = keep(regulations, b"%PDF-1.7 first")
    again = keep(regulations, b"%PDF-1.7 second")

    assert again == first
    assert first.path.read_bytes() == b"%PDF-1.7 first"
    assert last_entry().facts == {"SHA-256": first.sha256}
    assert StoredFile.objects.count() == 1
