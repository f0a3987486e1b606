"""Factories of the civic room."""

import factory

from civic import files
from civic.models import StoredFile
from tests.factories.days import NOW

PDF = b"%PDF-1.7\n% a paper\n"
PNG = b"\x89PNG\r\n\x1a\n a photograph"


class StoredFileFactory(factory.django.DjangoModelFactory):
    """The bytes are really kept."""

    class Meta:
        model = StoredFile

    name = "書面.pdf"
    content = PDF
    content_type = "application/pdf"
    stored_at = NOW

    @classmethod
    def _create(cls, model_class, *, content, name, content_type, stored_at):
        return files.keep(content, name=name, content_type=content_type, at=stored_at)
