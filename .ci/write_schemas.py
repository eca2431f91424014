#!/usr/bin/env python3
"""Writes Sources/Embedded/schemas/: a JSON Schema (draft 2020-12) for what each command prints with `--format json`, and the list of them.

With --check it writes nothing, and fails if a file is not what it would write. Each file stands alone: shared parts are repeated in its
`$defs`. New fields may be added to documents, so no schema forbids them; the tests do. Standard library only.
"""
import argparse
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Sources/Embedded"


def plain(kind, **more):
    return {"type": kind, **more}


TEXT, FLAG, NUMBER = plain("string"), plain("boolean"), plain("number", minimum=0)
COUNT, ID = plain("integer", minimum=0), plain("integer")
TIME = plain("string", format="date-time", pattern="Z$")
SITE = plain("string", description="The site's id.")


def either_null(schema):
    return {"anyOf": [schema, plain("null")]}


def one_of(*words):
    return {"enum": list(words)}


def many(schema):
    return {"type": "array", "items": schema}


def named(schema):
    """Any names, each with such a value."""
    return {"type": "object", "additionalProperties": schema}


def part(name):
    return {"$ref": f"#/$defs/{name}"}


def record(fields):
    """Fields by name; a name that ends in `?` may be missing."""
    return {
        "type": "object",
        "properties": {name.rstrip("?"): schema for name, schema in fields.items()},
        "required": [name for name in fields if not name.endswith("?")],
    }


def one_or_several(schema):
    """The answer about the one row that was named, or a list of them."""
    return {"anyOf": [schema, record({"answers": many(schema)})]}


def with_fields(schema, fields):
    more = record(fields)
    return {"type": "object", "properties": schema["properties"] | more["properties"], "required": schema["required"] + more["required"]}


FAILURE = record({"code": TEXT, "message": TEXT, "hint": TEXT, "subject": either_null(TEXT)})
FINDING = record({"severity": one_of("error", "warning"), "code": TEXT, "subject": TEXT, "sentence": TEXT, "advice": TEXT})
LINK = record({"provider": TEXT, "digest": plain("string", pattern="^[0-9a-f]{64}$")})
VALUE = {"anyOf": [{"type": ["string", "number", "boolean", "null"]}, part("link")]}
CLIENT = record({
    "member": ID, "booking": ID, "session": ID, "name": TEXT, "email": TEXT, "service": TEXT, "startsAt": TIME, "confirmed": FLAG,
    "outdated": many(one_of("link", "time", "place", "status", "booking", "join-page")),
    "letter?": one_of("notice", "cancellation", "confirmation"),
})
CHANGE = record({
    "kind": TEXT, "id?": ID, "file": one_of("page", "markdown", "calendar"), "change": one_of("added", "changed", "removed"),
    "reasons": many(one_of("row", "links", "address", "template", "configuration", "clock", "other")),
})
STEP = record({"rule?": COUNT, "asked": TEXT, "found": TEXT, "decides": FLAG})
PARTS = {"failure": FAILURE, "finding": FINDING, "link": LINK, "client": CLIENT, "change": CHANGE, "step": STEP}

IMPACT = record({"sessions": COUNT, "bookings": COUNT, "members": COUNT})
EDIT_OF_SEVERAL = record({
    "site": SITE, "actor": TEXT, "action": TEXT, "subject": TEXT, "dryRun": FLAG, "changed": FLAG, "before": named(VALUE), "after": named(VALUE),
    "touches": IMPACT, "losingLinks": IMPACT, "now?": TEXT, "notes": many(TEXT),
})
EDIT = with_fields(EDIT_OF_SEVERAL, {"outdated": many(part("client"))})
EDITS = {"anyOf": [
    EDIT,
    record({"dryRun": FLAG, "changed": FLAG, "answers": many(EDIT_OF_SEVERAL), "outdated": many(with_fields(CLIENT, {"site": SITE}))}),
]}
SECONDS = named(NUMBER)
ROWS = record({"new": COUNT, "changed": COUNT, "cancelled": COUNT, "kept": COUNT})

