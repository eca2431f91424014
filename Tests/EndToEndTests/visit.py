#!/usr/bin/env python3
"""Visits pages over HTTP as fast as it can while they change: visit.py ADDRESS STOP PATH...

Takes the paths in turn, on one connection for 50 requests, until the file STOP exists. Each page shows a counter at its start and at its
end, `turn=12;`; it is torn if they differ, one is missing, or it is shorter than announced. Prints what it saw as JSON. Standard library
only.
"""
import collections
import http.client
import itertools
import json
import os
import re
import sys

COUNTER = re.compile(rb"turn=(\d+);")


def main() -> None:
    address, stop, *paths = sys.argv[1:]
    seen = collections.Counter(requests=0, wrongStatus=0, torn=0, older=0)
    turns = set()
    newest = 0
    connection = None
    for number, path in enumerate(itertools.cycle(paths)):
        if os.path.exists(stop):
            break
        if number % 50 == 0:
            connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
        connection.request("GET", "/" + path)
        answer = connection.getresponse()
        try:
            body = answer.read()
        except http.client.IncompleteRead as cut:
            body = cut.partial
        seen["requests"] += 1
        if answer.status != 200:
            seen["wrongStatus"] += 1
            continue
        counters = [int(counter) for counter in COUNTER.findall(body)]
        if len(counters) != 2 or counters[0] != counters[1] or not body.rstrip().endswith(b"</html>"):
            seen["torn"] += 1
            continue
        # One switch changes all pages at once: whichever page comes next, it must not be older.
        if counters[0] < newest:
            seen["older"] += 1
        newest = max(newest, counters[0])
        turns.add(counters[0])
    print(json.dumps({**seen, "turns": len(turns), "newest": newest}))


main()
