"""Input of the question who could open a file."""

from crispy_forms.helper import FormHelper

from civic.forms import HouseForm
from retention.forms.moments import day


class OpenersForm(HouseForm):
    submit_label = "この日を調べる"

    on = day("調べる日", "例：映像が出回ったと思われる日")

    @property
    def helper(self) -> FormHelper:
        """A question that changes nothing stands in the address."""
        helper = super().helper
        helper.form_method = "get"
        return helper
