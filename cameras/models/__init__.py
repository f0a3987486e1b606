"""Models of the cameras room."""

from cameras.models.announcement import Announcement
from cameras.models.camera import Camera
from cameras.models.camera_site import CameraSite
from cameras.models.consent import Consent
from cameras.models.face_consultation import FaceConsultation
from cameras.models.fault import Fault
from cameras.models.field_of_view import FieldOfView
from cameras.models.inspection import Inspection
from cameras.models.permit import Permit
from cameras.models.regulations import Regulations
from cameras.models.regulations_draft import RegulationsDraft
from cameras.models.signage import Signage, SignCheck

__all__ = [
    "Announcement",
    "Camera",
    "CameraSite",
    "Consent",
    "FaceConsultation",
    "Fault",
    "FieldOfView",
    "Inspection",
    "Permit",
    "Regulations",
    "RegulationsDraft",
    "SignCheck",
    "Signage",
]
