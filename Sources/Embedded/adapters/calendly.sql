-- Calendly's API as JSON files: `[{"event": …, "invitees": [ … ]}]`, an answer of `GET /scheduled_events` with its `/invitees`.
--
-- Rescheduling makes a new event and a new invitee there: here the first ones' keys stay, and so the page. Calendly has no person: a client is
-- an e-mail address. It has no language and no password beside the link; the link of a conference that is still being made is to come.

CREATE TEMP VIEW pair AS
SELECT json_extract(p.value, '$.event') AS event, json_extract(p.value, '$.invitees') AS invitees
FROM source.document d, json_each(CASE WHEN json_type(d.content) = 'array' THEN d.content ELSE json_array(json(d.content)) END) p;

CREATE TEMP VIEW invitee AS
SELECT json_extract(i.value, '$.uri') AS uri, json_extract(i.value, '$.old_invitee') AS moved_from, json_extract(p.event, '$.uri') AS event, i.value AS body
FROM pair p, json_each(p.invitees) i;

CREATE TEMP VIEW chain AS
WITH RECURSIVE
  known AS MATERIALIZED (SELECT DISTINCT uri, moved_from, event FROM invitee),
  moved (uri, first, first_event, moves) AS (
    SELECT uri, uri, event, 0 FROM known WHERE moved_from IS NULL OR moved_from NOT IN (SELECT uri FROM known)
    UNION
    SELECT k.uri, m.first, m.first_event, m.moves + 1 FROM known k JOIN moved m ON k.moved_from = m.uri WHERE m.moves < 1000
  )
SELECT uri, first, first_event, max(moves) AS moves FROM moved GROUP BY uri;

-- The last of each chain of invitees.
CREATE TEMP VIEW place AS
SELECT * FROM (
  SELECT i.*, c.first, c.first_event, row_number() OVER (PARTITION BY c.first ORDER BY c.moves DESC, i.uri) AS newest
  FROM invitee i JOIN chain c ON c.uri = i.uri
) WHERE newest = 1;

-- An event for one, once moved, keeps the first event's key. A group's events are their own: only some of its people move.
CREATE TEMP VIEW meeting AS
SELECT p.event, json_extract(p.event, '$.uri') AS uri,
  CASE WHEN coalesce(json_extract(p.event, '$.invitees_counter.limit'), 1) > 1 THEN json_extract(p.event, '$.uri')
    ELSE coalesce((SELECT first_event FROM place WHERE place.event = json_extract(p.event, '$.uri') LIMIT 1), json_extract(p.event, '$.uri')) END AS chain,
  json_extract(p.event, '$.event_type') AS service, json_extract(p.event, '$.event_memberships[0].user') AS staff,
  json_extract(p.event, '$.location.type') AS kind
FROM pair p
WHERE json_extract(p.event, '$.uri') IN (SELECT event FROM place);

CREATE TEMP VIEW staff AS
SELECT staff AS key, max(json_extract(event, '$.event_memberships[0].user_name')) AS name,
  coalesce(max(json_extract(event, '$.event_memberships[0].user_email')), '') AS email
FROM meeting WHERE staff IS NOT NULL GROUP BY staff;

CREATE TEMP VIEW service AS
SELECT service AS key, max(json_extract(event, '$.name')) AS name,
  CASE WHEN max(coalesce(json_extract(event, '$.invitees_counter.limit'), 1)) > 1 THEN 'CLASS' ELSE 'APPOINTMENT' END AS type
FROM meeting GROUP BY service;

CREATE TEMP VIEW service_staff AS SELECT DISTINCT service, staff FROM meeting WHERE staff IS NOT NULL;

CREATE TEMP VIEW session AS
SELECT chain AS key, service, staff, instant(json_extract(event, '$.start_time')) AS starts_at, instant(json_extract(event, '$.end_time')) AS ends_at,
  CASE json_extract(event, '$.status') WHEN 'canceled' THEN 'CANCELLED' ELSE 'CONFIRMED' END AS status,
  CASE WHEN json_extract(event, '$.location.location') LIKE 'http%' THEN '' ELSE coalesce(json_extract(event, '$.location.location'), '') END AS location,
  coalesce(json_extract(event, '$.location.join_url'),
    CASE WHEN json_extract(event, '$.location.location') LIKE 'https://%' THEN json_extract(event, '$.location.location') END) AS link_url
FROM meeting GROUP BY chain;

CREATE TEMP VIEW member AS
SELECT who AS key,
  coalesce(nullif(json_extract(body, '$.first_name'), ''),
    CASE WHEN instr(name, ' ') > 0 THEN substr(name, 1, instr(name, ' ') - 1) ELSE coalesce(nullif(name, ''), who) END) AS first_name,
  coalesce(json_extract(body, '$.last_name'), CASE WHEN instr(name, ' ') > 0 THEN trim(substr(name, instr(name, ' ') + 1)) ELSE '' END) AS last_name,
  who AS email, json_extract(body, '$.timezone') AS time_zone
FROM (
  SELECT body, lower(trim(json_extract(body, '$.email'))) AS who, trim(json_extract(body, '$.name')) AS name,
    row_number() OVER (PARTITION BY lower(trim(json_extract(body, '$.email'))) ORDER BY json_extract(body, '$.created_at') DESC, uri) AS place
  FROM invitee
) WHERE place = 1;

CREATE TEMP VIEW booking AS
SELECT p.first AS key, lower(trim(json_extract(p.body, '$.email'))) AS member, m.chain AS session,
  CASE json_extract(p.body, '$.status') WHEN 'active' THEN 'CONFIRMED' WHEN 'canceled' THEN 'CANCELED' ELSE json_extract(p.body, '$.status') END AS status,
  CASE WHEN json_extract(p.body, '$.payment.successful') THEN 'PAID' ELSE 'UNDEFINED' END AS payment_status,
  json_extract(p.body, '$.timezone') AS time_zone, instant(json_extract(p.body, '$.created_at')) AS booked_at,
  coalesce(json_extract(p.body, '$.reschedule_url'), json_extract(p.body, '$.cancel_url')) AS manage_url
FROM place p JOIN meeting m ON m.uri = p.event;
