"""The action `keep_certificate`: the plain success, then each refusal."""

from civic.actors import SystemActor
from retention.actions.keep_certificate import keep_certificate
from tests.actions.refusals import last_entry
from tests.factories.days import NOW
from tests.factories.retention import NightlyRunFactory


def keep(run, content):
    return keep_certificate(run=run, content=content, by=SystemActor("nightly"), at=NOW)


def test_keeps_the_first_certificate_and_no_other():
    run = NightlyRunFactory()

    first = keep(run, b"%PDF-1.7 first")

    assert keep(run, b"%PDF-1.7 second") == first
    assert first.path.read_bytes() == b"%PDF-1.7 first"
    assert last_entry().facts == {"SHA-256": first.sha256}
