"""What was written out, and that it is gone, stays as it was written; a named person is in the picture."""

from django.db import migrations

TABLES = ("disclosures_takencopy", "disclosures_takenerasure")
APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in TABLES
)
NOT_APPEND_ONLY = "".join(
    f"""
DROP TRIGGER {table}_no_truncate ON {table};
DROP TRIGGER {table}_append_only ON {table};
"""
    for table in TABLES
)
# Whoever was named as also to be seen was an answer to the question that is now asked outright.
ANSWERED = "UPDATE disclosures_inquiry SET others = 'SOME' WHERE others_in_picture <> ''"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0003_taken_copies")]
    operations = [
        migrations.RunSQL(ANSWERED, migrations.RunSQL.noop),
        migrations.RunSQL(APPEND_ONLY, NOT_APPEND_ONLY),
    ]
