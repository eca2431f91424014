-- A spreadsheet saved as CSV, one row a booking: `joinery import --example` writes one to fill in.
--
-- Times are `2027-01-12 18:00`, on the clocks of the column `time_zone`, or else of the source's `zone`. Needed are `name`, `service`,
-- `starts_at`, `ends_at`, `status` and one of `email` and `member`. A client is the row's `member`, or else the e-mail address in small
-- letters. A session is what has service, staff and times in common: if you move it, its rows give it a new page, so give appointments an
-- own value in `booking` and correct that row.

CREATE TEMP VIEW entry AS
SELECT
  coalesce(nullif(trim(member), ''), lower(trim(email))) AS who,
  trim(name) AS name,
  lower(trim(email)) AS email,
  nullif(trim(member_time_zone), '') AS member_time_zone,
  nullif(trim(language), '') AS language,
  trim(service) AS service,
  coalesce(nullif(upper(trim(type)), ''), 'APPOINTMENT') AS type,
  nullif(trim(staff), '') AS staff,
  instant(starts_at, nullif(trim(time_zone), '')) AS starts_at,
  instant(ends_at, nullif(trim(time_zone), '')) AS ends_at,
  nullif(trim(time_zone), '') AS time_zone,
  upper(trim(status)) AS status,
  coalesce(nullif(upper(trim(payment_status)), ''), 'UNDEFINED') AS payment_status,
  CASE WHEN trim(participants) = '' THEN 1 WHEN trim(participants) GLOB '*[^0-9]*' THEN participants
    ELSE CAST(participants AS INTEGER) END AS participants,
  trim(location) AS location,
  nullif(trim(link), '') AS link,
  link_password,
  nullif(trim(booking), '') AS booking,
  line
FROM source.rows;

-- An appointment is one client's: its session is known by the booking, and keeps its page when it is moved.
CREATE TEMP VIEW place AS
SELECT *,
  CASE WHEN type = 'APPOINTMENT' AND booking IS NOT NULL THEN 'booking ' || booking
    ELSE service || ' ' || coalesce(staff, '') || ' ' || starts_at END AS session
FROM entry;

CREATE TEMP VIEW staff AS SELECT DISTINCT staff AS key, staff AS name FROM entry WHERE staff IS NOT NULL;

CREATE TEMP VIEW service AS SELECT service AS key, service AS name, min(type) AS type FROM entry GROUP BY service;

CREATE TEMP VIEW service_staff AS SELECT DISTINCT service, staff FROM entry WHERE staff IS NOT NULL;

CREATE TEMP VIEW session AS
SELECT session AS key, service, staff, starts_at, min(ends_at) AS ends_at, max(location) AS location, max(link) AS link_url,
  max(link_password) AS link_password
FROM place GROUP BY session;

CREATE TEMP VIEW member AS
SELECT who AS key,
  CASE WHEN name LIKE '% %' THEN substr(name, 1, instr(name, ' ') - 1) ELSE name END AS first_name,
  CASE WHEN name LIKE '% %' THEN trim(substr(name, instr(name, ' ') + 1)) ELSE '' END AS last_name,
  email, max(member_time_zone) AS time_zone, max(language) AS language
FROM entry GROUP BY who;

CREATE TEMP VIEW booking AS
SELECT coalesce(booking, who || ' ' || session) AS key, who AS member, session, status, payment_status, participants, time_zone FROM place;
