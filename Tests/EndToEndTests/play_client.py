"""Plays the clients' mailboxes and calendars: play_client.py deliver CALENDARS FOLDER NAME... | compare CALENDARS DATABASE PAGES NOW

deliver reads mails that were sent, in order, and does with each calendar in them what RFC 5546 has a calendar do: REQUEST and PUBLISH add or
replace the event of a UID, CANCEL takes it out, and what is older than what is known (by SEQUENCE, then by DTSTAMP) is passed over: a mail may wait
while a newer one is sent. One that is older and says anything else is a fault: who reads it is misled. What is known of every client is kept in the
file CALENDARS. A change of times or of STATUS without a higher SEQUENCE is a fault (RFC 5546 2.1.4).

compare says what differs between the calendars and the bookings: the rows alone decide, read by SQL here, and no code of Joinery's. PAGES is what
`joinery pages --format json` prints, for the addresses of join pages.

Ends with 1 and a line for each fault.
"""
import datetime
import email
import email.policy
import json
import pathlib
import sqlite3
import sys

import icalendar

ORDER = {"REQUEST": 0, "PUBLISH": 0, "CANCEL": 0}


def main() -> None:
    path = pathlib.Path(sys.argv[2])
    calendars = json.loads(path.read_text()) if path.exists() else {}
    if sys.argv[1] == "deliver":
        faults = []
        for name in sys.argv[4:]:
            faults += [f"{name}: {fault}" for fault in deliver(calendars, pathlib.Path(sys.argv[3]) / name)]
        path.write_text(json.dumps(calendars))
    else:
        faults = compare(calendars, sys.argv[3], json.loads(pathlib.Path(sys.argv[4]).read_text()), int(sys.argv[5]))
    if faults:
        sys.exit("\n".join(faults))


def deliver(calendars: dict, path: pathlib.Path) -> list:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.SMTP.clone(raise_on_defect=True))
    known = calendars.setdefault(message["to"].addresses[0].addr_spec, {})
    faults = []
    for part in message.walk():
        if part.get_content_type() != "text/calendar":
            continue
        calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
        method = str(calendar["METHOD"])
        events = calendar.walk("VEVENT")
        if method not in ORDER or method != part.get_param("method"):
            faults.append(f"method {method}, told as {part.get_param('method')}")
        if method != "PUBLISH" and len({str(event["UID"]) for event in events}) != 1:
            faults.append(f"{method} of several UIDs")
        if not (part.get_filename() or "").endswith(".ics"):
            faults.append("a calendar without a name")
        for event in events:
            faults += take(known, method, event)
    return faults


def take(known: dict, method: str, event) -> list:
    uid = str(event["UID"])
    new = {
        "sequence": int(event["SEQUENCE"]),
        "stamp": event["DTSTAMP"].dt.timestamp(),
        "start": int(event["DTSTART"].dt.timestamp()),
        "end": int(event["DTEND"].dt.timestamp()),
        "isOff": method == "CANCEL" or str(event["STATUS"]) == "CANCELLED",
        "place": str(event.get("LOCATION", "")),
        "url": str(event.get("URL", "")),
    }
    old = known.get(uid)
    if old is None:
        if method == "CANCEL":
            return [f"{uid} is taken out, and never was there"]
        known[uid] = new
        return []
    if (new["sequence"], new["stamp"]) < (old["sequence"], old["stamp"]):
        same = all(new[key] == old[key] for key in ("start", "end", "isOff", "place", "url"))
        return [] if same else [f"{uid}: {new} is older than {old}"]
    known[uid] = new
    changed = [key for key in ("start", "end", "isOff") if old[key] != new[key]]
    if changed and new["sequence"] <= old["sequence"]:
        return [f"{uid}: another {changed} under the same SEQUENCE {new['sequence']}"]
    return []


def compare(calendars: dict, database: str, pages: dict, now: int) -> list:
    joins = {page["id"]: page["url"] for page in pages["pages"] if page["kind"] == "join"}
    rows = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    faults = []
    [(hidden, account)] = rows.execute(
        "SELECT hide_link_in_my_bookings, (SELECT link_url FROM conferencing_account WHERE staff_id IS NULL) FROM site").fetchall()
    wanted = {}
    for address, session, start, end, place, state, link, digest in rows.execute("""
        SELECT m.email, s.id, s.starts_at, s.ends_at, coalesce(nullif(s.location, ''), v.location), s.link_state, coalesce(s.link_url, v.link_url),
            (SELECT link_digest FROM delivery d WHERE d.booking_id = b.id AND d.session_id = s.id ORDER BY delivered_at DESC LIMIT 1)
        FROM booking b JOIN session s ON s.id = b.session_id OR s.service_id = b.course_id JOIN service v ON v.id = s.service_id
        JOIN member m ON m.id = b.member_id
        WHERE b.status = 'CONFIRMED' AND s.status = 'CONFIRMED' AND s.ends_at > ?""", (now,)):
        url = "" if state == "REMOVED" else (link or account) if hidden else joins[session]
        # Mails name the join page while it shows the link. Where there is no link a place stands, else the way in itself.
        events = {(start, end, url or place.strip(), url)}
        # Who was never told a way in is not told of one by a notice: pages and reminders have it.
        if digest == "":
            events.add((start, end, place.strip(), ""))
        wanted.setdefault(address, []).append(events)
    for address in sorted(set(wanted) | set(calendars)):
        known = sorted((event["start"], event["end"], event["place"].strip(), event["url"])
                       for event in calendars.get(address, {}).values() if not event["isOff"] and event["end"] > now)
        rows = wanted.get(address, [])
        for times in sorted({event[:2] for events in [known, *rows] for event in events}):
            at = [event for event in known if event[:2] == times]
            booked = [events for events in rows if times in {event[:2] for event in events}]
            if len(at) != len(booked) or not have_events(booked, at):
                faults.append(f"{address}: the calendar has {at}, the bookings allow {[sorted(events) for events in booked]}")
    return faults


def have_events(bookings: list, events: list) -> bool:
    """Whether each booking can have one of the events for its own: two bookings of one session differ in nothing but what was told of them."""
    if not bookings:
        return True
    for event in bookings[0] & set(events):
        rest = list(events)
        rest.remove(event)
        if have_events(bookings[1:], rest):
            return True
    return False


if __name__ == "__main__":
    main()