COMMANDS = {
    "init": record({"made": many(TEXT), "kept": many(TEXT), "templates": TEXT}),
    "build": record({
        "now": TIME, "nextChange?": TIME, "error?": part("failure"),
        "sites": many(record({
            "site": SITE, "result": one_of("published", "unchanged", "rehearsed", "gone", "failed"), "pages": COUNT, "files": COUNT,
            "added": COUNT, "changed": COUNT, "removed": COUNT, "unchanged": COUNT, "written": COUNT, "linked": COUNT, "bytesWritten": COUNT,
            "changes": many(part("change")), "findings": many(part("finding")), "nextChange?": TIME, "seconds": SECONDS,
            "withdrawnPages?": COUNT, "error?": part("failure"),
        })),
    }),
    "check": record({"findings": many(part("finding"))}),
    "status": record({
        "tooOld?": many(SITE), "error?": part("failure"),
        "sites": many(record({
            "site": SITE, "state": one_of("good", "failed", "unknown", "gone"), "lastGoodBuild?": TIME, "lastTry?": TIME,
            "failure?": record({"exitCode": COUNT, "code": TEXT, "message": TEXT}), "pages?": COUNT, "nextChange?": TIME,
            "rollbackHeldSince?": TIME, "mailsWaiting": COUNT, "meetingsWaiting?": COUNT, "clientsToTell?": COUNT, "errors?": COUNT,
            "warnings?": COUNT,
        })),
    }),
    "pages": record({"pages": many(record({
        "site": SITE, "kind": one_of("index", "my-bookings", "join", "page"), "id": either_null(ID), "name": TEXT, "path": TEXT,
        "url": plain("string", format="uri"),
        "translations?": many(record({"language": TEXT, "path": TEXT, "url": plain("string", format="uri")})),
    }))}),
    "account list": record({"accounts": many(record({
        "site": SITE, "staff?": ID, "name?": TEXT, "status": one_of("CONNECTED", "DISCONNECTED"), "type": one_of("ZOOM", "CUSTOM"),
        "zoomUser?": TEXT, "link?": part("link"), "roomForEachSession": FLAG,
    }))}),
    "account connect": EDIT, "account disconnect": EDIT, "link add": EDITS, "link set": EDITS, "link remove": EDITS, "link reset": EDITS,
    "course-link set": EDITS, "course-link reset": EDITS, "service set": EDITS, "site add": EDIT, "settings set": EDIT, "member rotate": EDITS,
    "member erase": EDITS, "session rotate": EDITS,
    "settings show": record({"sites": many(record({"site": SITE, "name": TEXT, "settings": named(VALUE)}))}),
    "member login": one_or_several(
        record({"site": SITE, "member": ID, "url": plain("string", format="uri"), "name": TEXT, "password": TEXT})),
    "secret rotate": record({"dryRun": FLAG, "changed": FLAG, "myBookings": COUNT, "joinPages": COUNT}),
    "notify": record({"clients": many(with_fields(CLIENT, {"site": SITE}))}),
    "mail": record({"dryRun": FLAG, "sites": many(record({
        "site": SITE, "written": named(COUNT), "dropped": COUNT, "waiting": COUNT, "recorded": COUNT, "findings": many(part("finding")),
        "seconds": SECONDS,
    }))}),
    "explain": one_or_several(record({
        "site": SITE, "member": ID, "session": ID, "service": TEXT,
        "resolve": record({
            "steps": many(part("step")), "reason": TEXT, "provider?": TEXT,
            "link?": record({"url": plain("string", format="uri"), "password": TEXT, "description": TEXT}),
        }),
        "reveal": many(record({
            "booking?": ID, "status?": TEXT, "surface": TEXT, "steps": many(part("step")), "state": TEXT, "reason": TEXT,
        })),
    })),
    "zoom sync": record({"error?": part("failure"), "sites": many(record({
        "site": SITE, "dryRun": FLAG, "created": COUNT, "adopted": COUNT, "updated": COUNT, "verified": COUNT, "deleted": COUNT,
        "unchanged": COUNT, "left": COUNT,
        "meetings": many(record({
            "action": one_of("created", "adopted", "updated", "verified", "deleted"), "subject": TEXT, "account": TEXT,
        })),
        "problems": many(record({"account": TEXT, "message": TEXT})),
    }))}),
    "verify": record({"sites": many(record({
        "site": SITE, "files": COUNT, "differences": COUNT, "isMarked": FLAG, "findings": many(TEXT), "leaks?": COUNT, "leaksFound?": many(TEXT),
    }))}),
    "rollback": record({"sites": many(record({"site": SITE, "changed": COUNT, "kept": COUNT}))}),
    "deploy": record({"target": TEXT, "dryRun": FLAG, "otherSites": many(SITE), "error?": part("failure"), "sites": many(record({
        "site": SITE, "result": one_of("published", "unchanged", "rehearsed", "rolled-back", "failed"), "pages": COUNT, "files": COUNT,
        "added": COUNT, "changed": COUNT, "removed": COUNT, "kept": COUNT, "error?": part("failure"),
    }))}),
    "purge": {"anyOf": [
        *one_or_several(record({"dryRun": FLAG, "member": ID, "sites": many(record({"site": SITE, "files": COUNT, "mails": COUNT}))}))["anyOf"],
        record({"dryRun": FLAG, "site": SITE, "pages": COUNT}),
    ]},
    "import": {"anyOf": [
        record({
            "dryRun": FLAG,
            "sources": many(record({
                "source": TEXT, "site": SITE, "unchanged": FLAG, "written": FLAG, "errors": COUNT, "warnings": COUNT,
                "findings": many(part("finding")), "total": ROWS, "tables": named(ROWS),
                "changes": many(record({"action": TEXT, "table": TEXT, "id": ID, "key": TEXT, "columns": many(TEXT)})),
                "leftOut": COUNT, "erased": COUNT, "linksKept": COUNT, "outdated": many(part("client")),
            })),
            "failures": many(record({"source": TEXT, "code": TEXT, "message": TEXT, "hint": TEXT})),
        }),
        record({"dryRun": FLAG, "restored": COUNT}),
    ]},
    "adapters list": record({"adapters": many(record({"adapter": TEXT, "state": TEXT, "purpose": TEXT}))}),
    "adapters export": record({"made": many(TEXT), "kept": many(TEXT)}),
    "adapters diff": record({"differences": many(record({"adapter": TEXT, "diff": TEXT}))}),
    "adapters draft": record({"sql": TEXT}),
    "migrate": record({"changed": FLAG, "version": COUNT, "copy?": TEXT}),
    "templates list": record({"templates": many(record({
        "template": TEXT, "state": one_of("built-in", "copied", "outdated", "changed", "own"), "purpose": TEXT,
    }))}),
    "templates export": record({"made": many(TEXT), "kept": many(TEXT)}),
    "templates diff": record({"differences": many(record({"template": TEXT, "diff": TEXT, "update?": TEXT}))}),
}


