"""Records of handling, checks and custody can only grow (規程4(3)・5(2)・5(3))."""

from django.db import migrations

TABLES = ["footageaccess", "recordercheck", "mediummove"]
REFUSE = "".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON retention_{table}
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON retention_{table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in TABLES
)
ALLOW = "".join(
    f"""
DROP TRIGGER {table}_no_truncate ON retention_{table};
DROP TRIGGER {table}_append_only ON retention_{table};
"""
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("retention", "0003_kept_and_held"), ("civic", "0002_append_only")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
