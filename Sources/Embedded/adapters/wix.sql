-- Wix Bookings as JSON files, from REST or Velo: extended bookings, services, and calendar events for the sessions of courses.
--
-- Bookings alone have no course's sessions: they are in the calendar events. Whoever books without logging in may be a new contact each time,
-- so a client is an e-mail address, or a contact where there is none. A course's link is the one that all its sessions have; where they
-- differ, it has none.

CREATE TEMP VIEW extended AS
SELECT json_extract(b.value, '$.booking') AS booking, json_extract(b.value, '$.conferencingDetails') AS link
FROM source.document d, json_each(d.content, '$.extendedBookings') b;

CREATE TEMP VIEW wix_booking AS
SELECT coalesce(json_extract(booking, '$.id'), json_extract(booking, '$._id')) AS id, booking AS body, link,
  coalesce(json_extract(booking, '$.bookedEntity.slot.serviceId'), json_extract(booking, '$.bookedEntity.schedule.serviceId')) AS service,
  CASE WHEN json_extract(booking, '$.bookedEntity.tags[0]') = 'COURSE' OR json_type(booking, '$.bookedEntity.slot') IS NULL THEN 'COURSE'
    WHEN json_extract(booking, '$.bookedEntity.tags[0]') = 'GROUP' THEN 'CLASS' ELSE 'APPOINTMENT' END AS type,
  coalesce(nullif(lower(trim(json_extract(booking, '$.contactDetails.email'))), ''), json_extract(booking, '$.contactDetails.contactId')) AS who,
  coalesce(json_extract(booking, '$.createdDate'), json_extract(booking, '$._createdDate')) AS created
FROM extended
-- Pages of an answer may overlap.
GROUP BY coalesce(json_extract(booking, '$.id'), json_extract(booking, '$._id'));

CREATE TEMP VIEW wix_service AS
SELECT coalesce(json_extract(s.value, '$.id'), json_extract(s.value, '$._id')) AS id, s.value AS body
FROM source.document d, json_each(d.content, '$.services') s;

-- `MASTER` is the rule that a series is made from. A host's own link is never taken.
CREATE TEMP VIEW event AS
SELECT coalesce(json_extract(e.value, '$.id'), json_extract(e.value, '$._id')) AS id, e.value AS body,
  (SELECT id FROM wix_service s
    WHERE coalesce(json_extract(s.body, '$.schedule.id'), json_extract(s.body, '$.schedule._id')) = json_extract(e.value, '$.scheduleId')) AS service,
  json_extract(e.value, '$.resources[0].id') AS staff
FROM source.document d, json_each(d.content, '$.events') e
WHERE coalesce(json_extract(e.value, '$.recurrenceType'), '') <> 'MASTER' AND coalesce(json_extract(e.value, '$.type'), 'COURSE') = 'COURSE';

CREATE TEMP VIEW resource AS
SELECT json_extract(body, '$.bookedEntity.slot.resource.id') AS id, json_extract(body, '$.bookedEntity.slot.resource.name') AS name,
  json_extract(body, '$.bookedEntity.slot.resource.email') AS email
FROM wix_booking
UNION ALL
SELECT json_extract(r.value, '$.id'), json_extract(r.value, '$.name'), NULL FROM event e, json_each(e.body, '$.resources') r;

CREATE TEMP VIEW staff AS
SELECT id AS key, max(name) AS name, max(email) AS email FROM resource WHERE id IS NOT NULL AND name IS NOT NULL GROUP BY id;

CREATE TEMP VIEW service AS
SELECT id AS key, json_extract(body, '$.name') AS name, json_extract(body, '$.type') AS type, json_extract(body, '$.description') AS description,
  (SELECT CASE WHEN count(DISTINCT json_extract(e.body, '$.conferencingDetails.guestUrl')) = 1 AND json_extract(s.body, '$.type') = 'COURSE'
    THEN max(json_extract(e.body, '$.conferencingDetails.guestUrl')) END FROM event e WHERE e.service = s.id) AS link_url
