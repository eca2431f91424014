-- Easy!Appointments' own tables (MariaDB or MySQL), brought into SQLite by `mysql2sqlite` or `db-to-sqlite`.
--
-- Times are on the clocks of the provider's time zone. The application deletes what is removed, so leave `complete` as it is. Its address is
-- in none of its tables: for a button "Change or cancel" copy this adapter and add to `booking`
-- `'https://YOUR-ADDRESS/index.php/booking/reschedule/' || hash AS manage_url`.

CREATE TEMP VIEW appointment AS
SELECT a.*, coalesce(nullif(p.timezone, ''), (SELECT value FROM source.ea_settings WHERE name = 'default_timezone')) AS zone, s.attendants_number > 1 AS is_group,
  -- A group is several rows of one service, provider and start: it has no id of its own.
  CASE WHEN s.attendants_number > 1 THEN 'group ' || a.id_services || ' ' || coalesce(a.id_users_provider, '') || ' ' || replace(substr(a.start_datetime, 1, 16), 'T', ' ')
    ELSE CAST(a.id AS TEXT) END AS session
FROM source.ea_appointments a JOIN source.ea_services s ON s.id = a.id_services LEFT JOIN source.ea_users p ON p.id = a.id_users_provider
WHERE NOT a.is_unavailability AND a.id_users_customer IS NOT NULL;

CREATE TEMP VIEW person AS
SELECT u.*, r.slug FROM source.ea_users u JOIN source.ea_roles r ON r.id = u.id_roles;

CREATE TEMP VIEW staff AS
SELECT id AS key, trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name, email FROM person WHERE slug = 'provider';

CREATE TEMP VIEW service AS
SELECT id AS key, name, CASE WHEN attendants_number > 1 THEN 'CLASS' ELSE 'APPOINTMENT' END AS type, coalesce(description, '') AS description,
  coalesce(location, '') AS location
FROM source.ea_services;

CREATE TEMP VIEW service_staff AS SELECT id_services AS service, id_users AS staff FROM source.ea_services_providers;

CREATE TEMP VIEW session AS
SELECT session AS key, id_services AS service, id_users_provider AS staff, instant(min(start_datetime), zone) AS starts_at,
  instant(max(end_datetime), zone) AS ends_at, coalesce(max(location), '') AS location, max(nullif(meeting_link, '')) AS link_url
FROM appointment GROUP BY session;

CREATE TEMP VIEW member AS
SELECT id AS key, coalesce(nullif(trim(first_name), ''), nullif(trim(last_name), ''), email) AS first_name,
  CASE WHEN trim(coalesce(first_name, '')) = '' THEN '' ELSE trim(coalesce(last_name, '')) END AS last_name, email,
  -- What nobody has chosen says nothing.
  nullif(timezone, 'UTC') AS time_zone,
  CASE language WHEN 'german' THEN 'de' WHEN 'french' THEN 'fr' WHEN 'spanish' THEN 'es' WHEN 'italian' THEN 'it' WHEN 'dutch' THEN 'nl'
    WHEN 'portuguese' THEN 'pt' WHEN 'portuguese-br' THEN 'pt-BR' WHEN 'polish' THEN 'pl' WHEN 'swedish' THEN 'sv' WHEN 'danish' THEN 'da'
    WHEN 'norwegian' THEN 'nb' WHEN 'finnish' THEN 'fi' WHEN 'czech' THEN 'cs' WHEN 'hungarian' THEN 'hu' WHEN 'romanian' THEN 'ro'
    WHEN 'greek' THEN 'el' WHEN 'turkish' THEN 'tr' WHEN 'russian' THEN 'ru' WHEN 'ukrainian' THEN 'uk' WHEN 'hebrew' THEN 'he'
    WHEN 'arabic' THEN 'ar' WHEN 'japanese' THEN 'ja' WHEN 'simplified_chinese' THEN 'zh-Hans' WHEN 'chinese' THEN 'zh-Hans'
    WHEN 'traditional-chinese' THEN 'zh-Hant' WHEN 'hindi' THEN 'hi' END AS language
FROM person WHERE id IN (SELECT id_users_customer FROM appointment);

-- A status is any word there: those that say so are cancelled, a draft is not yet sure.
CREATE TEMP VIEW booking AS
SELECT id AS key, id_users_customer AS member, session,
  CASE lower(trim(coalesce(status, ''))) WHEN 'cancelled' THEN 'CANCELED' WHEN 'canceled' THEN 'CANCELED' WHEN 'draft' THEN 'PENDING' ELSE 'CONFIRMED' END
    AS status,
  instant(book_datetime, zone) AS booked_at
FROM appointment;
