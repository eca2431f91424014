-- Cal.com's own tables (PostgreSQL), brought into SQLite by `db-to-sqlite "postgresql+psycopg2://…" calcom.sqlite --all`.
--
-- Times are UTC. A moved booking is a new row there: here it keeps the first one's key, and so its page, and the client is told. Of several
-- hosts the booking's own is taken; guests of a booking are left out, the places of an event with seats are not.

-- Each booking with the uid that its chain of moves began with, and how often it was moved.
CREATE TEMP VIEW chain AS
WITH RECURSIVE moved (id, uid, first, moves) AS (
  SELECT b.id, b.uid, b.uid, 0 FROM source.Booking b
  WHERE b.fromReschedule IS NULL OR b.fromReschedule NOT IN (SELECT uid FROM source.Booking)
  UNION
  SELECT b.id, b.uid, m.first, m.moves + 1 FROM source.Booking b JOIN moved m ON b.fromReschedule = m.uid WHERE m.moves < 1000
)
SELECT id, uid, first, max(moves) AS moves FROM moved GROUP BY id;

-- The last of each chain. Of two that were made of one, the one that holds.
CREATE TEMP VIEW meeting AS
SELECT * FROM (
  SELECT b.*, c.first AS chain,
    row_number() OVER (PARTITION BY c.first ORDER BY b.status IN ('cancelled', 'rejected'), c.moves DESC, b.id DESC) AS place
  FROM source.Booking b JOIN chain c ON c.id = b.id
) WHERE place = 1 AND eventTypeId IS NOT NULL;

-- Who has a place in it: those with a seat; else whoever booked, the first of its attendees.
CREATE TEMP VIEW place AS
SELECT m.chain || ' ' || lower(trim(a.email)) AS key, m.chain AS session, lower(trim(a.email)) AS who, a.*, m.uid, m.status, m.paid, m.createdAt
FROM meeting m JOIN source.BookingSeat s ON s.bookingId = m.id JOIN source.Attendee a ON a.id = s.attendeeId
UNION ALL
SELECT m.chain, m.chain, lower(trim(a.email)), a.*, m.uid, m.status, m.paid, m.createdAt
FROM meeting m JOIN source.Attendee a ON a.id = (SELECT min(id) FROM source.Attendee WHERE bookingId = m.id)
WHERE m.id NOT IN (SELECT bookingId FROM source.BookingSeat WHERE bookingId IS NOT NULL);

CREATE TEMP VIEW staff AS
SELECT id AS key, coalesce(nullif(name, ''), nullif(username, ''), email) AS name, email FROM source.users
WHERE id IN (SELECT userId FROM source.Booking);

CREATE TEMP VIEW service AS
SELECT id AS key, title AS name, CASE WHEN seatsPerTimeSlot > 1 THEN 'CLASS' ELSE 'APPOINTMENT' END AS type,
  coalesce(description, '') AS description
FROM source.EventType;

CREATE TEMP VIEW service_staff AS
SELECT eventTypeId AS service, userId AS staff FROM source.Booking
WHERE eventTypeId IN (SELECT id FROM source.EventType) AND userId IN (SELECT id FROM source.users) GROUP BY 1, 2;

-- A location is an address of the web, a place, or the word for an integration, which says nothing to a client.
CREATE TEMP VIEW session AS
SELECT m.chain AS key, m.eventTypeId AS service, (SELECT id FROM source.users WHERE id = m.userId) AS staff,
  instant(m.startTime, 'UTC') AS starts_at, instant(m.endTime, 'UTC') AS ends_at,
  CASE WHEN m.status IN ('cancelled', 'rejected') THEN 'CANCELLED' ELSE 'CONFIRMED' END AS status,
  CASE WHEN m.location LIKE 'http%' OR m.location LIKE 'integrations:%' THEN '' ELSE coalesce(m.location, '') END AS location,
  coalesce(
    (SELECT r.meetingUrl FROM source.BookingReference r WHERE r.bookingId = m.id AND r.meetingUrl <> '' AND NOT coalesce(r.deleted, 0)
      ORDER BY r.id DESC LIMIT 1),
    CASE WHEN json_valid(m.metadata) THEN nullif(json_extract(m.metadata, '$.videoCallUrl'), '') END,
    CASE WHEN m.location LIKE 'https://%' THEN m.location END) AS link_url,
  -- What daily_video calls a password is a token of the host's.
  (SELECT r.meetingPassword FROM source.BookingReference r WHERE r.bookingId = m.id AND r.type = 'zoom_video' AND NOT coalesce(r.deleted, 0)
    ORDER BY r.id DESC LIMIT 1) AS link_password
FROM meeting m;

CREATE TEMP VIEW member AS
SELECT who AS key,
  CASE WHEN instr(trim(name), ' ') > 0 THEN substr(trim(name), 1, instr(trim(name), ' ') - 1) ELSE coalesce(nullif(trim(name), ''), email) END
    AS first_name,
  CASE WHEN instr(trim(name), ' ') > 0 THEN trim(substr(trim(name), instr(trim(name), ' ') + 1)) ELSE '' END AS last_name,
  who AS email, timeZone AS time_zone, locale AS language
FROM (SELECT *, row_number() OVER (PARTITION BY who ORDER BY id DESC) AS place FROM place) WHERE place = 1;

CREATE TEMP VIEW booking AS
SELECT key, who AS member, session,
  CASE status WHEN 'accepted' THEN 'CONFIRMED' WHEN 'pending' THEN 'PENDING' WHEN 'awaiting_host' THEN 'PENDING' WHEN 'cancelled' THEN 'CANCELED'
    WHEN 'rejected' THEN 'DECLINED' ELSE status END AS status,
  CASE WHEN paid THEN 'PAID' ELSE 'UNDEFINED' END AS payment_status, timeZone AS time_zone, instant(createdAt, 'UTC') AS booked_at,
  'https://app.cal.com/booking/' || uid AS manage_url
FROM place;
