#!/usr/bin/env python3
"""Writes what a package is made of: as an SPDX 2.3 document, as Debian's `copyright`, and the texts of all licences.

A checkout that is not described here, or one described that is not there, is an error: a new dependency needs its licence.
Standard library only.
"""
import argparse
import datetime
import json
import pathlib
import re
import shutil
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parent.parent
SWIFT_LICENCE = "Apache-2.0 WITH Swift-exception"
# Folder of the checkout: the licence, with that of the C code inside it.
CHECKOUTS = {
    "FlyingFox": "MIT",
    "GRDB.swift": "MIT",
    "Yams": "MIT",
    "swift-algorithms": SWIFT_LICENCE,
    "swift-argument-parser": SWIFT_LICENCE,
    "swift-asn1": "Apache-2.0",
    "swift-crypto": "Apache-2.0 AND OpenSSL AND ISC",
    "swift-numerics": SWIFT_LICENCE,
    "swift-system": SWIFT_LICENCE,
}
# These make documentation, and nothing of them is in the program.
NOT_INSIDE = {"swift-docc-plugin", "swift-docc-symbolkit"}
# Debian's packages whose archives are linked in. Their licences are those of the library alone.
ARCHIVES = {
    "libsqlite3-dev": "blessing",
    "libcmark-dev": "BSD-2-Clause AND MIT",
    "libxxhash-dev": "BSD-2-Clause",
    "libcrypt-dev": "LGPL-2.1-or-later",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("version", "commit"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--epoch", type=int, required=True)
    for name in ("checkouts", "spdx", "copyright", "licences"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    args = parser.parse_args()
    found = {folder.name for folder in args.checkouts.iterdir()} - NOT_INSIDE
    if found != CHECKOUTS.keys():
        raise SystemExit(f"licences are not known, or known of what is not there: {', '.join(sorted(found ^ CHECKOUTS.keys()))}")
    parts = [*(checkout(args.checkouts / name, licence) for name, licence in CHECKOUTS.items()), swift(),
             ("Unicode CLDR plural rules", "47", "Unicode-3.0", [PROJECT / "Sources/Embedded/plurals.LICENSE"]),
             *(archive(name, licence) for name, licence in ARCHIVES.items())]
    args.spdx.write_text(json.dumps(spdx(args, parts), indent=1) + "\n")
    args.copyright.write_text(copyright_of(parts))
    args.licences.write_text(licences(parts))


def checkout(folder: pathlib.Path, licence: str):
    described = subprocess.run(["git", "-c", "safe.directory=*", "-C", folder, "describe", "--tags", "--always"], check=True, text=True, stdout=subprocess.PIPE)
    texts = sorted(file for pattern in ("LICENSE*", "NOTICE*") for file in folder.glob(pattern))
    return folder.name, described.stdout.strip(), licence, texts


def swift():
    program = pathlib.Path(shutil.which("swift")).resolve()
    told = subprocess.run(["swift", "--version"], check=True, text=True, capture_output=True).stdout
    version = re.search(r"Swift version (\S+)", told).group(1)
    # Foundation brings ICU with it.
    return "swift", version, f"{SWIFT_LICENCE} AND Unicode-3.0", [program.parent.parent / "share/swift/LICENSE.txt"]


def archive(name: str, licence: str):
    version = subprocess.run(["dpkg-query", "--show", "--showformat=${Version}", name], check=True, text=True, stdout=subprocess.PIPE).stdout
    return name.removesuffix("-dev"), version, licence, [pathlib.Path(f"/usr/share/doc/{name}/copyright")]


def spdx(args, parts) -> dict:
    def package(number, name, version, licence):
        return {"SPDXID": f"SPDXRef-{number}", "name": name, "versionInfo": version, "downloadLocation": "NOASSERTION",
                "filesAnalyzed": False, "licenseConcluded": licence, "licenseDeclared": licence, "copyrightText": "NOASSERTION"}
    created = datetime.datetime.fromtimestamp(args.epoch, datetime.timezone.utc)
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"joinery-{args.version}",
        "documentNamespace": f"urn:joinery:{args.version}:{args.commit}",
        "creationInfo": {"created": f"{created:%Y-%m-%dT%H:%M:%SZ}", "creators": ["Tool: joinery-package"]},
        "packages": [package(0, "joinery", args.version, "MIT") | {"sourceInfo": f"commit {args.commit}"},
                     *(package(number, *part[:3]) for number, part in enumerate(parts, 1))],
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-0"},
            *({"spdxElementId": "SPDXRef-0", "relationshipType": "STATIC_LINK", "relatedSpdxElement": f"SPDXRef-{number}"}
              for number in range(1, len(parts) + 1))],
    }


def copyright_of(parts) -> str:
    # Debian's policy: the long licences are named, since every Debian has them.
    lines = ["Joinery is under the licence below. Linked into the program are:", "",
             *(f"- {name} {version}: {licence}" for name, version, licence, _ in parts), "",
             "Their licences are in full in /usr/share/doc/joinery/licences.gz; Debian has the Apache License 2.0 and the LGPL 2.1 in",
             "/usr/share/common-licenses.", "", (PROJECT / "LICENSE").read_text()]
    return "\n".join(lines)


def licences(parts) -> str:
    return "\n".join(f"==== {name}: {file.name} ====\n\n{file.read_text().strip()}\n" for name, _, _, files in parts for file in files)


if __name__ == "__main__":
    main()
