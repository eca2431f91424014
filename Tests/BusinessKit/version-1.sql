-- A booking database of schema version 1, kept to try the way to newer versions on: made from the schema and the demo's SQL of Joinery 1.0.0 at
-- 2026-11-23T12:00:00Z, written by sqlite3's `.dump`; with one row of the change log and one session whose place changed twice.
PRAGMA application_id = 1246710094;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE site (
  id          TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 63 AND id NOT GLOB '*[^a-z0-9-]*' AND id GLOB '[a-z0-9]*'),
  name        TEXT NOT NULL,
  base_url    TEXT NOT NULL,                 -- where output is served, e.g. https://members.example.org
  time_zone   TEXT NOT NULL,                 -- IANA name
  language    TEXT NOT NULL DEFAULT 'en',    -- BCP 47
  plan        TEXT NOT NULL CHECK (plan IN ('FREE', 'WEBSITE', 'BUSINESS_ECOMMERCE')),
  hide_link_in_emails      INTEGER NOT NULL DEFAULT 0 CHECK (hide_link_in_emails IN (0, 1)),
  hide_link_in_my_bookings INTEGER NOT NULL DEFAULT 0 CHECK (hide_link_in_my_bookings IN (0, 1))
) STRICT;
INSERT INTO site VALUES('studio','Riverside Studio','https://members.riverside.example.org','Europe/Berlin','en','BUSINESS_ECOMMERCE',0,0);
INSERT INTO site VALUES('harbour','Harbour Languages','https://my.harbour.example.org','Europe/Lisbon','en','BUSINESS_ECOMMERCE',0,1);
CREATE TABLE staff (
  id          INTEGER PRIMARY KEY,
  site_id     TEXT NOT NULL REFERENCES site,
  name        TEXT NOT NULL,
  email       TEXT NOT NULL DEFAULT '',
  external_id TEXT
) STRICT;
INSERT INTO staff VALUES(1,'studio','Ines Albrecht','ines@riverside.example.org',NULL);
INSERT INTO staff VALUES(2,'studio','Tomás Ferreira','tomas@riverside.example.org',NULL);
INSERT INTO staff VALUES(3,'studio','Dr. Hanna Lindqvist','hanna@riverside.example.org',NULL);
INSERT INTO staff VALUES(4,'studio','Yusuf Demir','yusuf@riverside.example.org',NULL);
INSERT INTO staff VALUES(5,'studio','Mei-Ling Chow','meiling@riverside.example.org',NULL);
INSERT INTO staff VALUES(6,'harbour','Beatriz Nogueira','beatriz@harbour.example.org',NULL);
INSERT INTO staff VALUES(7,'harbour','Kwame Boateng','kwame@harbour.example.org',NULL);
INSERT INTO staff VALUES(8,'harbour','Sylvie Marchand','sylvie@harbour.example.org',NULL);
CREATE TABLE conferencing_account (
  id                INTEGER PRIMARY KEY,
  site_id           TEXT NOT NULL REFERENCES site,
  staff_id          INTEGER REFERENCES staff,
  type              TEXT NOT NULL CHECK (type IN ('ZOOM', 'CUSTOM')),
  connection_status TEXT NOT NULL CHECK (connection_status IN ('CONNECTED', 'DISCONNECTED')),
  zoom_user         TEXT,                    -- ZOOM: the Zoom user (e-mail or id) who hosts; credentials are never stored here
  link_url          TEXT,                    -- CUSTOM: the one link used for every session
  link_password     TEXT NOT NULL DEFAULT '',
  link_description  TEXT NOT NULL DEFAULT '',
  CHECK ((type = 'CUSTOM') = (link_url IS NOT NULL)),
  CHECK ((type = 'ZOOM') = (zoom_user IS NOT NULL))
) STRICT;
INSERT INTO conferencing_account VALUES(1,'studio',NULL,'ZOOM','CONNECTED','hello@riverside.example.org',NULL,'','');
INSERT INTO conferencing_account VALUES(2,'studio',2,'CUSTOM','CONNECTED',NULL,'https://meet.google.com/kvt-hwqz-ndr','','No account needed: choose **Ask to join** and Tomás lets you in.');
INSERT INTO conferencing_account VALUES(3,'studio',3,'ZOOM','CONNECTED','hanna@riverside.example.org',NULL,'','');
INSERT INTO conferencing_account VALUES(4,'studio',4,'CUSTOM','DISCONNECTED',NULL,'https://whereby.com/yusuf-strength','kettlebell','');
INSERT INTO conferencing_account VALUES(5,'harbour',NULL,'CUSTOM','CONNECTED',NULL,'https://meet.google.com/pbe-xsuo-gfy','','Our classroom. Please join with your **full name**, so that your teacher finds you on the list.');
INSERT INTO conferencing_account VALUES(6,'harbour',7,'CUSTOM','CONNECTED',NULL,'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Q29udmVyc2F0aW9uQ2lyY2xl%40thread.v2/0?context=%7b%22Tid%22%3a%2237c1%22%7d','harbour-talk','Works in the browser: choose *Continue on this browser*.');
INSERT INTO conferencing_account VALUES(7,'harbour',8,'CUSTOM','CONNECTED',NULL,'https://meet.jit.si/harbour-{session}','croissant','A room of your own for each lesson. It opens five minutes before.');
CREATE TABLE service (
  id                   INTEGER PRIMARY KEY,
  site_id              TEXT NOT NULL REFERENCES site,
  type                 TEXT NOT NULL CHECK (type IN ('APPOINTMENT', 'CLASS', 'COURSE')),
  name                 TEXT NOT NULL,
  description          TEXT NOT NULL DEFAULT '',                                       -- Markdown
  conferencing_enabled INTEGER NOT NULL DEFAULT 0 CHECK (conferencing_enabled IN (0, 1)),
  location             TEXT NOT NULL DEFAULT '',                                       -- in-person address, may be empty
  -- the course-wide link: COURSE only; one row, so an edit reaches every past and future session at once
  link_url             TEXT CHECK (link_url IS NULL OR type = 'COURSE'),
  link_password        TEXT NOT NULL DEFAULT '',
  link_description     TEXT NOT NULL DEFAULT '',
  external_id          TEXT
) STRICT;
INSERT INTO service VALUES(1,'studio','CLASS','Morning Flow Yoga',replace('A gentle start: **breath, movement, rest**. For beginners and everyone else.\n\n- A mat and a blanket are enough\n- Camera on is welcome, never required\n- The room stays open ten minutes longer for questions\n\nFirst time? Read [how to set up your space](https://riverside.example.org/set-up).','\n',char(10)),1,'Uferstraße 12, 10997 Berlin',NULL,'','',NULL);
INSERT INTO service VALUES(2,'studio','APPOINTMENT','Physiotherapy Check-in',replace('Half an hour with Hanna: how the week went, what to change, *one* exercise to take away.\n\n1. Have your exercise sheet at hand\n2. Wear something you can move in\n3. Place the camera so that it sees you from head to knee','\n',char(10)),1,'Uferstraße 12, 10997 Berlin',NULL,'','',NULL);
INSERT INTO service VALUES(3,'studio','CLASS','Pilates on the Mat','Fifty minutes for a strong middle. Tomás shows **three levels** of every exercise: choose yours.',1,'Uferstraße 12, 10997 Berlin',NULL,'','',NULL);
INSERT INTO service VALUES(4,'studio','COURSE','Breathing for Better Sleep',replace('Six evenings that build on each other.\n\n- Weeks 1 and 2: noticing how you breathe\n- Weeks 3 and 4: slowing down\n- Weeks 5 and 6: an evening routine of your own\n\nThe last evening is *at the studio*, with tea.','\n',char(10)),1,'Uferstraße 12, 10997 Berlin','https://teams.microsoft.com/l/meetup-join/19%3ameeting_QnJlYXRoaW5nRm9yU2xlZXA%40thread.v2/0?context=%7b%22Tid%22%3a%22a41f%22%7d','slow-exhale','The same link for all evenings. Dim the lights, and keep **headphones** ready.',NULL);
INSERT INTO service VALUES(5,'studio','APPOINTMENT','Deep Tissue Massage','Sixty quiet minutes. Please eat nothing heavy in the two hours before.',0,'Uferstraße 12, side entrance, 10997 Berlin',NULL,'','',NULL);
INSERT INTO service VALUES(6,'studio','APPOINTMENT','Strength Coaching','Technique and a plan for the week. Have **two weights** ready, or two bottles of water.',1,'Uferstraße 12, 10997 Berlin',NULL,'','',NULL);
INSERT INTO service VALUES(7,'studio','COURSE','A Healthy Back in Four Weeks','Four sessions with Hanna, recognised by most insurers: ask us for the [certificate](https://riverside.example.org/certificate).',1,'Uferstraße 12, 10997 Berlin',NULL,'','',NULL);
INSERT INTO service VALUES(8,'studio','CLASS','Riverside Sound Bath','Gongs and singing bowls. Lie down, close your eyes, **do nothing**.',0,'Boathouse, Uferstraße 14, 10997 Berlin',NULL,'','',NULL);
INSERT INTO service VALUES(9,'harbour','APPOINTMENT','Portuguese One-to-One','Your pace, your topics. Send Beatriz a text you would like to read, *a day before* if you can.',1,'Rua das Gaivotas 8, 1200 Lisboa',NULL,'','',NULL);
INSERT INTO service VALUES(10,'harbour','CLASS','English Conversation Circle',replace('Up to eight people, one topic, no grammar drills.\n\n- Level B1 and above\n- The topic comes by mail on the day before','\n',char(10)),1,'Rua das Gaivotas 8, 1200 Lisboa',NULL,'','',NULL);
INSERT INTO service VALUES(11,'harbour','COURSE','Portuguese for Newcomers (A1)','From *bom dia* to your first phone call in four weeks. The book is **included**.',1,'Rua das Gaivotas 8, 1200 Lisboa',NULL,'','',NULL);
INSERT INTO service VALUES(12,'harbour','APPOINTMENT','French One-to-One','Conversation, correction, and one page of homework.',1,'Rua das Gaivotas 8, 1200 Lisboa',NULL,'','',NULL);
INSERT INTO service VALUES(13,'harbour','CLASS','Reading Club by the Water','We read aloud and talk. This month: *O Conto da Ilha Desconhecida*.',0,'Café do Cais, Lisboa',NULL,'','',NULL);
CREATE TABLE service_staff (
  service_id INTEGER NOT NULL REFERENCES service,
  staff_id   INTEGER NOT NULL REFERENCES staff,
  PRIMARY KEY (service_id, staff_id)
) STRICT, WITHOUT ROWID;
INSERT INTO service_staff VALUES(1,1);
INSERT INTO service_staff VALUES(2,3);
INSERT INTO service_staff VALUES(3,2);
INSERT INTO service_staff VALUES(4,5);
INSERT INTO service_staff VALUES(5,4);
INSERT INTO service_staff VALUES(6,4);
INSERT INTO service_staff VALUES(7,3);
INSERT INTO service_staff VALUES(8,1);
INSERT INTO service_staff VALUES(9,6);
INSERT INTO service_staff VALUES(10,7);
INSERT INTO service_staff VALUES(11,6);
INSERT INTO service_staff VALUES(12,8);
INSERT INTO service_staff VALUES(13,6);
CREATE TABLE session (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  service_id       INTEGER NOT NULL REFERENCES service,
  staff_id         INTEGER REFERENCES staff,
  starts_at        INTEGER NOT NULL CHECK (starts_at >= 0),
  ends_at          INTEGER NOT NULL CHECK (ends_at > starts_at AND ends_at < 253402300800),
  status           TEXT NOT NULL DEFAULT 'CONFIRMED' CHECK (status IN ('CONFIRMED', 'CANCELLED')),
  location         TEXT NOT NULL DEFAULT '',          -- empty: the service's
  -- INHERIT: online if the service is.  ADDED: online although the service is not, with the account's (or course's) link.
  -- SET: online with a link of its own.  REMOVED: in person although the service is online.
  link_state       TEXT NOT NULL DEFAULT 'INHERIT' CHECK (link_state IN ('INHERIT', 'ADDED', 'SET', 'REMOVED')),
  link_url         TEXT,
  link_password    TEXT NOT NULL DEFAULT '',
  link_description TEXT NOT NULL DEFAULT '',
  page_generation  INTEGER NOT NULL DEFAULT 0,        -- raise it to give the join page a new address
  external_id      TEXT,
  revision         INTEGER NOT NULL DEFAULT 0,        -- times the time, place or status changed (calendars' SEQUENCE)
  CHECK ((link_state = 'SET') = (link_url IS NOT NULL))
) STRICT;
INSERT INTO session VALUES(1,1,1,1793602800,1793606400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,2);
INSERT INTO session VALUES(2,1,1,1794207600,1794211200,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(3,1,1,1794812400,1794816000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(4,1,1,1795503600,1795507200,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(5,1,1,1796108400,1796112000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(6,1,1,1796713200,1796716800,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(7,1,1,1795158000,1795161600,'CANCELLED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(8,1,1,1795676400,1795680000,'CANCELLED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(9,2,3,1794574800,1794576600,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(10,2,3,1795611600,1795613400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(11,2,3,1796218200,1796220000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(12,2,3,1795773600,1795775400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(13,3,2,1794416400,1794419400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(14,3,2,1795021200,1795024200,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(15,3,2,1795626000,1795629000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(16,3,2,1796230800,1796233800,'CONFIRMED','','SET','https://riverside-guests.webex.com/meet/paola.conti','matwork','Paola Conti teaches today. Choose *Join as a guest* and write your first name.',0,NULL,0);
INSERT INTO session VALUES(17,3,2,1796835600,1796838600,'CONFIRMED','','SET','https://us06web.zoom.us/s/86120447093','','',0,NULL,0);
INSERT INTO session VALUES(18,4,5,1794333600,1794338100,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(19,4,5,1794938400,1794942900,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(20,4,5,1795543200,1795547700,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(21,4,5,1796148000,1796152500,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(22,4,5,1796752800,1796757300,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(23,4,5,1797357600,1797363000,'CONFIRMED','Boathouse, Uferstraße 14, 10997 Berlin','REMOVED',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(24,5,4,1793718000,1793721600,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(25,5,4,1795878000,1795881600,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(26,5,4,1796482800,1796486400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(27,6,4,1794913200,1794915900,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(28,6,4,1795433400,1795437000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(29,6,4,1795960800,1795963500,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(30,7,3,1794672000,1794675600,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(31,7,3,1795276800,1795280400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(32,7,3,1795881600,1795885200,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(33,7,3,1796486400,1796490000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(34,8,1,1794736800,1794741300,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(35,8,1,1795946400,1795950900,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(36,8,1,1796551200,1796555700,'CONFIRMED','','ADDED',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(37,9,6,1795078800,1795081800,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(38,9,6,1795434000,1795437000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(39,9,6,1795532400,1795535400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(40,10,7,1795197600,1795201200,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(41,10,7,1795802400,1795806000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(42,11,6,1794762000,1794767400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(43,11,6,1795366800,1795372200,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(44,11,6,1795971600,1795977000,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(45,11,6,1796576400,1796581800,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(46,12,8,1795593600,1795596600,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(47,12,8,1794470400,1794473400,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(48,13,6,1796324400,1796329800,'CONFIRMED','','INHERIT',NULL,'','',0,NULL,0);
INSERT INTO session VALUES(49,10,7,1796407200,1796410800,'CONFIRMED','Miradouro de Santa Catarina, Lisboa','REMOVED',NULL,'','',0,NULL,0);
CREATE TABLE zoom_meeting (
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES conferencing_account,
  session_id INTEGER REFERENCES session,
  course_id  INTEGER REFERENCES service,
  meeting_id TEXT NOT NULL,
  join_url   TEXT NOT NULL,       -- for guests; the host's start URL is never stored
  password   TEXT NOT NULL DEFAULT '',
  CHECK ((session_id IS NULL) <> (course_id IS NULL))
) STRICT;
INSERT INTO zoom_meeting VALUES(1,1,1,NULL,'84410273951','https://us06web.zoom.us/j/84410273951?pwd=Rm9yZXN0TW9ybmluZzAx.1','418207');
INSERT INTO zoom_meeting VALUES(2,1,2,NULL,'86027719340','https://us06web.zoom.us/j/86027719340?pwd=TGFrZUF0RGF3bjAy.1','730164');
INSERT INTO zoom_meeting VALUES(3,1,3,NULL,'81936604425','https://us06web.zoom.us/j/81936604425?pwd=Q2xvdWRzUGFzc2luZzAz.1','905532');
INSERT INTO zoom_meeting VALUES(4,1,4,NULL,'87250316488','https://us06web.zoom.us/j/87250316488?pwd=U29mdFJhaW5PblJvb2Y0.1','264918');
INSERT INTO zoom_meeting VALUES(5,1,5,NULL,'83791052267','https://us06web.zoom.us/j/83791052267?pwd=V2FybVN0b25lR2FyZDU.1','581370');
INSERT INTO zoom_meeting VALUES(6,1,7,NULL,'85514930786','https://us06web.zoom.us/j/85514930786?pwd=QmlyY2hUcmVlc0luNjc.1','347726');
INSERT INTO zoom_meeting VALUES(7,1,8,NULL,'82168847013','https://us06web.zoom.us/j/82168847013?pwd=UXVpZXRIYXJib3VyODg.1','112845');
INSERT INTO zoom_meeting VALUES(8,3,9,NULL,'88903125674','https://us02web.zoom.us/j/88903125674?pwd=U3RyYWlnaHRTcGluZTk.1','660391');
INSERT INTO zoom_meeting VALUES(9,3,10,NULL,'84075561932','https://us02web.zoom.us/j/84075561932?pwd=TG9vc2VTaG91bGRlcjEw.1','293058');
INSERT INTO zoom_meeting VALUES(10,3,11,NULL,'86649208817','https://us02web.zoom.us/j/86649208817?pwd=RWFzeU5lY2tBZ2FpbjEx.1','874413');
INSERT INTO zoom_meeting VALUES(11,3,12,NULL,'81327790456','https://us02web.zoom.us/j/81327790456?pwd=TW92ZVdpdGhDYXJlMTI.1','507629');
INSERT INTO zoom_meeting VALUES(12,1,27,NULL,'87986104322','https://us06web.zoom.us/j/87986104322?pwd=SXJvblBhcGVyU3RvbmUy.1','139684');
INSERT INTO zoom_meeting VALUES(13,1,28,NULL,'85240673198','https://us06web.zoom.us/j/85240673198?pwd=TGlmdEFuZExvd2VyMjg.1','826047');
INSERT INTO zoom_meeting VALUES(14,1,29,NULL,'83417925560','https://us06web.zoom.us/j/83417925560?pwd=VHdvQm90dGxlc09mMjk.1','471902');
INSERT INTO zoom_meeting VALUES(15,1,36,NULL,'82753098841','https://us06web.zoom.us/j/82753098841?pwd=R29uZ3NBbmRCb3dsczM2.1','358216');
INSERT INTO zoom_meeting VALUES(16,1,NULL,7,'89160427735','https://us06web.zoom.us/j/89160427735?pwd=Rm91cldlZWtzQmFjazA3.1','690475');
CREATE TABLE member (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id         TEXT NOT NULL REFERENCES site,
  first_name      TEXT NOT NULL,
  last_name       TEXT NOT NULL DEFAULT '',
  email           TEXT NOT NULL DEFAULT '',
  time_zone       TEXT,                               -- NULL: the site's
  language        TEXT,                               -- NULL: the site's
  page_generation INTEGER NOT NULL DEFAULT 0,         -- raise it to revoke the old My Bookings address
  external_id     TEXT
) STRICT;
INSERT INTO member VALUES(1,'studio','Chloé','Lefèvre','chloe.lefevre@example.org','Europe/Lisbon',NULL,0,NULL);
INSERT INTO member VALUES(2,'studio','Jörg','Weißmüller','joerg.weissmueller@example.org',NULL,'de',0,NULL);
INSERT INTO member VALUES(3,'studio','ليلى','حدّاد','layla.haddad@example.org','Asia/Amman','ar',0,NULL);
INSERT INTO member VALUES(4,'studio','健太','佐藤','kenta.sato@example.org','Asia/Tokyo','ja',0,NULL);
INSERT INTO member VALUES(5,'studio','Ελένη','Παπαδοπούλου','eleni.papadopoulou@example.org','Europe/Athens',NULL,0,NULL);
INSERT INTO member VALUES(6,'studio','Maximiliane Theodora Friederike','Freifrau von und zu Hohenstein-Wachenheim-Ehrenfels','maximiliane@example.org',NULL,NULL,0,NULL);
INSERT INTO member VALUES(7,'studio','Thảo','Nguyễn','thao.nguyen@example.org','Asia/Ho_Chi_Minh',NULL,0,NULL);
INSERT INTO member VALUES(8,'studio','Siobhán','O''Brien','siobhan.obrien@example.org','Europe/Dublin','en-GB',0,NULL);
INSERT INTO member VALUES(9,'studio','Олена','Шевченко','olena.shevchenko@example.org','Europe/Kyiv',NULL,0,NULL);
INSERT INTO member VALUES(10,'harbour','Łukasz','Wójcik','lukasz.wojcik@example.org','Europe/Warsaw',NULL,0,NULL);
INSERT INTO member VALUES(11,'harbour','Priya','Raghunathan','priya.raghunathan@example.org','Asia/Kolkata','en-GB',0,NULL);
INSERT INTO member VALUES(12,'harbour','Aarón','Núñez Ibarra','aaron.nunez@example.org','America/Mexico_City','es-MX',0,NULL);
INSERT INTO member VALUES(13,'harbour','유진','김','yujin.kim@example.org','Asia/Seoul',NULL,0,NULL);
INSERT INTO member VALUES(14,'harbour','Hiwa','','hiwa@example.org','Pacific/Auckland',NULL,0,NULL);
CREATE TABLE booking (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id      INTEGER NOT NULL REFERENCES member,
  session_id     INTEGER REFERENCES session,
  course_id      INTEGER REFERENCES service,
  status         TEXT NOT NULL CHECK (status IN ('CREATED', 'CONFIRMED', 'PENDING', 'WAITING_LIST', 'DECLINED', 'CANCELED')),
  payment_status TEXT NOT NULL DEFAULT 'UNDEFINED'
                 CHECK (payment_status IN ('UNDEFINED', 'NOT_PAID', 'PAID', 'PARTIALLY_PAID', 'REFUNDED', 'EXEMPT')),
  participants   INTEGER NOT NULL DEFAULT 1 CHECK (participants >= 1),
  time_zone      TEXT,                                -- the zone the member booked in; NULL: the member's
  booked_at      INTEGER NOT NULL,
  external_id    TEXT,
  CHECK ((session_id IS NULL) <> (course_id IS NULL))
) STRICT;
INSERT INTO booking VALUES(1,1,4,NULL,'CONFIRMED','PAID',1,NULL,1794614400,NULL);
INSERT INTO booking VALUES(2,1,NULL,4,'CONFIRMED','PAID',1,NULL,1792800000,NULL);
INSERT INTO booking VALUES(3,1,8,NULL,'CONFIRMED','REFUNDED',1,NULL,1794355200,NULL);
INSERT INTO booking VALUES(4,1,10,NULL,'CONFIRMED','PAID',1,NULL,1794873600,NULL);
INSERT INTO booking VALUES(5,1,15,NULL,'CONFIRMED','EXEMPT',1,NULL,1794873600,NULL);
INSERT INTO booking VALUES(6,1,12,NULL,'PENDING','NOT_PAID',1,NULL,1795305600,NULL);
INSERT INTO booking VALUES(7,1,29,NULL,'CONFIRMED','PAID',1,'America/New_York',1794096000,NULL);
INSERT INTO booking VALUES(8,1,35,NULL,'CONFIRMED','PARTIALLY_PAID',2,NULL,1794960000,NULL);
INSERT INTO booking VALUES(9,1,5,NULL,'WAITING_LIST','UNDEFINED',1,NULL,1795219200,NULL);
INSERT INTO booking VALUES(10,1,16,NULL,'CONFIRMED','PAID',1,NULL,1795046400,NULL);
INSERT INTO booking VALUES(11,1,36,NULL,'CONFIRMED','NOT_PAID',1,NULL,1795132800,NULL);
INSERT INTO booking VALUES(12,1,6,NULL,'CONFIRMED','PAID',1,NULL,1795219200,NULL);
INSERT INTO booking VALUES(13,1,17,NULL,'CONFIRMED','NOT_PAID',1,NULL,1795305600,NULL);
INSERT INTO booking VALUES(14,1,2,NULL,'CONFIRMED','PAID',1,NULL,1793664000,NULL);
INSERT INTO booking VALUES(15,1,3,NULL,'CONFIRMED','PAID',1,NULL,1794009600,NULL);
INSERT INTO booking VALUES(16,1,7,NULL,'CONFIRMED','REFUNDED',1,NULL,1794182400,NULL);
INSERT INTO booking VALUES(17,1,9,NULL,'CONFIRMED','PAID',1,NULL,1793836800,NULL);
INSERT INTO booking VALUES(18,1,13,NULL,'CANCELED','REFUNDED',1,NULL,1793491200,NULL);
INSERT INTO booking VALUES(19,2,28,NULL,'CONFIRMED','PAID',1,NULL,1795046400,NULL);
INSERT INTO booking VALUES(20,2,4,NULL,'CONFIRMED','PAID',1,NULL,1794787200,NULL);
INSERT INTO booking VALUES(21,2,24,NULL,'CONFIRMED','PAID',1,NULL,1793232000,NULL);
INSERT INTO booking VALUES(22,2,25,NULL,'CONFIRMED','NOT_PAID',1,NULL,1795132800,NULL);
INSERT INTO booking VALUES(23,2,NULL,7,'CONFIRMED','PARTIALLY_PAID',1,NULL,1793664000,NULL);
INSERT INTO booking VALUES(24,3,NULL,4,'CONFIRMED','PAID',1,NULL,1792972800,NULL);
INSERT INTO booking VALUES(25,3,5,NULL,'CONFIRMED','PAID',1,NULL,1795219200,NULL);
INSERT INTO booking VALUES(26,3,8,NULL,'CONFIRMED','REFUNDED',1,NULL,1794528000,NULL);
INSERT INTO booking VALUES(27,3,1,NULL,'CONFIRMED','PAID',1,NULL,1793318400,NULL);
INSERT INTO booking VALUES(28,4,15,NULL,'CONFIRMED','PAID',1,NULL,1794700800,NULL);
INSERT INTO booking VALUES(29,4,16,NULL,'WAITING_LIST','UNDEFINED',1,NULL,1795305600,NULL);
INSERT INTO booking VALUES(30,4,14,NULL,'CONFIRMED','PAID',1,NULL,1794441600,NULL);
INSERT INTO booking VALUES(31,4,36,NULL,'CONFIRMED','PAID',1,NULL,1795046400,NULL);
INSERT INTO booking VALUES(32,5,11,NULL,'CONFIRMED','PAID',1,NULL,1795132800,NULL);
INSERT INTO booking VALUES(33,5,NULL,7,'CONFIRMED','PAID',1,NULL,1793750400,NULL);
INSERT INTO booking VALUES(34,5,13,NULL,'CONFIRMED','PAID',1,NULL,1793836800,NULL);
INSERT INTO booking VALUES(35,5,6,NULL,'CREATED','NOT_PAID',1,NULL,1795392000,NULL);
INSERT INTO booking VALUES(36,6,26,NULL,'CONFIRMED','EXEMPT',1,NULL,1794614400,NULL);
INSERT INTO booking VALUES(37,6,35,NULL,'CONFIRMED','PAID',3,NULL,1794873600,NULL);
INSERT INTO booking VALUES(38,6,34,NULL,'CONFIRMED','PAID',2,NULL,1794096000,NULL);
INSERT INTO booking VALUES(39,7,4,NULL,'CONFIRMED','PAID',1,NULL,1794960000,NULL);
INSERT INTO booking VALUES(40,7,17,NULL,'PENDING','NOT_PAID',1,NULL,1795305600,NULL);
INSERT INTO booking VALUES(41,7,3,NULL,'CONFIRMED','PAID',1,NULL,1794268800,NULL);
INSERT INTO booking VALUES(42,8,NULL,4,'WAITING_LIST','UNDEFINED',1,NULL,1794700800,NULL);
INSERT INTO booking VALUES(43,8,27,NULL,'CONFIRMED','PAID',1,NULL,1794528000,NULL);
INSERT INTO booking VALUES(44,8,4,NULL,'DECLINED','UNDEFINED',1,NULL,1795219200,NULL);
INSERT INTO booking VALUES(45,8,15,NULL,'CONFIRMED','PAID',1,'America/Toronto',1795046400,NULL);
INSERT INTO booking VALUES(46,9,2,NULL,'CONFIRMED','EXEMPT',1,NULL,1793836800,NULL);
INSERT INTO booking VALUES(47,9,5,NULL,'CONFIRMED','EXEMPT',1,NULL,1795132800,NULL);
INSERT INTO booking VALUES(48,9,NULL,7,'CANCELED','REFUNDED',1,NULL,1793577600,NULL);
INSERT INTO booking VALUES(49,10,38,NULL,'CONFIRMED','PAID',1,NULL,1794873600,NULL);
INSERT INTO booking VALUES(50,10,NULL,11,'CONFIRMED','PAID',1,NULL,1793664000,NULL);
INSERT INTO booking VALUES(51,10,37,NULL,'CONFIRMED','PAID',1,NULL,1794614400,NULL);
INSERT INTO booking VALUES(52,11,39,NULL,'CONFIRMED','PAID',1,NULL,1794960000,NULL);
INSERT INTO booking VALUES(53,11,41,NULL,'CONFIRMED','PAID',1,NULL,1795219200,NULL);
INSERT INTO booking VALUES(54,11,40,NULL,'CONFIRMED','PAID',1,NULL,1794700800,NULL);
INSERT INTO booking VALUES(55,12,46,NULL,'CONFIRMED','PARTIALLY_PAID',1,NULL,1795046400,NULL);
INSERT INTO booking VALUES(56,12,47,NULL,'CONFIRMED','PAID',1,NULL,1793923200,NULL);
INSERT INTO booking VALUES(57,12,49,NULL,'CONFIRMED','NOT_PAID',1,NULL,1795305600,NULL);
INSERT INTO booking VALUES(58,13,NULL,11,'CONFIRMED','PAID',1,NULL,1794009600,NULL);
INSERT INTO booking VALUES(59,13,41,NULL,'CREATED','NOT_PAID',1,NULL,1795392000,NULL);
INSERT INTO booking VALUES(60,13,48,NULL,'CONFIRMED','PAID',2,NULL,1795132800,NULL);
INSERT INTO booking VALUES(61,14,NULL,11,'DECLINED','UNDEFINED',1,NULL,1794355200,NULL);
INSERT INTO booking VALUES(62,14,41,NULL,'WAITING_LIST','UNDEFINED',1,NULL,1795219200,NULL);
INSERT INTO booking VALUES(63,14,49,NULL,'CONFIRMED','PAID',1,NULL,1795046400,NULL);
CREATE TABLE delivery (
  booking_id     INTEGER NOT NULL REFERENCES booking,
  session_id     INTEGER NOT NULL REFERENCES session,
  kind           TEXT NOT NULL CHECK (kind IN ('CONFIRMATION', 'NOTICE', 'REMINDER', 'BY_HAND')),
  delivered_at   INTEGER NOT NULL,
  link_digest    TEXT NOT NULL,     -- SHA-256, hex, of 'url NUL password NUL description', of the join page's address, or '' where no link was told
  told_starts_at INTEGER NOT NULL,
  told_ends_at   INTEGER NOT NULL,
  told_location  TEXT NOT NULL,
  told_status    TEXT NOT NULL,
  PRIMARY KEY (booking_id, session_id, kind)        -- the last of each kind; the newest of them is what the client knows
) STRICT, WITHOUT ROWID;
CREATE TABLE change_log (
  id         INTEGER PRIMARY KEY,
  changed_at INTEGER NOT NULL,
  actor      TEXT NOT NULL,       -- 'owner' or 'staff:<id>'
  action     TEXT NOT NULL,       -- e.g. 'account.connect', 'link.set', 'course-link.set', 'settings.set'
  site_id    TEXT NOT NULL REFERENCES site,
  subject    TEXT NOT NULL,       -- e.g. 'site:studio', 'staff:4', 'session:81', 'course:7'
  before     TEXT NOT NULL,       -- JSON; links by provider and digest only
  after      TEXT NOT NULL
) STRICT;
INSERT INTO change_log VALUES(1,1795435000,'owner','link.reset','studio','session:1','{}','{}');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('session',49);
INSERT INTO sqlite_sequence VALUES('member',14);
INSERT INTO sqlite_sequence VALUES('booking',63);
CREATE UNIQUE INDEX conferencing_account_site  ON conferencing_account (site_id)  WHERE staff_id IS NULL;
CREATE UNIQUE INDEX conferencing_account_staff ON conferencing_account (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX session_service ON session (service_id, starts_at);
CREATE TRIGGER session_course_link_insert BEFORE INSERT ON session
WHEN NEW.link_state = 'SET' AND (SELECT type FROM service WHERE id = NEW.service_id) = 'COURSE'
BEGIN SELECT RAISE(ABORT, 'a session of a course has no link of its own: set the course link'); END;
CREATE TRIGGER session_course_link_update BEFORE UPDATE ON session
WHEN NEW.link_state = 'SET' AND (SELECT type FROM service WHERE id = NEW.service_id) = 'COURSE'
BEGIN SELECT RAISE(ABORT, 'a session of a course has no link of its own: set the course link'); END;
CREATE TRIGGER service_course_link_update BEFORE UPDATE OF type ON service
WHEN NEW.type = 'COURSE' AND EXISTS (SELECT 1 FROM session WHERE service_id = NEW.id AND link_state = 'SET')
BEGIN SELECT RAISE(ABORT, 'a session of a course has no link of its own: reset its sessions first'); END;
CREATE TRIGGER session_revision AFTER UPDATE OF starts_at, ends_at, location, status ON session
WHEN (OLD.starts_at, OLD.ends_at, OLD.location, OLD.status) <> (NEW.starts_at, NEW.ends_at, NEW.location, NEW.status)
BEGIN UPDATE session SET revision = OLD.revision + 1 WHERE id = NEW.id; END;
CREATE UNIQUE INDEX zoom_meeting_session ON zoom_meeting (session_id, account_id) WHERE session_id IS NOT NULL;
CREATE UNIQUE INDEX zoom_meeting_course  ON zoom_meeting (course_id, account_id)  WHERE course_id IS NOT NULL;
CREATE INDEX booking_member  ON booking (member_id);
CREATE INDEX booking_session ON booking (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX booking_course  ON booking (course_id)  WHERE course_id IS NOT NULL;
COMMIT;