FROM wix_service s
UNION ALL
-- A service that is not in the answer any more is called as it was when it was booked.
SELECT service, max(json_extract(body, '$.bookedEntity.title')), max(type), '', NULL FROM wix_booking
WHERE service NOT IN (SELECT id FROM wix_service) GROUP BY service;

CREATE TEMP VIEW service_staff AS
SELECT DISTINCT s.id AS service, m.value AS staff FROM wix_service s, json_each(s.body, '$.staffMemberIds') m
WHERE m.value IN (SELECT id FROM resource WHERE name IS NOT NULL);

-- A class has the id of its event. An appointment has none before it is confirmed, and is one booking: it is known by that.
CREATE TEMP VIEW meeting AS
SELECT *,
  CASE WHEN type = 'CLASS' THEN coalesce(json_extract(body, '$.bookedEntity.slot.eventId'), json_extract(body, '$.bookedEntity.slot.sessionId'), id)
    ELSE id END AS session
FROM wix_booking WHERE type <> 'COURSE';

CREATE TEMP VIEW session AS
SELECT session AS key, service, max(json_extract(body, '$.bookedEntity.slot.resource.id')) AS staff,
  instant(json_extract(body, '$.startDate')) AS starts_at, instant(json_extract(body, '$.endDate')) AS ends_at, 'CONFIRMED' AS status,
  coalesce(max(json_extract(body, '$.bookedEntity.slot.location.formattedAddress')), '') AS location,
  max(json_extract(link, '$.guestUrl')) AS link_url, max(json_extract(link, '$.password')) AS link_password,
  max(json_extract(link, '$.description')) AS link_description
FROM meeting GROUP BY session
UNION ALL
SELECT id, service, staff, instant(json_extract(body, '$.start.localDate'), json_extract(body, '$.start.timeZone')),
  instant(json_extract(body, '$.end.localDate'), json_extract(body, '$.end.timeZone')),
  CASE json_extract(body, '$.status') WHEN 'CANCELLED' THEN 'CANCELLED' WHEN 'CANCELED' THEN 'CANCELLED' ELSE 'CONFIRMED' END, '', NULL, NULL, NULL
FROM event WHERE service IS NOT NULL;

CREATE TEMP VIEW member AS
SELECT who AS key,
  coalesce(nullif(trim(json_extract(body, '$.contactDetails.firstName')), ''), nullif(trim(json_extract(body, '$.contactDetails.lastName')), ''), who)
    AS first_name,
  CASE WHEN trim(coalesce(json_extract(body, '$.contactDetails.firstName'), '')) = '' THEN ''
    ELSE trim(coalesce(json_extract(body, '$.contactDetails.lastName'), '')) END AS last_name,
  lower(trim(json_extract(body, '$.contactDetails.email'))) AS email
-- Of one person's several contacts the fullest name, then the first.
FROM (
  SELECT *, row_number() OVER (PARTITION BY who ORDER BY coalesce(json_extract(body, '$.contactDetails.lastName'), '') = '', created, id) AS place
  FROM wix_booking
) WHERE place = 1;

CREATE TEMP VIEW booking AS
SELECT id AS key, who AS member, session, NULL AS course, json_extract(body, '$.status') AS status,
  json_extract(body, '$.paymentStatus') AS payment_status,
  coalesce(json_extract(body, '$.totalParticipants'), json_extract(body, '$.numberOfParticipants')) AS participants,
  json_extract(body, '$.bookedEntity.slot.timezone') AS time_zone, instant(created) AS booked_at
FROM meeting
UNION ALL
SELECT id, who, NULL, service, json_extract(body, '$.status'), json_extract(body, '$.paymentStatus'),
  coalesce(json_extract(body, '$.totalParticipants'), json_extract(body, '$.numberOfParticipants')),
  json_extract(body, '$.bookedEntity.schedule.timezone'), instant(created)
FROM wix_booking WHERE type = 'COURSE';
