"""What was handed over cannot be read again, even from a backup that was made before."""

import json
from pathlib import Path

import pytest

from tests.processes.house import House
from tests.processes.test_restore import do, run

pytestmark = [pytest.mark.slow, pytest.mark.long]

DECIDE = """
from datetime import timedelta
from django.utils import timezone
from associations.models import User
from disclosures.actions.copy_for_inquiry import copy_for_inquiry
from disclosures.models import Decision, Inquiry
from retention.models import Footage
now, today = timezone.now(), timezone.localdate()
by = User.objects.get(number="100001")
mine = Footage.objects.readable(today).filter(
    channel__isnull=False, recorder__association__in=by.appointments.values("association"))
kept = mine.order_by("-recorded_on", "pk")[0]
inquiry = Inquiry.objects.create(
    association=kept.recorder.association, number=900, kind="POLICE", stage="ALLOWED",
    agency="見本警察署", requester="見本 太郎", purpose="自転車盗の捜査のため",
    document_number="見刑一第123号", document_on=today, arrival="ORIGINAL", original_on=today,
    from_at=kept.started_at, to_at=kept.started_at + timedelta(minutes=30),
    identity_proof="警察手帳", identity_seen_at=now, identity_seen_by=by,
    received_at=now, received_by=by)
inquiry.cameras.add(kept.channel.camera)
decision = Decision.objects.create(
    inquiry=inquiry, outcome="GIVE", ground="INVESTIGATION", reason="原本を確かめた",
    decided_at=now, decided_by=by)
copy_for_inquiry(decision=decision, footage=[kept], by=by, at=timezone.now())
"""
HAND_OVER = """
from django.utils import timezone
from associations.models import User
from disclosures.actions.hand_over import hand_over
from disclosures.actions.take_out_copy import take_out_copy
from disclosures.models import Decision, Provision
from disclosures.rules.provision_facts import ProvisionFacts
from retention.models import FootageCopy
decision = Decision.objects.get(inquiry__number=900)
by, witness = (User.objects.get(number=number) for number in ("100001", "100002"))
copies = list(FootageCopy.objects.made_for(decision.reference))
for copy in copies:
    take_out_copy(decision=decision, copy=copy, by=by, at=timezone.now())
facts = ProvisionFacts(
    recipient="見本警察署 見本 太郎", provided_at=timezone.now(), content="道を通る人",
    purpose="捜査のため", reason="照会のため", from_at=decision.inquiry.from_at,
    to_at=decision.inquiry.to_at, medium="USB", document_number="見刑一第123号",
    document_on=timezone.localdate())
hand_over(decision=decision, facts=facts, handed_by=by, witness=witness,
          copies=copies, taken=[],
          address="http://testserver", by=by, at=timezone.now())
print(Provision.objects.get(decision=decision).files.get().sha256)
"""
TRY = """
import json
from django.conf import settings
from django.test import Client
from django.utils import timezone
from associations.models import User
from civic.refusals import Refused
from disclosures.models import Decision, Provision
from retention.models import FootageCopy
from retention.queries.copy_content import read_copy
from retention.stores.copies import copy_store
settings.ALLOWED_HOSTS = ["*"]
decision = Decision.objects.get(inquiry__number=900)
copy = FootageCopy.objects.made_for(decision.reference).get()
browser = Client()
browser.force_login(User.objects.get(number="100001"),
                    backend="shimonoseki_cam.backends.AppointmentBackend")
inquiry = decision.inquiry
page = browser.post(f"/a/{inquiry.association_id}/desk/{inquiry.pk}/copies/{copy.pk}/")
try:
    b"".join(read_copy(copy, timezone.localdate()))
    desk = "read"
except Refused as refusal:
    desk = refusal.reason.name
try:
    b"".join(copy_store().read(copy.key_name))
    store = "read"
except OSError as problem:
    store = type(problem).__name__
print(json.dumps({"page": page.status_code, "desk": desk, "store": store,
                  "ending": copy.key_ending,
                  "given": Provision.objects.filter(decision=decision).exists()}))
"""


def test_what_was_given_stays_closed_after_restoring_yesterdays_backup(
    demo_house: House, tmp_path: Path
):
    house = demo_house
    run(house, DECIDE)
    [encrypted] = [path for path in (house.folder / "copies").iterdir() if path.suffix == ".age"]
    as_it_was = encrypted.read_bytes()
    do(house, "backup", str(tmp_path / "backup"))
    assert len(run(house, HAND_OVER)) == 64

    given = json.loads(run(house, TRY))
    do(house, "restore", str(tmp_path / "backup"), "--replace")
    encrypted.write_bytes(as_it_was)
    restored = json.loads(run(house, TRY))

    closed = {"page": 409, "desk": "KEY_DESTROYED", "store": "FileNotFoundError"}
    assert given == closed | {"ending": "HANDED_OVER", "given": True}
    assert restored == closed | {"ending": "KEY_GONE", "given": False}
