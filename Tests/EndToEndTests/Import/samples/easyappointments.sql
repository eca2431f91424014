PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "ea_services_providers" (
	"id_users" INTEGER NOT NULL  ,
	"id_services" INTEGER NOT NULL  ,
	PRIMARY KEY ("id_users", "id_services")
);
INSERT INTO ea_services_providers VALUES(1,1);
INSERT INTO ea_services_providers VALUES(1,2);
INSERT INTO ea_services_providers VALUES(2,1);
CREATE TABLE IF NOT EXISTS "ea_appointments" (
	"id" INTEGER PRIMARY KEY AUTOINCREMENT,
	"book_datetime" DATETIME NULL  ,
	"start_datetime" DATETIME NULL  ,
	"end_datetime" DATETIME NULL  ,
	"location" TEXT NULL  ,
	"meeting_link" TEXT NULL  ,
	"notes" TEXT NULL  ,
	"hash" TEXT NULL  ,
	"status" VARCHAR(512) NULL DEFAULT '' ,
	"is_unavailability" TINYINT NOT NULL DEFAULT '0' ,
	"id_users_provider" INTEGER NULL  ,
	"id_users_customer" INTEGER NULL  ,
	"id_services" INTEGER NULL
);
INSERT INTO ea_appointments VALUES(1,'2026-12-01 09:00:00','2027-01-12 10:00:00','2027-01-12 10:30:00','','https://meet.jit.si/one',NULL,'h1','Booked',0,1,3,1);
INSERT INTO ea_appointments VALUES(2,'2026-12-01 09:00:00','2027-01-12 10:00:00','2027-01-12 10:30:00',NULL,NULL,NULL,'h2','',0,2,4,1);
INSERT INTO ea_appointments VALUES(3,'2026-12-01 09:00:00','2027-01-13 18:00:00','2027-01-13 19:00:00',NULL,NULL,NULL,'h3','Confirmed',0,1,3,2);
INSERT INTO ea_appointments VALUES(4,'2026-12-01 09:00:00','2027-01-13 18:00:00','2027-01-13 19:00:00',NULL,NULL,NULL,'h4','Cancelled',0,1,4,2);
INSERT INTO ea_appointments VALUES(5,'2026-12-01 09:00:00','2027-01-14 00:00:00','2027-01-15 00:00:00',NULL,NULL,NULL,'','',1,1,NULL,NULL);
CREATE TABLE IF NOT EXISTS "ea_users" (
	"id" INTEGER PRIMARY KEY AUTOINCREMENT,
	"create_datetime" DATETIME NULL  ,
	"first_name" VARCHAR(256) NULL  ,
	"last_name" VARCHAR(512) NULL  ,
	"email" VARCHAR(512) NULL  ,
	"phone_number" VARCHAR(128) NULL  ,
	"timezone" VARCHAR(256) NULL DEFAULT 'UTC' ,
	"language" VARCHAR(256) NULL DEFAULT 'english' ,
	"id_roles" INTEGER NULL
);
INSERT INTO ea_users VALUES(1,NULL,'Ida','Vogt','ida@praxis.example',NULL,'Europe/Berlin','german',2);
INSERT INTO ea_users VALUES(2,NULL,'Sam','Lee','sam@praxis.example',NULL,'America/New_York','english',2);
INSERT INTO ea_users VALUES(3,NULL,'Jürgen','Müller','juergen@example.org',NULL,'UTC','german',3);
INSERT INTO ea_users VALUES(4,NULL,'Ada','Lovelace','ada@example.org',NULL,'Europe/London','english',3);
CREATE TABLE IF NOT EXISTS "ea_services" (
	"id" INTEGER PRIMARY KEY AUTOINCREMENT,
	"name" VARCHAR(256) NULL  ,
	"duration" INTEGER NULL  ,
	"price" DECIMAL NULL  ,
	"currency" VARCHAR(32) NULL  ,
	"description" TEXT NULL  ,
	"location" TEXT NULL  ,
	"attendants_number" INTEGER NULL DEFAULT '1' ,
	"is_private" TINYINT NULL DEFAULT '0' ,
	"slot_interval" INTEGER NULL DEFAULT '15'
);
INSERT INTO ea_services VALUES(1,'Consultation',30,0,'EUR','A talk','',1,0,15);
INSERT INTO ea_services VALUES(2,'Group',60,10,'EUR','','Room 2',8,0,15);
CREATE TABLE IF NOT EXISTS "ea_roles" (
	"id" INTEGER PRIMARY KEY AUTOINCREMENT,
	"name" VARCHAR(256) NULL  ,
	"slug" VARCHAR(256) NULL
);
INSERT INTO ea_roles VALUES(1,'Administrator','admin');
INSERT INTO ea_roles VALUES(2,'Provider','provider');
INSERT INTO ea_roles VALUES(3,'Customer','customer');
CREATE TABLE IF NOT EXISTS "ea_settings" (
	"id" INTEGER PRIMARY KEY AUTOINCREMENT,
	"name" VARCHAR(512) NULL  ,
	"value" TEXT NULL
);
INSERT INTO ea_settings VALUES(1,'company_name','Praxis');
INSERT INTO ea_settings VALUES(2,'default_timezone','Europe/Berlin');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('ea_appointments',5);
INSERT INTO sqlite_sequence VALUES('ea_users',4);
INSERT INTO sqlite_sequence VALUES('ea_services',2);
INSERT INTO sqlite_sequence VALUES('ea_roles',3);
INSERT INTO sqlite_sequence VALUES('ea_settings',2);
COMMIT;
