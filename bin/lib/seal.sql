-- After each migration, as cam_owner: the application may add to these tables and read them,
-- and nothing else. Running it again changes nothing.
\set ON_ERROR_STOP on

SELECT format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cam_app', tablename)
  FROM pg_tables
 WHERE schemaname = 'public'
   AND tablename IN ('civic_journalentry', 'civic_checkpoint', 'retention_erasure',
                     'retention_footageaccess', 'retention_recordercheck', 'retention_mediummove',
                     'subsidies_stagechange', 'subsidies_budgetentry',
                     'subsidies_lotterydraw', 'disclosures_viewing',
                     'disclosures_provision_cameras', 'disclosures_providedfile',
                     'disclosures_copyreturn', 'disclosures_incidentreport',
                     'disclosures_takencopy', 'disclosures_takenerasure')
   AND EXISTS (SELECT FROM pg_roles WHERE rolname = 'cam_app') \gexec
SELECT 'REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON django_migrations FROM cam_app'
 WHERE to_regclass('public.django_migrations') IS NOT NULL
   AND EXISTS (SELECT FROM pg_roles WHERE rolname = 'cam_app') \gexec