def used_parts(schema):
    """Those that a schema names, and those that these name."""
    found, texts = set(), [json.dumps(schema)]
    while texts:
        text = texts.pop()
        for name in PARTS:
            if name not in found and f'"#/$defs/{name}"' in text:
                found.add(name)
                texts.append(json.dumps(PARTS[name]))
    return {name: PARTS[name] for name in PARTS if name in found}


def document(command):
    answers = COMMANDS[command].get("anyOf", [COMMANDS[command]]) + [record({"error": part("failure")})]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:joinery:schema:1:{command.replace(' ', '-')}",
        "title": f"What `joinery {command} --format json` prints: its answer, or why there is none",
        "anyOf": [with_fields(answer, {"schema": {"const": 1}}) for answer in answers],
    }
    return schema | {"$defs": used_parts(schema)}


def files():
    written = {f"schemas/{name(command)}": json.dumps(document(command), indent=2) + "\n" for command in COMMANDS}
    commands = sorted(COMMANDS)
    lines = ["// Every file of schemas/, by command. Made by .ci/write_schemas.py: run that rather than change this.", "", '#include "Embedded.h"', "",
             '#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed', ""]
    for number, command in enumerate(commands):
        lines += [f"static const unsigned char file_{number}[] = {{", f'#embed "schemas/{name(command)}"', "};"]
    lines += ["", "static const embedded_file schemas[] = {"]
    lines += [f'    {{"{command}", file_{number}, sizeof file_{number}}},' for number, command in enumerate(commands)]
    lines += ["};", "", "const embedded_file *embedded_schemas(size_t *count) {", "    *count = sizeof schemas / sizeof schemas[0];",
              "    return schemas;", "}"]
    return written | {"schemas.c": "\n".join(lines) + "\n"}


def name(command):
    return f"{command.replace(' ', '-')}.json"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    wanted = files()
    there = {f"schemas/{file.name}" for file in (FOLDER / "schemas").glob("*")} if (FOLDER / "schemas").is_dir() else set()
    wrong = sorted(there - wanted.keys())
    for path, text in wanted.items():
        file = FOLDER / path
        if file.exists() and file.read_text() == text:
            continue
        wrong.append(path)
        if not is_check:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
    if is_check and wrong:
        sys.exit(f"not as .ci/write_schemas.py writes them: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
