#!/usr/bin/env python3
"""Makes a booking database of any size for benchmarks: make_database.py OUT.sqlite MEMBERS [--schema FILE] [--seed N]

Ten bookings a member, two sessions a member, one site `studio`; same arguments, same database. Standard library only.
One service in ten is a course of six sessions; a tenth of the bookings are course bookings.
"""
import argparse
import pathlib
import random
import sqlite3

NOW = 1795478400  # 2026-11-24T00:00:00Z; sessions lie 45 days to either side
FIRST = "Ana Bob Chloé Dmitri Eva Femi Gita Hugo Inês Jörg Kaya Liam Mei Nour Olga Pía Quinn Rosa Sam Tom Uma Vera Wen Xia Yusuf Zoë".split()
LAST = "O'Brien Smith García Müller Novák Okafor Patel Rossi Sato Silva Tanaka Ünal Vos Weber Young Žák Nguyen Kim Lee Dubois".split()
MOODS = "Morning Evening Deep Gentle Power Restorative Beginners' Advanced Open Private Group Express Weekly".split()
KINDS = ["Yoga & Breath", "Pilates", "Coaching", "French <A1>", "Spanish", "Maths tutoring", "Physio check-in", "Guitar", "Career advice", "Nutrition"]
ZONES = ["Europe/London", "Europe/Berlin", "Europe/Madrid", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Tokyo",
         "Asia/Kolkata", "Australia/Sydney", "Africa/Lagos", "UTC", "Asia/Kathmandu"]
ABOUT = ("Please arrive **two minutes** early and have water ready. We keep the room open for questions after the end.\n\n"
         "- Camera on is welcome, never required\n- Your place is held for ten minutes\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("members", type=int)
    parser.add_argument("--schema", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "Sources" / "Embedded" / "schema.sql")
    parser.add_argument("--seed", type=int, default=20261124)
    args = parser.parse_args()
    for path in (args.out, pathlib.Path(f"{args.out}-wal"), pathlib.Path(f"{args.out}-shm")):
        path.unlink(missing_ok=True)
    rnd = random.Random(args.seed)
    db = sqlite3.connect(args.out)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.executescript(args.schema.read_text())
    fill(db, args.members, rnd)
    db.commit()
    # Rows are written by position, as version 1 has them.
    db.executescript(args.schema.with_name("schema-2.sql").read_text())
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


def fill(db: sqlite3.Connection, members: int, rnd: random.Random) -> None:
    sessions, staff, services = members * 2, max(4, members // 200), max(10, members // 500)
    secret = lambda: "%016x" % rnd.getrandbits(64)
    name = lambda: (rnd.choice(FIRST), rnd.choice(LAST))
    db.execute("INSERT INTO site VALUES ('studio', 'Riverside Studio', 'https://members.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE', 0, 0)")
    db.execute("INSERT INTO conferencing_account VALUES (1, 'studio', NULL, 'ZOOM', 'CONNECTED', 'host@example.org', NULL, '', '')")
    for i in range(1, staff + 1):
        db.execute("INSERT INTO staff (id, site_id, name, email) VALUES (?, 'studio', ?, ?)", (i, " ".join(name()), f"staff{i}@example.org"))
        if i % 2:
            db.execute("INSERT INTO conferencing_account VALUES (?, 'studio', ?, 'CUSTOM', 'CONNECTED', NULL, ?, ?, ?)",
                       (i + 1, i, f"https://meet.google.com/{secret()[:3]}-{secret()[:4]}-{secret()[:3]}", "", "The room opens *five minutes* before the start."))
    kinds = ["COURSE" if i % 10 == 0 else "CLASS" if i % 3 == 0 else "APPOINTMENT" for i in range(1, services + 1)]
    for i, kind in enumerate(kinds, 1):
        own = kind == "COURSE" and i % 20 == 0
        db.execute("INSERT INTO service VALUES (?, 'studio', ?, ?, ?, ?, ?, ?, ?, '', NULL)",
                   (i, kind, f"{rnd.choice(MOODS)} {rnd.choice(KINDS)}", ABOUT, 0 if i % 7 == 0 else 1, "Riverside 4, Berlin",
                    f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{secret()}" if own else None, secret()[:6] if own else ""))
        for person in rnd.sample(range(1, staff + 1), min(3, staff)):
            db.execute("INSERT INTO service_staff VALUES (?, ?)", (i, person))
    courses = [i for i, kind in enumerate(kinds, 1) if kind == "COURSE"]
    single = [i for i, kind in enumerate(kinds, 1) if kind != "COURSE"]
    course_sessions = min(6 * len(courses), sessions // 2)

    def session_rows():
        for i in range(1, sessions + 1):
            start = NOW - 45 * 86400 + rnd.randrange(90 * 96) * 900
            end = start + rnd.choice((30, 45, 60, 90)) * 60
            of_course = i <= course_sessions
            state, url, word = "INHERIT", None, ""
            if rnd.random() < 0.05:
                state = "REMOVED"
            elif not of_course and rnd.random() < 0.05:
                state, url, word = "SET", f"https://us02web.zoom.us/j/{rnd.randrange(10**10, 10**11)}?pwd={secret()}", secret()[:6]
            yield (i, courses[i % len(courses)] if of_course else rnd.choice(single), rnd.randint(1, staff), start, end,
                   "CANCELLED" if rnd.random() < 0.03 else "CONFIRMED", "", state, url, word, "", 0, None)

    db.executemany("INSERT INTO session VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,0)", session_rows())
    meeting = lambda: (str(rnd.randrange(10**10, 10**11)), f"https://us02web.zoom.us/j/{rnd.randrange(10**10, 10**11)}?pwd={secret()}", str(rnd.randrange(10**5, 10**6)))
    db.executemany("INSERT INTO zoom_meeting (account_id, session_id, course_id, meeting_id, join_url, password) VALUES (1, ?, NULL, ?, ?, ?)",
                   ((i, *meeting()) for i in range(course_sessions + 1, sessions + 1) if i % 50))
    db.executemany("INSERT INTO zoom_meeting (account_id, session_id, course_id, meeting_id, join_url, password) VALUES (1, NULL, ?, ?, ?, ?)",
                   ((i, *meeting()) for i in courses))
    db.executemany("INSERT INTO member VALUES (?, 'studio', ?, ?, ?, ?, NULL, 0, NULL)",
                   ((i, *(n := name()), f"{i}@mail.example", rnd.choice(ZONES) if i % 3 == 0 else None) for i in range(1, members + 1)))
    statuses = ["CONFIRMED"] * 17 + ["CANCELED", "PENDING", "WAITING_LIST"]

    def booking_rows():
        for i in range(1, members * 10 + 1):  # members come in random order, as they book
            course = rnd.choice(courses) if rnd.random() < 0.1 else None
            yield (i, rnd.randint(1, members), None if course else rnd.randint(course_sessions + 1, sessions), course, rnd.choice(statuses), "PAID",
                   1, None, NOW - 50 * 86400 - rnd.randrange(10**6), None)

    db.executemany("INSERT INTO booking VALUES (?,?,?,?,?,?,?,?,?,?)", booking_rows())


if __name__ == "__main__":
    main()
