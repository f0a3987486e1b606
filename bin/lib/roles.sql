-- The two roles of the application (docs/operations.md, データベースの役割). Run as a superuser;
-- running it again changes nothing.
--   cam_owner  owns the database and its tables: migrations only
--   cam_app    what the web, the worker, the timetable and the commands use: rows, never tables
\set ON_ERROR_STOP on
SET client_min_messages = warning;

SELECT 'CREATE ROLE cam_owner LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cam_owner') \gexec
SELECT 'CREATE ROLE cam_app LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cam_app') \gexec
SELECT 'CREATE DATABASE cam OWNER cam_owner ENCODING ''UTF8'' LOCALE ''C.UTF-8'' TEMPLATE template0'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'cam') \gexec

\connect cam
REVOKE ALL ON DATABASE cam FROM PUBLIC;
GRANT CONNECT ON DATABASE cam TO cam_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE cam_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cam_app;
ALTER DEFAULT PRIVILEGES FOR ROLE cam_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO cam_app;
