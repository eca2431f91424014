-- A business whose members put the pages to the test: sixty bookings, none, a course alone, five cancelled sessions, names of any length and
-- script, each provider. At noon of 23 November 2026, UTC.

BEGIN;
INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
  ('gallery', 'Institut für Atem, Bewegung & Bildschirmgymnastik', 'https://gallery.example.org', 'Asia/Kathmandu', 'en', 'BUSINESS_ECOMMERCE');
INSERT INTO staff (id, site_id, name) VALUES (101, 'gallery', 'Ana'), (102, 'gallery', 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley');
INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url, link_password, link_description) VALUES
  (101, 'gallery', 'CUSTOM', 'CONNECTED', 'https://meet.jit.si/gallery-{session}', 'lantern 0O1lI', 'Knock, and *wait* for us to open:

    ring the bell, say your name, then wait in the hall until the teacher lets you in');
INSERT INTO service (id, site_id, type, name, description, conferencing_enabled, location) VALUES
  (101, 'gallery', 'CLASS', 'Yoga', 'A mat is **enough**. [How to set up](https://gallery.example.org/space).

    ring the bell, say your name, then wait in the hall until the teacher lets you in, and mind the step-that-nobody-sees-before-it-is-too-late', 1, 'Hall 2'),
  (102, 'gallery', 'COURSE', 'Sleep Well', '- One
- Two', 1, ''),
  (103, 'gallery', 'COURSE', 'Dates Follow', '', 1, ''),
  (104, 'gallery', 'CLASS', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlung', 'x', 0,
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochuchafisafbychan 14, 3rd floor, ring at the blue door'),
  (105, 'gallery', 'CLASS', 'يوغا الصباح والتنفّس العميق', 'بداية **هادئة** لليوم، مع بساط وغطاء.', 1, 'شارع النهر ١٢، برلين'),
  (106, 'gallery', 'CLASS', '朝のやさしいヨガと呼吸法', 'マットを一枚ご用意ください。', 1, '');
INSERT INTO service_staff SELECT id, 101 FROM service WHERE site_id = 'gallery';

-- 1000 and up: one a day from tomorrow for thirty days, and thirty that are over, in turn with each provider.
WITH RECURSIVE count (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM count WHERE n < 59),
provider (n, url) AS (VALUES
  (0, 'https://us02web.zoom.us/j/86120447093?pwd=Q2FsbQ.1'), (1, 'https://meet.google.com/kvt-hwqz-ndr'),
  (2, 'https://hangouts.google.com/call/x7'), (3, 'https://teams.live.com/meet/93?p=x'), (4, 'https://join.skype.com/x7'),
  (5, 'https://meet.jit.si/x7'), (6, 'https://8x8.vc/x7'), (7, 'https://x7.webex.com/meet/x7'), (8, 'https://whereby.com/x7'),
  (9, 'https://facetime.apple.com/join#v=1&p=x7'), (10, 'https://meet.goto.com/x7'), (11, 'https://bluejeans.com/17'),
  (12, 'https://discord.gg/x7'), (13, 'https://chime.aws/17'), (14, 'https://v.ringcentral.com/join/17'), (15, 'https://video.example.org/x7'))
INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, link_state, link_url, link_password)
SELECT 1000 + count.n, 101, 101, day.start, day.start + 3600, 'SET', url, printf('%06d', 104729 * (count.n + 3) % 1000000)
FROM count JOIN provider ON provider.n = count.n % 16
JOIN (SELECT n, unixepoch('2026-11-24 06:15') + (n % 30) * 86400 - (n >= 30) * 40 * 86400 AS start FROM count) AS day ON day.n = count.n;
INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, status, link_state, link_url, link_password, link_description) VALUES
  (1100, 104, 102, unixepoch('2026-11-25 18:00'), unixepoch('2026-11-26 00:30'), 'CONFIRMED', 'INHERIT', NULL, '', ''),
  (1101, 104, 102, unixepoch('2026-11-24 18:00'), unixepoch('2026-11-25 00:30'), 'CONFIRMED', 'SET',
    'https://rooms-with-a-very-long-name-indeed.conferences-of-the-institute.example.org/x7', replace(hex(zeroblob(50)), '0', 'M'), 'x'),
  (1111, 101, 101, unixepoch('2026-11-24 09:00'), unixepoch('2026-11-24 10:00'), 'CANCELLED', 'INHERIT', NULL, '', ''),
  (1112, 101, 101, unixepoch('2026-11-25 09:00'), unixepoch('2026-11-25 10:00'), 'CANCELLED', 'INHERIT', NULL, '', ''),
  (1113, 101, 101, unixepoch('2026-11-26 09:00'), unixepoch('2026-11-26 10:00'), 'CANCELLED', 'INHERIT', NULL, '', ''),
  (1114, 101, 101, unixepoch('2026-11-27 09:00'), unixepoch('2026-11-27 10:00'), 'CANCELLED', 'INHERIT', NULL, '', ''),
  (1115, 101, 101, unixepoch('2026-11-28 09:00'), unixepoch('2026-11-28 10:00'), 'CANCELLED', 'INHERIT', NULL, '', ''),
  (1120, 105, 101, unixepoch('2026-11-24 05:00'), unixepoch('2026-11-24 06:00'), 'CONFIRMED', 'INHERIT', NULL, '', ''),
  (1121, 105, 101, unixepoch('2026-11-25 05:00'), unixepoch('2026-11-25 06:00'), 'CONFIRMED', 'REMOVED', NULL, '', ''),
  (1122, 106, 101, unixepoch('2026-11-26 05:00'), unixepoch('2026-11-26 06:00'), 'CONFIRMED', 'INHERIT', NULL, '', ''),
  (1130, 102, 101, unixepoch('2026-11-10 18:00'), unixepoch('2026-11-10 19:15'), 'CONFIRMED', 'INHERIT', NULL, '', ''),
  (1131, 102, 101, unixepoch('2026-11-17 18:00'), unixepoch('2026-11-17 19:15'), 'CANCELLED', 'INHERIT', NULL, '', ''),
  (1132, 102, 101, unixepoch('2026-11-24 18:00'), unixepoch('2026-11-24 19:15'), 'CONFIRMED', 'INHERIT', NULL, '', ''),
  (1133, 102, 101, unixepoch('2026-12-01 18:00'), unixepoch('2026-12-01 19:15'), 'CANCELLED', 'INHERIT', NULL, '', ''),
  (1134, 102, 101, unixepoch('2026-12-08 18:00'), unixepoch('2026-12-08 19:15'), 'CONFIRMED', 'REMOVED', NULL, '', '');

INSERT INTO member (id, site_id, first_name, last_name, time_zone) VALUES
  (101, 'gallery', 'Sixty', 'Bookings', 'America/Argentina/Buenos_Aires'), (102, 'gallery', 'No', 'Bookings', NULL),
  (103, 'gallery', replace(hex(zeroblob(40)), '0', 'W'), 'ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ', 'America/North_Dakota/New_Salem'),
  (104, 'gallery', 'Five', 'Cancelled', NULL), (105, 'gallery', 'A', 'Course', NULL), (106, 'gallery', 'ليلى', 'حدّاد', 'Asia/Amman'),
  (107, 'gallery', 'All', 'Over', NULL), (108, 'gallery', 'On the', 'Waiting List', 'Asia/Tokyo'), (109, 'gallery', '健太', '佐藤', 'Asia/Tokyo');
INSERT INTO booking (member_id, session_id, course_id, status, participants, booked_at) VALUES
  (103, 1100, NULL, 'CONFIRMED', 12, 0), (103, 1101, NULL, 'CONFIRMED', 1, 0),
  (104, 1111, NULL, 'CONFIRMED', 1, 0), (104, 1112, NULL, 'CONFIRMED', 1, 0), (104, 1113, NULL, 'PENDING', 2, 0),
  (104, 1114, NULL, 'WAITING_LIST', 1, 0), (104, 1115, NULL, 'CONFIRMED', 1, 0), (104, 1005, NULL, 'CONFIRMED', 1, 0),
  (105, NULL, 102, 'CONFIRMED', 1, 0), (105, NULL, 103, 'CONFIRMED', 1, 0),
  (106, 1120, NULL, 'CONFIRMED', 1, 0), (106, 1121, NULL, 'PENDING', 1, 0), (106, NULL, 102, 'CONFIRMED', 1, 0),
  (107, 1031, NULL, 'CONFIRMED', 1, 0), (107, 1032, NULL, 'DECLINED', 1, 0), (107, 1003, NULL, 'CANCELED', 1, 0),
  (108, 1000, NULL, 'WAITING_LIST', 1, 0), (108, 1001, NULL, 'CREATED', 1, 0), (109, 1122, NULL, 'CONFIRMED', 1, 0);
INSERT INTO booking (member_id, session_id, status, booked_at) SELECT 101, id, 'CONFIRMED', 0 FROM session WHERE id BETWEEN 1000 AND 1059;
UPDATE member SET language = CASE id WHEN 106 THEN 'ar' WHEN 109 THEN 'ja' WHEN 104 THEN 'de' END WHERE id IN (104, 106, 109);
COMMIT;
