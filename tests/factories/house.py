"""One of everything in an association: what page and matrix tests stand on."""

from dataclasses import dataclass
from pathlib import Path

from associations.models import Appointment, Association, Resolution
from associations.rules.roles import Role
from cameras.models import Camera, CameraSite, Consent, FieldOfView, Permit, Regulations
from retention.models import Channel, Footage, NightlyRun, Recorder
from retention.stores.folder import FolderStore
from tests.factories.associations import ResolutionFactory
from tests.factories.cameras import (
    CameraFactory,
    CameraSiteFactory,
    ConsentFactory,
    FieldOfViewFactory,
    PermitFactory,
    RegulationsFactory,
)
from tests.factories.civic import PNG, StoredFileFactory
from tests.factories.retention import (
    TOKEN,
    ChannelFactory,
    FootageFactory,
    NightlyRunFactory,
    RecorderFactory,
)


@dataclass(frozen=True, slots=True)
class House:
    """Complete enough for the 規程 to be true and the next one to be adopted."""

    association: Association
    handler: Appointment
    resolution: Resolution
    site: CameraSite
    camera: Camera
    view: FieldOfView
    consent: Consent
    permit: Permit
    regulations: Regulations
    recorder: Recorder
    channel: Channel
    kept: Footage
    undated: Footage
    night: NightlyRun


def build_house(association: Association, store_root: Path) -> House:
    folder = store_root / f"house-{association.pk}"
    folder.mkdir()
    FolderStore(folder, TOKEN).mark()
    resolution = ResolutionFactory(association=association, minutes=StoredFileFactory())
    site = CameraSiteFactory(association=association, resolution=resolution)
    camera = CameraFactory(site=site)
    view = FieldOfViewFactory(camera=camera)
    recorder = RecorderFactory(association=association, folder=str(folder))
    channel = ChannelFactory(recorder=recorder, camera=camera)
    photograph = StoredFileFactory(name="同意書.png", content=PNG, content_type="image/png")
    return House(
        association=association,
        handler=association.appointments.get(role=Role.HANDLER),
        resolution=resolution,
        site=site,
        camera=camera,
        view=view,
        consent=ConsentFactory(view=view, sheet=photograph),
        permit=PermitFactory(site=site),
        regulations=RegulationsFactory(
            association=association, resolution=resolution, paper=StoredFileFactory()
        ),
        recorder=recorder,
        channel=channel,
        kept=FootageFactory(recorder=recorder, channel=channel),
        undated=FootageFactory(recorder=recorder, undated=True),
        night=NightlyRunFactory(recorder=recorder, certificate=StoredFileFactory()),
    )
