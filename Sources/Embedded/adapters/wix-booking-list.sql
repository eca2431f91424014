-- The CSV of Wix's dashboard (Booking List > Export): to look at it once, not to run a business on.
--
-- It has no id of a booking, session or client, no zone, no link and no language, and no sessions of courses: a key here is made from address,
-- service and start, so what is moved is a new session with a new page, and what is gone is not noticed. English and German dates and words
-- are read; give the site's zone as `zone`. The adapter `wix` reads JSON, which has all of that.

CREATE TEMP VIEW entry AS
SELECT line, lower(trim("Email")) AS email, trim("First Name") AS first_name, trim("Last Name") AS last_name, trim("Service Name") AS service,
  trim("Service Type") AS service_type, nullif(trim("Staff Member"), '') AS staff, trim("Booking Status") AS status_word,
  trim("Payment Status") AS payment_word, trim("Location Address") AS location, trim("Group Size") AS size,
  -- `12.01.2027, 18:00` or `1/12/2027, 6:00 PM`.
  instant("Booking Start Time", NULL, CASE WHEN "Booking Start Time" LIKE '%.%.%' THEN 'dd.MM.yyyy, HH:mm' ELSE 'M/d/yyyy, h:mm a' END) AS starts_at,
  instant("Booking End Time", NULL, CASE WHEN "Booking End Time" LIKE '%.%.%' THEN 'dd.MM.yyyy, HH:mm' ELSE 'M/d/yyyy, h:mm a' END) AS ends_at,
  instant("Registration Date", NULL, CASE WHEN "Registration Date" LIKE '%.%.%' THEN 'dd.MM.yyyy, HH:mm' ELSE 'M/d/yyyy, h:mm a' END) AS booked_at
FROM source.rows;

CREATE TEMP VIEW place AS
SELECT *, CASE WHEN email <> '' THEN email ELSE lower(first_name || ' ' || last_name) END AS who,
  -- Wix calls a class what German pages call a Kurs too; a course is listed in a tab of its own, without its sessions.
  CASE WHEN service_type IN ('Appointment', 'Termin', 'Private', 'Einzeltermin') THEN 'APPOINTMENT' ELSE 'CLASS' END AS type
FROM entry;

CREATE TEMP VIEW listed AS
SELECT *, service || ' ' || coalesce(staff, '') || ' ' || starts_at || CASE WHEN type = 'APPOINTMENT' THEN ' ' || who ELSE '' END AS session FROM place;

CREATE TEMP VIEW staff AS SELECT DISTINCT staff AS key, staff AS name FROM entry WHERE staff IS NOT NULL;

CREATE TEMP VIEW service AS SELECT service AS key, service AS name, min(type) AS type FROM place GROUP BY service;

CREATE TEMP VIEW service_staff AS SELECT DISTINCT service, staff FROM entry WHERE staff IS NOT NULL;

CREATE TEMP VIEW session AS
SELECT session AS key, service, staff, starts_at, max(ends_at) AS ends_at, max(location) AS location FROM listed GROUP BY session;

-- Names are sometimes all in the first column.
CREATE TEMP VIEW member AS
SELECT who AS key,
  CASE WHEN last_name = '' AND instr(first_name, ' ') > 0 THEN substr(first_name, 1, instr(first_name, ' ') - 1)
    ELSE coalesce(nullif(first_name, ''), nullif(last_name, ''), who) END AS first_name,
  CASE WHEN last_name = '' AND instr(first_name, ' ') > 0 THEN trim(substr(first_name, instr(first_name, ' ') + 1))
    WHEN first_name = '' THEN '' ELSE last_name END AS last_name,
  email
FROM listed GROUP BY who HAVING min(line);

CREATE TEMP VIEW booking AS
SELECT who || ' ' || session AS key, who AS member, session,
  CASE lower(status_word) WHEN 'confirmed' THEN 'CONFIRMED' WHEN 'bestätigt' THEN 'CONFIRMED' WHEN 'canceled' THEN 'CANCELED' WHEN 'cancelled' THEN 'CANCELED'
    WHEN 'storniert' THEN 'CANCELED' WHEN 'waitlist' THEN 'WAITING_LIST' WHEN 'warteliste' THEN 'WAITING_LIST' WHEN 'pending approval' THEN 'PENDING'
    WHEN 'pending' THEN 'PENDING' WHEN 'ausstehend' THEN 'PENDING' WHEN 'genehmigung ausstehend' THEN 'PENDING' WHEN 'declined' THEN 'DECLINED'
    WHEN 'abgelehnt' THEN 'DECLINED' WHEN 'incomplete' THEN 'CREATED' WHEN 'unvollständig' THEN 'CREATED' ELSE status_word END AS status,
  CASE lower(payment_word) WHEN 'paid' THEN 'PAID' WHEN 'bezahlt' THEN 'PAID' WHEN 'not paid' THEN 'NOT_PAID' WHEN 'nicht bezahlt' THEN 'NOT_PAID'
    WHEN 'partially paid' THEN 'PARTIALLY_PAID' WHEN 'teilweise bezahlt' THEN 'PARTIALLY_PAID' WHEN 'refunded' THEN 'REFUNDED' WHEN 'erstattet' THEN 'REFUNDED'
    WHEN 'exempt' THEN 'EXEMPT' WHEN 'befreit' THEN 'EXEMPT' ELSE 'UNDEFINED' END AS payment_status,
  CASE WHEN sum(CAST(size AS INTEGER)) > 0 THEN sum(CAST(size AS INTEGER)) ELSE 1 END AS participants, min(booked_at) AS booked_at
FROM listed GROUP BY who, session;
