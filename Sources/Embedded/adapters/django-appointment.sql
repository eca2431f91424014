-- django-appointment 3, an application for Django with its own SQLite database.
--
-- Dates and times are on the clocks of Django's TIME_ZONE: give that as the source's `zone`. The application deletes what is cancelled and
-- moves in place, so leave `complete` as it is. It stores no meeting link.

CREATE TEMP VIEW staff AS
SELECT m.id AS key, coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username) AS name, u.email
FROM source.appointment_staffmember m JOIN source.auth_user u ON u.id = m.user_id;

CREATE TEMP VIEW service AS
SELECT id AS key, name, 'APPOINTMENT' AS type, description FROM source.appointment_service;

CREATE TEMP VIEW service_staff AS
SELECT service_id AS service, staffmember_id AS staff FROM source.appointment_staffmember_services_offered;

-- A request becomes an appointment when the client has confirmed it.
CREATE TEMP VIEW session AS
SELECT r.id AS key, r.service_id AS service, r.staff_member_id AS staff, instant(r.date || ' ' || r.start_time) AS starts_at,
  instant(r.date || ' ' || r.end_time) AS ends_at, coalesce(a.address, '') AS location
FROM source.appointment_appointment a JOIN source.appointment_appointmentrequest r ON r.id = a.appointment_request_id;

CREATE TEMP VIEW member AS
SELECT u.id AS key, coalesce(nullif(u.first_name, ''), nullif(u.last_name, ''), u.username) AS first_name,
  CASE WHEN u.first_name = '' THEN '' ELSE u.last_name END AS last_name, u.email
FROM source.auth_user u WHERE u.id IN (SELECT client_id FROM source.appointment_appointment);

-- `paid` alone says nothing where nothing is to be paid.
CREATE TEMP VIEW booking AS
SELECT a.id AS key, a.client_id AS member, a.appointment_request_id AS session, 'CONFIRMED' AS status,
  CASE WHEN a.paid THEN 'PAID' WHEN a.amount_to_pay > 0 THEN 'NOT_PAID' ELSE 'UNDEFINED' END AS payment_status,
  instant(a.created_at, 'UTC') AS booked_at
FROM source.appointment_appointment a WHERE a.client_id IS NOT NULL;
