"""What the addresses of notices take: a calendar's secret, letters that are printed."""

from associations.models import CalendarFeed, LetterBatch
from tests.factories.associations import CalendarFeedFactory, LetterBatchFactory, UserFactory
from tests.factories.civic import StoredFileFactory

TOKEN = "a-token-of-the-tests-only"


def notice_addresses(association) -> dict[str, dict[str, object]]:
    if not CalendarFeed.objects.exists():
        CalendarFeedFactory(user=association.registered_by, token=TOKEN)
    return {
        "feed": {"token": TOKEN},
        "letters_paper": {"association_id": association.pk, "pk": _printed(association)},
        "city_monthly_letters_paper": {"pk": _printed(None)},
    }


def _printed(association) -> int:
    found = LetterBatch.objects.of_association(association.pk if association else None).first()
    facts = {"association": association, "printed_by": UserFactory(), "paper": StoredFileFactory()}
    return (found or LetterBatchFactory(**facts)).pk
