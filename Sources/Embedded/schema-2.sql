-- Joinery booking database, schema version 2: what an import keeps, and what calendars are told of changes.
-- Run on a database of version 1. Times are seconds since 1970-01-01T00:00:00Z.

-- Where imported rows come from.
CREATE TABLE source (
  name        TEXT PRIMARY KEY,
  site_id     TEXT NOT NULL REFERENCES site,
  stamp       TEXT NOT NULL,                 -- tells one state of what was read from another
  imported_at INTEGER NOT NULL
) STRICT;

-- Whose row it is; NULL: written here. `external_id` is the row's key there.
ALTER TABLE staff   ADD COLUMN source TEXT REFERENCES source;
ALTER TABLE service ADD COLUMN source TEXT REFERENCES source;
ALTER TABLE session ADD COLUMN source TEXT REFERENCES source;
ALTER TABLE member  ADD COLUMN source TEXT REFERENCES source;
ALTER TABLE booking ADD COLUMN source TEXT REFERENCES source;
CREATE UNIQUE INDEX staff_external   ON staff   (source, external_id) WHERE source IS NOT NULL;
CREATE UNIQUE INDEX service_external ON service (source, external_id) WHERE source IS NOT NULL;
CREATE UNIQUE INDEX session_external ON session (source, external_id) WHERE source IS NOT NULL;
CREATE UNIQUE INDEX member_external  ON member  (source, external_id) WHERE source IS NOT NULL;
CREATE UNIQUE INDEX booking_external ON booking (source, external_id) WHERE source IS NOT NULL;

-- Who decides about the link: HERE (`joinery link`), or the source with each import.
ALTER TABLE session ADD COLUMN link_owner TEXT NOT NULL DEFAULT 'HERE' CHECK (link_owner IN ('HERE', 'SOURCE'));
ALTER TABLE service ADD COLUMN link_owner TEXT NOT NULL DEFAULT 'HERE' CHECK (link_owner IN ('HERE', 'SOURCE'));

ALTER TABLE booking ADD COLUMN manage_url TEXT;                          -- where the client cancels or moves it
-- RFC 5546: a calendar's SEQUENCE counts what a client must agree to again. An entry's is session.revision + booking.revision; moving a
-- booking takes the old session's count along, so that the sum never falls.
ALTER TABLE booking ADD COLUMN revision   INTEGER NOT NULL DEFAULT 0;    -- times the session, course or status changed
-- When something last changed that a calendar entry shows to everybody (LAST-MODIFIED, DTSTAMP); 0: nothing has since the row was written.
ALTER TABLE booking ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER booking_revision AFTER UPDATE OF session_id, course_id, status ON booking
WHEN (OLD.session_id, OLD.course_id, OLD.status) IS NOT (NEW.session_id, NEW.course_id, NEW.status)
BEGIN
  UPDATE booking SET revision = OLD.revision + 1 + CASE WHEN OLD.session_id IS NEW.session_id THEN 0
    ELSE coalesce((SELECT revision FROM session WHERE id = OLD.session_id), 0) END
  WHERE id = NEW.id;
END;

CREATE TRIGGER booking_changed AFTER UPDATE OF session_id, course_id, status, participants, time_zone, manage_url ON booking
WHEN (OLD.session_id, OLD.course_id, OLD.status, OLD.participants, OLD.time_zone, OLD.manage_url)
  IS NOT (NEW.session_id, NEW.course_id, NEW.status, NEW.participants, NEW.time_zone, NEW.manage_url)
BEGIN UPDATE booking SET changed_at = CAST(strftime('%s', 'now') AS INTEGER) WHERE id = NEW.id; END;

-- Of sessions only what everybody sees who has booked one. A link, and whether it is shown, is not among it: the calendar of a client who may
-- not see a link would tell by this time that it has changed.
CREATE TRIGGER session_changed AFTER UPDATE OF service_id, staff_id, starts_at, ends_at, status, location ON session
WHEN (OLD.service_id, OLD.staff_id, OLD.starts_at, OLD.ends_at, OLD.status, OLD.location)
  IS NOT (NEW.service_id, NEW.staff_id, NEW.starts_at, NEW.ends_at, NEW.status, NEW.location)
BEGIN UPDATE session SET changed_at = CAST(strftime('%s', 'now') AS INTEGER) WHERE id = NEW.id; END;

CREATE TRIGGER service_changed AFTER UPDATE OF name, location ON service
WHEN (OLD.name, OLD.location) IS NOT (NEW.name, NEW.location)
BEGIN UPDATE session SET changed_at = CAST(strftime('%s', 'now') AS INTEGER) WHERE service_id = NEW.id; END;

CREATE TRIGGER staff_changed AFTER UPDATE OF name ON staff WHEN OLD.name IS NOT NEW.name
BEGIN UPDATE session SET changed_at = CAST(strftime('%s', 'now') AS INTEGER) WHERE staff_id = NEW.id; END;

PRAGMA user_version = 2;
