-- Two small businesses as they stand today: run once, right after the schema, in one transaction.
-- The temporary table `clock` holds `now` and `midnight` (today's 00:00 UTC), so the demo is never out of date.
-- All people, rooms and meeting numbers are made up.

-- Riverside Studio: Zoom by default.  Harbour Languages: one Google Meet room, and links hidden on My Bookings.
INSERT INTO site (id, name, base_url, time_zone, language, plan, hide_link_in_emails, hide_link_in_my_bookings) VALUES
  ('studio', 'Riverside Studio', 'https://members.riverside.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE', 0, 0),
  ('harbour', 'Harbour Languages', 'https://my.harbour.example.org', 'Europe/Lisbon', 'en', 'BUSINESS_ECOMMERCE', 0, 1);

INSERT INTO staff (id, site_id, name, email) VALUES
  (1, 'studio', 'Ines Albrecht', 'ines@riverside.example.org'),
  (2, 'studio', 'Tomás Ferreira', 'tomas@riverside.example.org'),
  (3, 'studio', 'Dr. Hanna Lindqvist', 'hanna@riverside.example.org'),
  (4, 'studio', 'Yusuf Demir', 'yusuf@riverside.example.org'),
  (5, 'studio', 'Mei-Ling Chow', 'meiling@riverside.example.org'),
  (6, 'harbour', 'Beatriz Nogueira', 'beatriz@harbour.example.org'),
  (7, 'harbour', 'Kwame Boateng', 'kwame@harbour.example.org'),
  (8, 'harbour', 'Sylvie Marchand', 'sylvie@harbour.example.org');

-- Ines and Mei-Ling use the studio's account, and so does Yusuf since he disconnected his own.
INSERT INTO conferencing_account (id, site_id, staff_id, type, connection_status, zoom_user, link_url, link_password, link_description) VALUES
  (1, 'studio', NULL, 'ZOOM', 'CONNECTED', 'hello@riverside.example.org', NULL, '', ''),
  (2, 'studio', 2, 'CUSTOM', 'CONNECTED', NULL, 'https://meet.google.com/kvt-hwqz-ndr', '',
   'No account needed: choose **Ask to join** and Tomás lets you in.'),
  (3, 'studio', 3, 'ZOOM', 'CONNECTED', 'hanna@riverside.example.org', NULL, '', ''),
  (4, 'studio', 4, 'CUSTOM', 'DISCONNECTED', NULL, 'https://whereby.com/yusuf-strength', 'kettlebell', ''),
  (5, 'harbour', NULL, 'CUSTOM', 'CONNECTED', NULL, 'https://meet.google.com/pbe-xsuo-gfy', '',
   'Our classroom. Please join with your **full name**, so that your teacher finds you on the list.'),
  (6, 'harbour', 7, 'CUSTOM', 'CONNECTED', NULL,
   'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Q29udmVyc2F0aW9uQ2lyY2xl%40thread.v2/0?context=%7b%22Tid%22%3a%2237c1%22%7d',
   'harbour-talk', 'Works in the browser: choose *Continue on this browser*.'),
  (7, 'harbour', 8, 'CUSTOM', 'CONNECTED', NULL, 'https://meet.jit.si/harbour-{session}', 'croissant',
   'A room of your own for each lesson. It opens five minutes before.');

INSERT INTO service (id, site_id, type, name, description, conferencing_enabled, location, link_url, link_password, link_description) VALUES
  (1, 'studio', 'CLASS', 'Morning Flow Yoga',
   'A gentle start: **breath, movement, rest**. For beginners and everyone else.

- A mat and a blanket are enough
- Camera on is welcome, never required
- The room stays open ten minutes longer for questions

First time? Read [how to set up your space](https://riverside.example.org/set-up).',
   1, 'Uferstraße 12, 10997 Berlin', NULL, '', ''),
  (2, 'studio', 'APPOINTMENT', 'Physiotherapy Check-in',
   'Half an hour with Hanna: how the week went, what to change, *one* exercise to take away.

1. Have your exercise sheet at hand
2. Wear something you can move in
3. Place the camera so that it sees you from head to knee',
   1, 'Uferstraße 12, 10997 Berlin', NULL, '', ''),
  (3, 'studio', 'CLASS', 'Pilates on the Mat',
   'Fifty minutes for a strong middle. Tomás shows **three levels** of every exercise: choose yours.', 1, 'Uferstraße 12, 10997 Berlin',
   NULL, '', ''),
  (4, 'studio', 'COURSE', 'Breathing for Better Sleep',
   'Six evenings that build on each other.

- Weeks 1 and 2: noticing how you breathe
- Weeks 3 and 4: slowing down
- Weeks 5 and 6: an evening routine of your own

The last evening is *at the studio*, with tea.',
   1, 'Uferstraße 12, 10997 Berlin',
   'https://teams.microsoft.com/l/meetup-join/19%3ameeting_QnJlYXRoaW5nRm9yU2xlZXA%40thread.v2/0?context=%7b%22Tid%22%3a%22a41f%22%7d',
   'slow-exhale', 'The same link for all evenings. Dim the lights, and keep **headphones** ready.'),
  (5, 'studio', 'APPOINTMENT', 'Deep Tissue Massage',
   'Sixty quiet minutes. Please eat nothing heavy in the two hours before.', 0, 'Uferstraße 12, side entrance, 10997 Berlin', NULL, '', ''),
  (6, 'studio', 'APPOINTMENT', 'Strength Coaching',
   'Technique and a plan for the week. Have **two weights** ready, or two bottles of water.', 1, 'Uferstraße 12, 10997 Berlin', NULL, '', ''),
  (7, 'studio', 'COURSE', 'A Healthy Back in Four Weeks',
   'Four sessions with Hanna, recognised by most insurers: ask us for the [certificate](https://riverside.example.org/certificate).', 1,
   'Uferstraße 12, 10997 Berlin', NULL, '', ''),
  (8, 'studio', 'CLASS', 'Riverside Sound Bath',
   'Gongs and singing bowls. Lie down, close your eyes, **do nothing**.', 0, 'Boathouse, Uferstraße 14, 10997 Berlin', NULL, '', ''),
  (9, 'harbour', 'APPOINTMENT', 'Portuguese One-to-One',
   'Your pace, your topics. Send Beatriz a text you would like to read, *a day before* if you can.', 1, 'Rua das Gaivotas 8, 1200 Lisboa',
   NULL, '', ''),
  (10, 'harbour', 'CLASS', 'English Conversation Circle',
   'Up to eight people, one topic, no grammar drills.

- Level B1 and above
- The topic comes by mail on the day before',
   1, 'Rua das Gaivotas 8, 1200 Lisboa', NULL, '', ''),
  (11, 'harbour', 'COURSE', 'Portuguese for Newcomers (A1)',
   'From *bom dia* to your first phone call in four weeks. The book is **included**.', 1, 'Rua das Gaivotas 8, 1200 Lisboa', NULL, '', ''),
  (12, 'harbour', 'APPOINTMENT', 'French One-to-One', 'Conversation, correction, and one page of homework.', 1,
   'Rua das Gaivotas 8, 1200 Lisboa', NULL, '', ''),
  (13, 'harbour', 'CLASS', 'Reading Club by the Water', 'We read aloud and talk. This month: *O Conto da Ilha Desconhecida*.', 0,
   'Café do Cais, Lisboa', NULL, '', '');

INSERT INTO service_staff (service_id, staff_id) VALUES
  (1, 1), (2, 3), (3, 2), (4, 5), (5, 4), (6, 4), (7, 3), (8, 1), (9, 6), (10, 7), (11, 6), (12, 8), (13, 6);

-- `day` counts from today; `at` is UTC.
WITH plan (id, service_id, staff_id, day, at, minutes, status, location, link_state, link_url, link_password, link_description) AS (VALUES
  ( 1, 1, 1, -21, '07:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  ( 2, 1, 1, -14, '07:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  ( 3, 1, 1,  -7, '07:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  ( 4, 1, 1,   1, '07:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  ( 5, 1, 1,   8, '07:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  -- Zoom has made no meeting for this one yet.
  ( 6, 1, 1,  15, '07:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  ( 7, 1, 1,  -3, '07:00', 60, 'CANCELLED', '', 'INHERIT', NULL, '', ''),
  ( 8, 1, 1,   3, '07:00', 60, 'CANCELLED', '', 'INHERIT', NULL, '', ''),
  ( 9, 2, 3, -10, '13:00', 30, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (10, 2, 3,   2, '13:00', 30, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (11, 2, 3,   9, '13:30', 30, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (12, 2, 3,   4, '10:00', 30, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (13, 3, 2, -12, '17:00', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (14, 3, 2,  -5, '17:00', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (15, 3, 2,   2, '17:00', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  -- Tomás is away: a guest teaches in a room of her own.
  (16, 3, 2,   9, '17:00', 50, 'CONFIRMED', '', 'SET', 'https://riverside-guests.webex.com/meet/paola.conti', 'matwork',
   'Paola Conti teaches today. Choose *Join as a guest* and write your first name.'),
  -- The host's own link, pasted by mistake: whoever opened it would be the host, so it is withheld until it is corrected.
  (17, 3, 2,  16, '17:00', 50, 'CONFIRMED', '', 'SET', 'https://us06web.zoom.us/s/86120447093', '', ''),
  (18, 4, 5, -13, '18:00', 75, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (19, 4, 5,  -6, '18:00', 75, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (20, 4, 5,   1, '18:00', 75, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (21, 4, 5,   8, '18:00', 75, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (22, 4, 5,  15, '18:00', 75, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (23, 4, 5,  22, '18:00', 90, 'CONFIRMED', 'Boathouse, Uferstraße 14, 10997 Berlin', 'REMOVED', NULL, '', ''),
  (24, 5, 4, -20, '15:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (25, 5, 4,   5, '15:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (26, 5, 4,  12, '15:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (27, 6, 4,  -6, '11:00', 45, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (28, 6, 4,   0, '11:30', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (29, 6, 4,   6, '14:00', 45, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (30, 7, 3,  -9, '16:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (31, 7, 3,  -2, '16:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (32, 7, 3,   5, '16:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (33, 7, 3,  12, '16:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (34, 8, 1,  -8, '10:00', 75, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (35, 8, 1,   6, '10:00', 75, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  -- The boathouse is being painted: this one is online although the service is not.
  (36, 8, 1,  13, '10:00', 75, 'CONFIRMED', '', 'ADDED', NULL, '', ''),
  (37, 9, 6,  -4, '09:00', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (38, 9, 6,   0, '11:40', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (39, 9, 6,   1, '15:00', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (40, 10, 7, -3, '18:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (41, 10, 7,  4, '18:00', 60, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (42, 11, 6, -8, '17:00', 90, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (43, 11, 6, -1, '17:00', 90, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (44, 11, 6,  6, '17:00', 90, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (45, 11, 6, 13, '17:00', 90, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (46, 12, 8,  2, '08:00', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (47, 12, 8, -11, '08:00', 50, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (48, 13, 6, 10, '19:00', 90, 'CONFIRMED', '', 'INHERIT', NULL, '', ''),
  (49, 10, 7, 11, '18:00', 60, 'CONFIRMED', 'Miradouro de Santa Catarina, Lisboa', 'REMOVED', NULL, '', ''))
INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, status, location, link_state, link_url, link_password, link_description)
SELECT id, service_id, staff_id,
  midnight + day * 86400 + CAST(strftime('%s', '1970-01-01 ' || at) AS INTEGER),
  midnight + day * 86400 + CAST(strftime('%s', '1970-01-01 ' || at) AS INTEGER) + minutes * 60,
  status, location, link_state, link_url, link_password, link_description
FROM plan, clock ORDER BY id;

INSERT INTO zoom_meeting (id, account_id, session_id, course_id, meeting_id, join_url, password) VALUES
  ( 1, 1,  1, NULL, '84410273951', 'https://us06web.zoom.us/j/84410273951?pwd=Rm9yZXN0TW9ybmluZzAx.1', '418207'),
  ( 2, 1,  2, NULL, '86027719340', 'https://us06web.zoom.us/j/86027719340?pwd=TGFrZUF0RGF3bjAy.1', '730164'),
  ( 3, 1,  3, NULL, '81936604425', 'https://us06web.zoom.us/j/81936604425?pwd=Q2xvdWRzUGFzc2luZzAz.1', '905532'),
  ( 4, 1,  4, NULL, '87250316488', 'https://us06web.zoom.us/j/87250316488?pwd=U29mdFJhaW5PblJvb2Y0.1', '264918'),
  ( 5, 1,  5, NULL, '83791052267', 'https://us06web.zoom.us/j/83791052267?pwd=V2FybVN0b25lR2FyZDU.1', '581370'),
  ( 6, 1,  7, NULL, '85514930786', 'https://us06web.zoom.us/j/85514930786?pwd=QmlyY2hUcmVlc0luNjc.1', '347726'),
  ( 7, 1,  8, NULL, '82168847013', 'https://us06web.zoom.us/j/82168847013?pwd=UXVpZXRIYXJib3VyODg.1', '112845'),
  ( 8, 3,  9, NULL, '88903125674', 'https://us02web.zoom.us/j/88903125674?pwd=U3RyYWlnaHRTcGluZTk.1', '660391'),
  ( 9, 3, 10, NULL, '84075561932', 'https://us02web.zoom.us/j/84075561932?pwd=TG9vc2VTaG91bGRlcjEw.1', '293058'),
  (10, 3, 11, NULL, '86649208817', 'https://us02web.zoom.us/j/86649208817?pwd=RWFzeU5lY2tBZ2FpbjEx.1', '874413'),
  (11, 3, 12, NULL, '81327790456', 'https://us02web.zoom.us/j/81327790456?pwd=TW92ZVdpdGhDYXJlMTI.1', '507629'),
  (12, 1, 27, NULL, '87986104322', 'https://us06web.zoom.us/j/87986104322?pwd=SXJvblBhcGVyU3RvbmUy.1', '139684'),
  (13, 1, 28, NULL, '85240673198', 'https://us06web.zoom.us/j/85240673198?pwd=TGlmdEFuZExvd2VyMjg.1', '826047'),
  (14, 1, 29, NULL, '83417925560', 'https://us06web.zoom.us/j/83417925560?pwd=VHdvQm90dGxlc09mMjk.1', '471902'),
  (15, 1, 36, NULL, '82753098841', 'https://us06web.zoom.us/j/82753098841?pwd=R29uZ3NBbmRCb3dsczM2.1', '358216'),
  (16, 1, NULL, 7, '89160427735', 'https://us06web.zoom.us/j/89160427735?pwd=Rm91cldlZWtzQmFjazA3.1', '690475');

INSERT INTO member (id, site_id, first_name, last_name, email, time_zone, language) VALUES
  (1, 'studio', 'Chloé', 'Lefèvre', 'chloe.lefevre@example.org', 'Europe/Lisbon', NULL),
  (2, 'studio', 'Jörg', 'Weißmüller', 'joerg.weissmueller@example.org', NULL, 'de'),
  (3, 'studio', 'ليلى', 'حدّاد', 'layla.haddad@example.org', 'Asia/Amman', 'ar'),
  (4, 'studio', '健太', '佐藤', 'kenta.sato@example.org', 'Asia/Tokyo', 'ja'),
  (5, 'studio', 'Ελένη', 'Παπαδοπούλου', 'eleni.papadopoulou@example.org', 'Europe/Athens', NULL),
  (6, 'studio', 'Maximiliane Theodora Friederike', 'Freifrau von und zu Hohenstein-Wachenheim-Ehrenfels', 'maximiliane@example.org', NULL, NULL),
  (7, 'studio', 'Thảo', 'Nguyễn', 'thao.nguyen@example.org', 'Asia/Ho_Chi_Minh', NULL),
  (8, 'studio', 'Siobhán', 'O''Brien', 'siobhan.obrien@example.org', 'Europe/Dublin', 'en-GB'),
  (9, 'studio', 'Олена', 'Шевченко', 'olena.shevchenko@example.org', 'Europe/Kyiv', NULL),
  (10, 'harbour', 'Łukasz', 'Wójcik', 'lukasz.wojcik@example.org', 'Europe/Warsaw', NULL),
  (11, 'harbour', 'Priya', 'Raghunathan', 'priya.raghunathan@example.org', 'Asia/Kolkata', 'en-GB'),
  (12, 'harbour', 'Aarón', 'Núñez Ibarra', 'aaron.nunez@example.org', 'America/Mexico_City', 'es-MX'),
  (13, 'harbour', '유진', '김', 'yujin.kim@example.org', 'Asia/Seoul', NULL),
  (14, 'harbour', 'Hiwa', '', 'hiwa@example.org', 'Pacific/Auckland', NULL);

-- `days` is how long ago the place was booked.
WITH plan (id, member_id, session_id, course_id, status, payment_status, participants, time_zone, days) AS (VALUES
  -- Chloé: a little of everything.
  ( 1, 1,  4, NULL, 'CONFIRMED', 'PAID', 1, NULL, 9),
  ( 2, 1, NULL, 4, 'CONFIRMED', 'PAID', 1, NULL, 30),
  ( 3, 1,  8, NULL, 'CONFIRMED', 'REFUNDED', 1, NULL, 12),
  ( 4, 1, 10, NULL, 'CONFIRMED', 'PAID', 1, NULL, 6),
  ( 5, 1, 15, NULL, 'CONFIRMED', 'EXEMPT', 1, NULL, 6),
  ( 6, 1, 12, NULL, 'PENDING', 'NOT_PAID', 1, NULL, 1),
  ( 7, 1, 29, NULL, 'CONFIRMED', 'PAID', 1, 'America/New_York', 15),
  ( 8, 1, 35, NULL, 'CONFIRMED', 'PARTIALLY_PAID', 2, NULL, 5),
  ( 9, 1,  5, NULL, 'WAITING_LIST', 'UNDEFINED', 1, NULL, 2),
  (10, 1, 16, NULL, 'CONFIRMED', 'PAID', 1, NULL, 4),
  (11, 1, 36, NULL, 'CONFIRMED', 'NOT_PAID', 1, NULL, 3),
  (12, 1,  6, NULL, 'CONFIRMED', 'PAID', 1, NULL, 2),
  (13, 1, 17, NULL, 'CONFIRMED', 'NOT_PAID', 1, NULL, 1),
  (14, 1,  2, NULL, 'CONFIRMED', 'PAID', 1, NULL, 20),
  (15, 1,  3, NULL, 'CONFIRMED', 'PAID', 1, NULL, 16),
  (16, 1,  7, NULL, 'CONFIRMED', 'REFUNDED', 1, NULL, 14),
  (17, 1,  9, NULL, 'CONFIRMED', 'PAID', 1, NULL, 18),
  (18, 1, 13, NULL, 'CANCELED', 'REFUNDED', 1, NULL, 22),
  -- Jörg is in the middle of a session at noon.
  (19, 2, 28, NULL, 'CONFIRMED', 'PAID', 1, NULL, 4),
  (20, 2,  4, NULL, 'CONFIRMED', 'PAID', 1, NULL, 7),
  (21, 2, 24, NULL, 'CONFIRMED', 'PAID', 1, NULL, 25),
  (22, 2, 25, NULL, 'CONFIRMED', 'NOT_PAID', 1, NULL, 3),
  (23, 2, NULL, 7, 'CONFIRMED', 'PARTIALLY_PAID', 1, NULL, 20),
  (24, 3, NULL, 4, 'CONFIRMED', 'PAID', 1, NULL, 28),
  (25, 3,  5, NULL, 'CONFIRMED', 'PAID', 1, NULL, 2),
  (26, 3,  8, NULL, 'CONFIRMED', 'REFUNDED', 1, NULL, 10),
  (27, 3,  1, NULL, 'CONFIRMED', 'PAID', 1, NULL, 24),
  (28, 4, 15, NULL, 'CONFIRMED', 'PAID', 1, NULL, 8),
  (29, 4, 16, NULL, 'WAITING_LIST', 'UNDEFINED', 1, NULL, 1),
  (30, 4, 14, NULL, 'CONFIRMED', 'PAID', 1, NULL, 11),
  (31, 4, 36, NULL, 'CONFIRMED', 'PAID', 1, NULL, 4),
  (32, 5, 11, NULL, 'CONFIRMED', 'PAID', 1, NULL, 3),
  (33, 5, NULL, 7, 'CONFIRMED', 'PAID', 1, NULL, 19),
  (34, 5, 13, NULL, 'CONFIRMED', 'PAID', 1, NULL, 18),
  (35, 5,  6, NULL, 'CREATED', 'NOT_PAID', 1, NULL, 0),
  (36, 6, 26, NULL, 'CONFIRMED', 'EXEMPT', 1, NULL, 9),
  (37, 6, 35, NULL, 'CONFIRMED', 'PAID', 3, NULL, 6),
  (38, 6, 34, NULL, 'CONFIRMED', 'PAID', 2, NULL, 15),
  (39, 7,  4, NULL, 'CONFIRMED', 'PAID', 1, NULL, 5),
  (40, 7, 17, NULL, 'PENDING', 'NOT_PAID', 1, NULL, 1),
  (41, 7,  3, NULL, 'CONFIRMED', 'PAID', 1, NULL, 13),
  (42, 8, NULL, 4, 'WAITING_LIST', 'UNDEFINED', 1, NULL, 8),
  (43, 8, 27, NULL, 'CONFIRMED', 'PAID', 1, NULL, 10),
  (44, 8,  4, NULL, 'DECLINED', 'UNDEFINED', 1, NULL, 2),
  (45, 8, 15, NULL, 'CONFIRMED', 'PAID', 1, 'America/Toronto', 4),
  (46, 9,  2, NULL, 'CONFIRMED', 'EXEMPT', 1, NULL, 18),
  (47, 9,  5, NULL, 'CONFIRMED', 'EXEMPT', 1, NULL, 3),
  (48, 9, NULL, 7, 'CANCELED', 'REFUNDED', 1, NULL, 21),
  (49, 10, 38, NULL, 'CONFIRMED', 'PAID', 1, NULL, 6),
  (50, 10, NULL, 11, 'CONFIRMED', 'PAID', 1, NULL, 20),
  (51, 10, 37, NULL, 'CONFIRMED', 'PAID', 1, NULL, 9),
  (52, 11, 39, NULL, 'CONFIRMED', 'PAID', 1, NULL, 5),
  (53, 11, 41, NULL, 'CONFIRMED', 'PAID', 1, NULL, 2),
  (54, 11, 40, NULL, 'CONFIRMED', 'PAID', 1, NULL, 8),
  (55, 12, 46, NULL, 'CONFIRMED', 'PARTIALLY_PAID', 1, NULL, 4),
  (56, 12, 47, NULL, 'CONFIRMED', 'PAID', 1, NULL, 17),
  (57, 12, 49, NULL, 'CONFIRMED', 'NOT_PAID', 1, NULL, 1),
  (58, 13, NULL, 11, 'CONFIRMED', 'PAID', 1, NULL, 16),
  (59, 13, 41, NULL, 'CREATED', 'NOT_PAID', 1, NULL, 0),
  (60, 13, 48, NULL, 'CONFIRMED', 'PAID', 2, NULL, 3),
  (61, 14, NULL, 11, 'DECLINED', 'UNDEFINED', 1, NULL, 12),
  (62, 14, 41, NULL, 'WAITING_LIST', 'UNDEFINED', 1, NULL, 2),
  (63, 14, 49, NULL, 'CONFIRMED', 'PAID', 1, NULL, 4))
INSERT INTO booking (id, member_id, session_id, course_id, status, payment_status, participants, time_zone, booked_at)
SELECT id, member_id, session_id, course_id, status, payment_status, participants, time_zone, midnight - days * 86400 FROM plan, clock ORDER BY id;

-- Made in one go: nothing has changed since, whenever that was.
UPDATE session SET changed_at = 0;
UPDATE booking SET changed_at = 0;
