#!/usr/bin/env python3
"""Reads every calendar below a folder with a library that knows nothing of Joinery: read_calendars.py icalendar|libical FOLDER

`icalendar` needs PyPI's icalendar, `libical` Debian's gir1.2-ical-3.0 and python3-gi. Prints what the calendars say, as JSON: path -> entries, in order. Ends
with 1 and a line for each fault, if there is one. Times are seconds since 1970: with icalendar by Python's zoneinfo and the zone's name, with
libical by the calendar's own VTIMEZONE.
"""
import datetime
import json
import pathlib
import sys

SINGLE = ["UID", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE", "TRANSP", "CLASS", "URL", "CONFERENCE", "DTSTAMP",
          "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"]


def main() -> None:
    read = {"icalendar": read_by_icalendar, "libical": read_by_libical}[sys.argv[1]]()
    root = pathlib.Path(sys.argv[2])
    calendars, faults = {}, []
    for path in sorted(root.rglob("*.ics")):
        name = str(path.relative_to(root))
        try:
            data = path.read_bytes()
            faults += [f"{name}: {fault}" for fault in look_at_lines(data) + look_at_zones(data)]
            calendars[name] = read(data)
            for entry in calendars[name]["entries"]:
                # libical takes white space at a value's ends away.
                entry.update({key: value.strip() for key, value in entry.items() if isinstance(value, str)})
            uids = [entry["UID"] for entry in calendars[name]["entries"]]
            if len(set(uids)) != len(uids):
                faults.append(f"{name}: a UID given twice")
        except Exception as error:
            faults.append(f"{name}: {type(error).__name__}: {error}")
    print(json.dumps(calendars))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def look_at_lines(data) -> list:
    faults = []
    if not data.endswith(b"\r\n"):
        faults.append("does not end in CRLF")
    for number, line in enumerate(data.split(b"\r\n")[:-1], 1):
        if len(line) > 75:
            faults.append(f"line {number} has {len(line)} octets")
        if b"\r" in line or b"\n" in line:
            faults.append(f"line {number} is ended otherwise")
        line.decode("utf-8", "strict")
    return faults


def look_at_zones(data) -> list:
    """Outlook and Exchange ask for a STANDARD in each zone ([MS-OXCICAL] 2.1.3.1.1.19.2)."""
    zones = data.split(b"BEGIN:VTIMEZONE\r\n")[1:]
    return ["a VTIMEZONE without STANDARD" for zone in zones if b"BEGIN:STANDARD\r\n" not in zone.split(b"END:VTIMEZONE")[0]]


def read_by_icalendar():
    import icalendar

    utc = datetime.timezone.utc

    def read(data) -> dict:
        calendar = icalendar.Calendar.from_ical(data)
        broken = [error for component in calendar.walk() for error in component.errors]
        if broken:
            raise ValueError(f"errors: {broken}")
        zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
        entries = []
        for event in calendar.walk("VEVENT"):
            entry = {name: str(event[name]) for name in SINGLE if name in event and name != "DTSTAMP"}
            entry["DTSTAMP"] = event["DTSTAMP"].dt.astimezone(utc).strftime("%Y%m%dT%H%M%SZ")
            for name in ("DTSTART", "DTEND"):
                zone = event[name].params.get("TZID")
                if zone is not None and zone not in zones:
                    raise ValueError(f"no VTIMEZONE for {zone}")
                entry[name] = int(event[name].dt.timestamp())
            if event["DTSTART"].dt.tzinfo is None:
                raise ValueError("a time without a zone")
            entries.append(entry)
        return {"name": str(calendar["X-WR-CALNAME"]), "method": calendar.get("METHOD"), "entries": entries}

    return read


def read_by_libical():
    try:
        import gi
        gi.require_version("ICalGLib", "3.0")
        from gi.repository import ICalGLib as ical
    except (ImportError, ValueError):
        sys.exit("libical is missing: run `.ci/setup --tests`")

    def text(component, name):
        for each in properties(component):
            if (each.get_x_name() or each.get_property_name()) == name:
                return each.get_value().as_ical_string() if name == "CONFERENCE" else value_of(each)
        return None

    def value_of(each):
        value = each.get_value()
        kind = value.isa()
        if kind == ical.ValueKind.TEXT_VALUE:
            return value.get_text()
        if kind == ical.ValueKind.X_VALUE:
            return value.get_x()
        return each.get_value_as_string()

    def properties(component):
        each = component.get_first_property(ical.PropertyKind.ANY_PROPERTY)
        while each is not None:
            yield each
            each = component.get_next_property(ical.PropertyKind.ANY_PROPERTY)

    def components(component, kind):
        each = component.get_first_component(kind)
        while each is not None:
            yield each
            each = component.get_next_component(kind)

    def read(data) -> dict:
        calendar = ical.Component.new_from_string(data.decode())
        if calendar is None or calendar.isa() != ical.ComponentKind.VCALENDAR_COMPONENT:
            raise ValueError("no calendar")
        if calendar.count_errors() or not calendar.check_restrictions():
            raise ValueError("errors: " + calendar.as_ical_string())
        entries = []
        for event in components(calendar, ical.ComponentKind.VEVENT_COMPONENT):
            entry = {name: found for name in SINGLE if (found := text(event, name)) is not None}
            for name, kind in (("DTSTART", ical.PropertyKind.DTSTART_PROPERTY), ("DTEND", ical.PropertyKind.DTEND_PROPERTY)):
                each = event.get_first_property(kind)
                time = each.get_value().get_datetime()
                zone = each.get_first_parameter(ical.ParameterKind.TZID_PARAMETER)
                if zone is None:
                    if not time.is_utc():
                        raise ValueError("a time without a zone")
                    entry[name] = time.as_timet()
                else:
                    own = calendar.get_timezone(zone.get_tzid())
                    if own is None:
                        raise ValueError(f"no VTIMEZONE for {zone.get_tzid()}")
                    entry[name] = time.as_timet_with_zone(own)
            entries.append(entry)
        return {"name": text(calendar, "X-WR-CALNAME"), "method": text(calendar, "METHOD"), "entries": entries}

    return read


if __name__ == "__main__":
    main()
