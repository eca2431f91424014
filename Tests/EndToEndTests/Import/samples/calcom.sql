PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "users" (
   "id" INTEGER PRIMARY KEY,
   "username" TEXT,
   "name" TEXT,
   "email" TEXT,
   "timeZone" TEXT,
   "locale" TEXT
);
INSERT INTO users VALUES(15,'nora','Nora Lindqvist','nora@lindqvist.example','Europe/Stockholm','sv');
CREATE TABLE IF NOT EXISTS "EventType" (
   "id" INTEGER PRIMARY KEY,
   "title" TEXT,
   "slug" TEXT,
   "description" TEXT,
   "length" INTEGER,
   "locations" TEXT,
   "seatsPerTimeSlot" INTEGER,
   "recurringEvent" TEXT,
   "requiresConfirmation" INTEGER,
   "userId" INTEGER,
   "teamId" TEXT
);
INSERT INTO EventType VALUES(1,'Samtal','samtal','A talk',30,NULL,NULL,NULL,0,15,NULL);
INSERT INTO EventType VALUES(2,'Group','group',NULL,60,NULL,8,NULL,0,15,NULL);
CREATE TABLE IF NOT EXISTS "Booking" (
   "id" INTEGER PRIMARY KEY,
   "uid" TEXT,
   "userId" INTEGER,
   "eventTypeId" INTEGER,
   "title" TEXT,
   "startTime" TEXT,
   "endTime" TEXT,
   "location" TEXT,
   "status" TEXT,
   "paid" INTEGER,
   "metadata" TEXT,
   "iCalUID" TEXT,
   "recurringEventId" TEXT,
   "fromReschedule" TEXT,
   "createdAt" TEXT
);
INSERT INTO Booking VALUES(1,'first',15,1,NULL,'2027-01-12T08:00:00','2027-01-12T08:30:00','integrations:zoom','cancelled',0,'{}',NULL,NULL,NULL,'2026-12-20T10:11:12.345000');
INSERT INTO Booking VALUES(2,'grp',15,2,NULL,'2027-01-14T17:00:00','2027-01-14T18:00:00','https://meet.google.com/xyz-abcd-efg','accepted',0,'{"videoCallUrl": "https://meet.google.com/xyz-abcd-efg"}',NULL,NULL,NULL,'2026-12-20T10:11:12.345000');
INSERT INTO Booking VALUES(3,'second',15,1,NULL,'2027-01-20T14:00:00','2027-01-20T14:30:00','integrations:zoom','accepted',0,'{}',NULL,NULL,'first','2026-12-21T10:00:00');
CREATE TABLE IF NOT EXISTS "Attendee" (
   "id" INTEGER PRIMARY KEY,
   "email" TEXT,
   "name" TEXT,
   "timeZone" TEXT,
   "locale" TEXT,
   "phoneNumber" TEXT,
   "bookingId" INTEGER
);
INSERT INTO Attendee VALUES(1,'mia@example.org','Mia Holm','Europe/Helsinki','fi',NULL,1);
INSERT INTO Attendee VALUES(2,'a@example.org','Ann','Europe/Stockholm','sv',NULL,2);
INSERT INTO Attendee VALUES(3,'c@example.org','Cem','Europe/Stockholm','sv',NULL,2);
INSERT INTO Attendee VALUES(4,'mia@example.org','Mia Holm','Europe/Helsinki','fi',NULL,3);
CREATE TABLE IF NOT EXISTS "BookingSeat" (
   "id" INTEGER PRIMARY KEY,
   "referenceUid" TEXT,
   "bookingId" INTEGER,
   "attendeeId" INTEGER
);
INSERT INTO BookingSeat VALUES(1,'s1',2,2);
INSERT INTO BookingSeat VALUES(2,'s2',2,3);
CREATE TABLE IF NOT EXISTS "BookingReference" (
   "id" INTEGER PRIMARY KEY,
   "type" TEXT,
   "uid" TEXT,
   "meetingUrl" TEXT,
   "meetingPassword" TEXT,
   "deleted" TEXT,
   "bookingId" INTEGER
);
INSERT INTO BookingReference VALUES(1,'zoom_video','9','https://us02web.zoom.us/j/85511112222?pwd=abc','451902',NULL,1);
INSERT INTO BookingReference VALUES(2,'google_calendar','g','','',NULL,1);
INSERT INTO BookingReference VALUES(3,'zoom_video','10','https://us02web.zoom.us/j/85511113333?pwd=def','777',NULL,3);
COMMIT;
