"""Models of the disclosures room."""

from disclosures.models.complaint import Complaint
from disclosures.models.decision import Decision
from disclosures.models.deputy import Deputy
from disclosures.models.incident import Incident, IncidentReport
from disclosures.models.inquiry import Inquiry
from disclosures.models.provision import CopyReturn, ProvidedFile, Provision
from disclosures.models.public_page import PublicPage
from disclosures.models.rescue_task import RescueTask
from disclosures.models.taken_copy import TakenCopy, TakenErasure
from disclosures.models.viewing import Viewing

__all__ = [
    "Complaint",
    "CopyReturn",
    "Decision",
    "Deputy",
    "Incident",
    "IncidentReport",
    "Inquiry",
    "ProvidedFile",
    "Provision",
    "PublicPage",
    "RescueTask",
    "TakenCopy",
    "TakenErasure",
    "Viewing",
]
