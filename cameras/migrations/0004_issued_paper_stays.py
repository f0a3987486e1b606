"""Once a 規程 has its paper, the row stays as it is; so does every stored file."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER regulations_paper_stays BEFORE UPDATE ON cameras_regulations
  FOR EACH ROW WHEN (OLD.paper_id IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER storedfile_unchanged BEFORE UPDATE ON civic_storedfile
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER storedfile_unchanged ON civic_storedfile;
DROP TRIGGER regulations_paper_stays ON cameras_regulations;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cameras", "0003_points_and_removals_are_whole"),
        ("civic", "0002_append_only"),
    ]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
