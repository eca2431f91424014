#!/usr/bin/env python3
"""Prints every change of offset from 1970 to 2100 of every zone in a folder, as Python's zoneinfo has them: zones.py FOLDER.

Looks at every transition that a file names and once a week between them, and finds the second of each change by halving.
"""
import datetime
import json
import pathlib
import struct
import sys
import zoneinfo

START, END, WEEK = 0, 4102444800, 604800
UTC = datetime.timezone.utc


def transitions(data):
    """The instants that the file writes out (RFC 9636)."""
    counts = struct.unpack(">6l", data[20:44])
    isut, isstd, leap, time, kind, letters = counts
    if data[4:5] == b"\0":
        return struct.unpack(f">{time}l", data[44:44 + 4 * time])
    second = data[44 + 5 * time + 6 * kind + letters + 8 * leap + isstd + isut:]
    time = struct.unpack(">6l", second[20:44])[3]
    return struct.unpack(f">{time}q", second[44:44 + 8 * time])


def changes(path):
    data = path.read_bytes()
    with path.open("rb") as file:
        zone = zoneinfo.ZoneInfo.from_file(file)

    def offset(second):
        offset = datetime.datetime.fromtimestamp(second, zone).utcoffset()
        return offset.days * 86400 + offset.seconds

    named = [t for t in transitions(data) if START < t < END]
    moments = sorted({*range(START, END, WEEK), END, *named, *(t - 1 for t in named)})
    offsets = [offset(moment) for moment in moments]
    found = []
    for place in range(1, len(moments)):
        low, high = moments[place - 1], moments[place]
        if offsets[place] == offsets[place - 1]:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == offsets[place - 1] else (low, middle)
        found += [high, offsets[place]]
    return {"first": offsets[0], "changes": found}


def main():
    folder = pathlib.Path(sys.argv[1])
    skipped = ("posix/", "right/", "posixrules", "localtime", "Factory")
    groups = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and not name.startswith(skipped) and path.open("rb").read(4) == b"TZif":
            groups.setdefault(path.read_bytes(), []).append(path)
    print(json.dumps([{"names": [str(p.relative_to(folder)) for p in paths], **changes(paths[0])} for paths in groups.values()]))


main()
