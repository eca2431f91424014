-- Cal.com's API, answers of `GET /v2/bookings` as JSON files.
--
-- It has no titles of event types: a service is called by its booking's title up to ` between`, or else by its slug. A moved booking is a new
-- one there: here it keeps the first one's key, and so its page. The link of an integration whose address is still to come is not there.

CREATE TEMP VIEW answer AS
SELECT json_extract(b.value, '$.uid') AS uid, json_extract(b.value, '$.rescheduledFromUid') AS moved_from, b.value AS body,
  json_extract(b.value, '$.status') AS status, json_extract(b.value, '$.location') AS location,
  coalesce(json_extract(b.value, '$.eventTypeId'), json_extract(b.value, '$.eventType.id')) AS service,
  json_extract(b.value, '$.hosts[0].id') AS staff
FROM source.document d, json_each(CASE WHEN json_type(d.content) = 'array' THEN d.content ELSE json_extract(d.content, '$.data') END) b;

-- Each with the uid that its chain of moves began with.
CREATE TEMP VIEW chain AS
WITH RECURSIVE
  known AS MATERIALIZED (SELECT DISTINCT uid, moved_from FROM answer),
  moved (uid, first, moves) AS (
    SELECT uid, uid, 0 FROM known WHERE moved_from IS NULL OR moved_from NOT IN (SELECT uid FROM known)
    UNION
    SELECT k.uid, m.first, m.moves + 1 FROM known k JOIN moved m ON k.moved_from = m.uid WHERE m.moves < 1000
  )
SELECT uid, first, max(moves) AS moves FROM moved GROUP BY uid;

CREATE TEMP VIEW meeting AS
SELECT * FROM (
  SELECT a.*, c.first AS chain,
    row_number() OVER (PARTITION BY c.first ORDER BY a.status IN ('cancelled', 'rejected'), c.moves DESC, a.uid) AS place
  FROM answer a JOIN chain c ON c.uid = a.uid
) WHERE place = 1;

-- Those with a seat have a place each; else the first attendee has booked.
CREATE TEMP VIEW place AS
SELECT m.*, CASE WHEN json_extract(a.value, '$.seatUid') IS NULL THEN m.chain ELSE json_extract(a.value, '$.seatUid') END AS key,
  lower(trim(coalesce(json_extract(a.value, '$.displayEmail'), json_extract(a.value, '$.email')))) AS who,
  trim(json_extract(a.value, '$.name')) AS name, json_extract(a.value, '$.timeZone') AS time_zone, json_extract(a.value, '$.language') AS language
FROM meeting m, json_each(m.body, '$.attendees') a WHERE a.key = 0 OR json_extract(a.value, '$.seatUid') IS NOT NULL;

CREATE TEMP VIEW staff AS
SELECT staff AS key, max(json_extract(body, '$.hosts[0].name')) AS name, max(json_extract(body, '$.hosts[0].email')) AS email
FROM answer WHERE staff IS NOT NULL GROUP BY staff;

CREATE TEMP VIEW service AS
SELECT service AS key,
  coalesce(nullif(min(CASE WHEN instr(json_extract(body, '$.title'), ' between ') > 0
      THEN substr(json_extract(body, '$.title'), 1, instr(json_extract(body, '$.title'), ' between ') - 1)
      ELSE json_extract(body, '$.title') END), ''), min(json_extract(body, '$.eventType.slug'))) AS name,
  CASE WHEN max(json_extract(body, '$.attendees[0].seatUid')) IS NULL THEN 'APPOINTMENT' ELSE 'CLASS' END AS type
FROM answer GROUP BY service;

CREATE TEMP VIEW service_staff AS SELECT DISTINCT service, staff FROM answer WHERE staff IS NOT NULL;

CREATE TEMP VIEW session AS
SELECT chain AS key, service, staff, instant(json_extract(body, '$.start')) AS starts_at, instant(json_extract(body, '$.end')) AS ends_at,
  CASE WHEN status IN ('cancelled', 'rejected') THEN 'CANCELLED' ELSE 'CONFIRMED' END AS status,
  CASE WHEN location LIKE 'http%' OR location LIKE 'integrations:%' THEN '' ELSE coalesce(location, '') END AS location,
  CASE WHEN location LIKE 'https://%' THEN location END AS link_url
FROM meeting;

CREATE TEMP VIEW member AS
SELECT who AS key,
  CASE WHEN instr(name, ' ') > 0 THEN substr(name, 1, instr(name, ' ') - 1) ELSE coalesce(nullif(name, ''), who) END AS first_name,
  CASE WHEN instr(name, ' ') > 0 THEN trim(substr(name, instr(name, ' ') + 1)) ELSE '' END AS last_name, who AS email, time_zone, language
FROM (SELECT *, row_number() OVER (PARTITION BY who ORDER BY json_extract(body, '$.createdAt') DESC, uid) AS newest FROM place) WHERE newest = 1;

CREATE TEMP VIEW booking AS
SELECT key, who AS member, chain AS session,
  CASE status WHEN 'accepted' THEN 'CONFIRMED' WHEN 'pending' THEN 'PENDING' WHEN 'cancelled' THEN 'CANCELED' WHEN 'rejected' THEN 'DECLINED'
    ELSE status END AS status,
  time_zone, instant(json_extract(body, '$.createdAt')) AS booked_at, 'https://app.cal.com/booking/' || uid AS manage_url
FROM place;
