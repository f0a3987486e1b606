"""What the city's addresses of reviews and letters take, and who of the city may come in."""

from associations.models import Association
from subsidies.models import GrantApplication, Letter
from subsidies.rules.stages import Act, Stage
from tests.factories.civic import StoredFileFactory
from tests.factories.reviews import standing_at
from tests.factories.subsidies import AttachmentFactory, LetterFactory, SubmissionFactory

READ = "200 405"
FORM = "200 200"
# Of the reviewer; what only the approver may open is to her as if it were not there.
REVIEWER_ONLY = {
    "city_grants": READ,
    "city_grant": READ,
    "city_grant_papers": READ,
    "city_grant_paper": READ,
    "city_submission_paper": READ,
    "city_take_on": "405 302",
    "city_letter_new": FORM,
    "city_letters": READ,
    "city_letter": READ,
    "city_letter_pdf": READ,
    "city_letter_approve": "404 404",
    # its form asks nothing: the draft is put down
    "city_letter_discard": "200 302",
    # nothing is ticked, and no letter named
    "city_bulk": "200 404",
    "city_bulk_approve": "404 404",
    "city_bulk_print": "405 302",
    "city_payments": FORM,
    "city_payment": FORM,
    "city_repayment": FORM,
}
_OF_ONE = ("city_grant", "city_grant_papers", "city_take_on", "city_payment", "city_repayment")
_OF_LETTER = ("city_letter", "city_letter_pdf", "city_letter_approve", "city_letter_discard")


def review_addresses(association: Association) -> dict[str, dict[str, object]]:
    application = _application(association)
    one = {"pk": application.pk}
    paper = application.attachments.first() or AttachmentFactory(
        application=application, file=StoredFileFactory()
    )
    submission = application.submissions.first() or SubmissionFactory(
        application=application, paper=StoredFileFactory()
    )
    return {
        **dict.fromkeys(_OF_ONE, one),
        **{name: {"pk": _letter(association)} for name in _OF_LETTER},
        "city_letter_new": {**one, "act": Act.REJECT.value},
        "city_grant_paper": {**one, "paper_pk": paper.pk},
        "city_submission_paper": {**one, "submission_pk": submission.pk},
    }


def _application(association: Association) -> GrantApplication:
    found = GrantApplication.objects.filter(association=association, number="M8-REVIEW").first()
    return found or standing_at(Stage.APPLIED, association=association, number="M8-REVIEW")


def _letter(association: Association) -> int:
    """The newest of an application of its own, which the visit before may have discarded."""
    found = GrantApplication.objects.filter(association=association, number="M8-LETTER").first()
    application = found or standing_at(Stage.APPLIED, association=association, number="M8-LETTER")
    letters = Letter.objects.filter(application=application)
    letter = letters.order_by("pk").first() or LetterFactory(application=application)
    return letter.pk
