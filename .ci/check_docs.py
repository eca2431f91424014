#!/usr/bin/env python3
"""Runs what README and the manual say, and checks what they name: check_docs.py [--joinery BINARY]

- README's `sh` blocks run in order in a copy of the repository, which git calls clean afterwards. Its test command runs elsewhere.
- Each page of the manual has its `sh` blocks run in order in a copy of the built demo of its own, or in an empty folder if it begins with `joinery init`; nginx serves what `Serve` prints.
- `bash` blocks are read by bash, `ini` blocks by systemd, `yaml` and `json` blocks are parsed, and so is each script of a workflow.
- Paths exist, links of README lead somewhere, and every command, option, variable, finding and JSON field is described.

Reports all that is wrong, and exits with 1 if anything is.
"""
import argparse
import configparser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import yaml

PROJECT = pathlib.Path(__file__).resolve().parent.parent
MANUAL = PROJECT / "Sources/joinery/joinery.docc"
CATALOGUES = [MANUAL, PROJECT / "Sources/Bookings/Bookings.docc", PROJECT / "Sources/Publishing/Publishing.docc"]
README = PROJECT / "README.md"
TEST_COMMAND = "swift test\n"
# Options of ArgumentParser's own, and those that no variable sets.
WITHOUT_VARIABLE = {"help", "version"}
PORT = 8766

problems: list[str] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--joinery", type=pathlib.Path, help="the program to run; default: what `swift build` makes")
    joinery = (parser.parse_args().joinery or built()).resolve()
    with tempfile.TemporaryDirectory(prefix="joinery-docs-") as folder:
        scratch = pathlib.Path(folder)
        environment = environment_with(joinery, scratch / "bin")
        run_readme(scratch / "repository", environment)
        run_manual(scratch, environment)
        check_fields(scratch / "fields", scratch / "demo", environment)
    pages = [README, PROJECT / "Tests/README.md"] + sorted(page for catalogue in CATALOGUES for page in catalogue.glob("*.md"))
    for page in pages:
        check_blocks(page)
        check_paths(page)
    check_links(README)
    check_links(PROJECT / "Tests/README.md")
    check_commands(joinery)
    check_findings()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(pages)} pages: {len(problems)} {'problem' if len(problems) == 1 else 'problems'}")
    sys.exit(1 if problems else 0)


def complain(page: pathlib.Path, line: int, text: str) -> None:
    problems.append(f"{page.relative_to(PROJECT)}:{line}: {text}")


# --- Running ---------------------------------------------------------------------------------------------------------------------------


def built() -> pathlib.Path:
    subprocess.run(["swift", "build", "--product", "joinery"], cwd=PROJECT, check=True)
    where = subprocess.run(["swift", "build", "--show-bin-path"], cwd=PROJECT, check=True, capture_output=True, text=True)
    return pathlib.Path(where.stdout.strip()) / "joinery"


def environment_with(joinery: pathlib.Path, programs: pathlib.Path) -> dict[str, str]:
    """An environment in which `joinery` and `swift run joinery` are the program that was built, and nothing else is set for it."""
    programs.mkdir()
    (programs / "joinery").symlink_to(joinery)
    swift = programs / "swift"
    swift.write_text(f'#!/bin/sh\n[ "$1 $2" = "run joinery" ] && shift 2 && exec "{joinery}" "$@"\necho "swift $*: not here" >&2\nexit 64\n')
    swift.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOINERY_") and name != "SOURCE_DATE_EPOCH"}
    return kept | {"PATH": f"{programs}:{os.environ['PATH']}"}


def run(page: pathlib.Path, blocks: list[tuple[int, str]], folder: pathlib.Path, environment: dict[str, str]) -> None:
    for line, text in blocks:
        outcome = subprocess.run(["bash", "-euo", "pipefail"], input=text, cwd=folder, env=environment, capture_output=True, text=True)
        if outcome.returncode != 0:
            complain(page, line, f"exits with {outcome.returncode}\n{outcome.stdout[-2000:]}{outcome.stderr[-2000:]}")
            return


def run_readme(repository: pathlib.Path, environment: dict[str, str]) -> None:
    git = ["git", "-c", "user.name=docs", "-c", "user.email=docs@localhost", "-c", "safe.directory=*", "-C"]
    listed = subprocess.run([*git, PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (PROJECT / name).exists():
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, repository / name)
    subprocess.run([*git, repository, "init", "--quiet"], check=True)
    subprocess.run([*git, repository, "add", "--all"], check=True)
    subprocess.run([*git, repository, "commit", "--quiet", "--message", "As it is"], check=True)

    run(README, [(line, text) for line, text in blocks_of(README, "sh") if not text.endswith(TEST_COMMAND)], repository, environment)
    for site in ("studio", "harbour"):
        if not (repository / f"output/{site}/current/index.html").exists():
            complain(README, 1, f"its commands made no {site}")
    status = subprocess.run([*git, repository, "status", "--porcelain"], check=True, capture_output=True, text=True).stdout
    if status:
        complain(README, 1, f"its commands leave behind\n{status}")


def run_manual(scratch: pathlib.Path, environment: dict[str, str]) -> None:
    demo = scratch / "demo"
    shutil.copytree(PROJECT / "site-data", demo / "site-data", ignore=lambda folder, names: [name for name in names if is_ignored(f"{folder}/{name}")])
    for command in ("init --demo", "build"):
        subprocess.run(f"joinery {command} -C {demo}", shell=True, env=environment, check=True, stdout=subprocess.DEVNULL)
    for page in sorted(MANUAL.glob("*.md")):
        if blocks := blocks_of(page, "sh"):
            copy = scratch / page.stem
            if blocks[0][1].startswith("joinery init\n"):  # the page begins with nothing
                copy.mkdir()
            else:
                copy_of(demo, copy)
            run(page, blocks, copy, environment)
            if page.stem == "Serve":
                serve(page, copy, environment)


def copy_of(demo: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    # Trees share files by hard links, which other ways of copying would part.
    subprocess.run(["cp", "--archive", demo, folder], check=True)
    return folder


def serve(page: pathlib.Path, folder: pathlib.Path, environment: dict[str, str]) -> None:
    """Lets nginx serve the folder with the configuration that the manual's command made, on another port and by this user."""
    user = subprocess.run("echo $(id -un) $(id -gn)", shell=True, check=True, capture_output=True, text=True).stdout.strip()
    sites = (folder / "nginx-inside.conf").read_text().replace("/var/log/nginx", str(folder)).replace("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{PORT};")
    log, configuration = folder / "nginx.log", folder / "whole.conf"
    configuration.write_text(f"user {user};\npid {folder}/nginx.pid;\nerror_log {log};\ndaemon off;\nevents {{}}\nhttp {{\n{sites}\n}}\n")
    server = subprocess.Popen(["nginx", "-p", folder, "-c", configuration, "-e", log])
    try:
        wait_for(folder / "nginx.pid")
        shown = subprocess.run(["joinery", "settings", "show", "--format", "json", "-C", folder], env=environment, check=True, capture_output=True)
        for site in json.loads(shown.stdout)["sites"]:
            host = site["settings"]["base_url"].removeprefix("https://")
            checker = [sys.executable, PROJECT / ".ci/check_server.py", folder / f"output/{site['site']}/current", f"http://127.0.0.1:{PORT}", host]
            outcome = subprocess.run(checker, capture_output=True, text=True)
            if outcome.returncode != 0:
                complain(page, 1, f"nginx does not serve {site['site']} as it should: {outcome.stderr}")
        if log.read_text():
            complain(page, 1, f"nginx logged {log.read_text()}")
    finally:
        server.terminate()
        server.wait()


def wait_for(file: pathlib.Path) -> None:
    for _ in range(1000):
        if file.exists() and file.read_text():
            return
        time.sleep(0.01)
    sys.exit(f"waited in vain for {file}")


# --- Reading ---------------------------------------------------------------------------------------------------------------------------


def all_blocks(page: pathlib.Path) -> list[tuple[str, int, str]]:
    """The fenced blocks of a page: language, line, text."""
    blocks, language, start, lines = [], None, 0, []
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if language is None and line.startswith("```"):
            language, start, lines = line[3:].strip(), number, []
        elif language is not None and line == "```":
            blocks.append((language, start, "".join(f"{line}\n" for line in lines)))
            language = None
        else:
            lines.append(line)
    return blocks


def blocks_of(page: pathlib.Path, wanted: str) -> list[tuple[int, str]]:
    return [(line, text) for language, line, text in all_blocks(page) if language == wanted]


def check_blocks(page: pathlib.Path) -> None:
    for language, line, text in all_blocks(page):
        try:
            match language:
                case "sh" | "bash":
                    check_shell(text)
                case "ini":
                    check_unit(text)
                case "yaml":
                    check_yaml(yaml.safe_load(text))
                case "json":
                    json.loads(text)
                case "" | "swift" | "mermaid":
                    pass
                case _:
                    complain(page, line, f"nothing checks blocks of {language}")
        except (ValueError, configparser.Error, yaml.YAMLError) as error:
            complain(page, line, f"{error}")


def check_shell(text: str) -> None:
    outcome = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True)
    if outcome.returncode != 0:
        raise ValueError(outcome.stderr.strip())


def check_unit(text: str) -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read_string(text)
    if not shutil.which("systemd-analyze"):
        return
    with tempfile.TemporaryDirectory() as folder:
        # What it starts is installed elsewhere.
        service = re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true", text) if "Service" in unit else "[Service]\nExecStart=/bin/true\n"
        files = {"joinery.service": service} | ({"joinery.timer": text} if "Timer" in unit else {})
        for name, content in files.items():
            (pathlib.Path(folder) / name).write_text(content)
        outcome = subprocess.run(["systemd-analyze", "verify", *files], cwd=folder, capture_output=True, text=True)
        told = [told for told in outcome.stderr.splitlines() if "joinery." in told]
        if told:
            raise ValueError("\n".join(told))


def check_yaml(document: object) -> None:
    """Each script of a workflow is read by bash."""
    jobs = document.get("jobs", {}) if isinstance(document, dict) else {}
    for job in jobs.values():
        for step in job["steps"]:
            check_shell(re.sub(r"\$\{\{.*?\}\}", "value", step.get("run", "")))


def check_paths(page: pathlib.Path) -> None:
    for number, line in enumerate(page.read_text().splitlines(), 1):
        for path in re.findall(r"`((?:Sources|Tests|Templates|site-data|output|\.ci)/[^`\s]*)`", line):
            pattern = re.sub(r"<[^>]*>", "*", path).rstrip("/")
            if not any(PROJECT.glob(pattern)) and not is_ignored(path):
                complain(page, number, f"there is no `{path}`")


def is_ignored(path: str) -> bool:
    """Whether git ignores it: what `init` and `build` make is not in the repository."""
    return subprocess.run(["git", "-C", PROJECT, "check-ignore", "--quiet", "--", path]).returncode == 0


def check_links(page: pathlib.Path) -> None:
    for number, line in enumerate(page.read_text().splitlines(), 1):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", line):
            if "://" not in target and not (page.parent / target).exists():
                complain(page, number, f"links to `{target}`, which is not there")


# --- What must be described ------------------------------------------------------------------------------------------------------------


def check_commands(joinery: pathlib.Path) -> None:
    """Each command has a section that names its options and arguments, and each option has its variable."""
    page, variables = MANUAL / "Commands.md", (MANUAL / "Configure.md").read_text()
    opening, *sections = re.split(r"(?m)^### joinery ", page.read_text())
    described = {section.partition("\n")[0]: section for section in sections}
    root = json.loads(subprocess.run([joinery, "--experimental-dump-help"], check=True, capture_output=True).stdout)["command"]
    for name, command in leaves(root, []):
        section = described.pop(name, None)
        if section is None:
            complain(page, 1, f"`joinery {name}` has no section")
            continue
        if "```" not in section:
            complain(page, 1, f"`joinery {name}` has no example")
        for argument in filter(lambda argument: argument.get("shouldDisplay", True), command.get("arguments", [])):
            names = [part["name"] for part in argument.get("names", []) if part["kind"] == "long"]
            wanted = f"--{names[0]}" if names else f"`{argument['valueName'].upper()}"
            if not re.search(re.escape(wanted) + r"\b", section) and not re.search(re.escape(wanted) + r"\b", opening):
                complain(page, 1, f"`joinery {name}`: `{wanted.strip('`')}` is not described")
            variable = f"JOINERY_{names[0].upper().replace('-', '_')}" if names else ""
            if variable and names[0] not in WITHOUT_VARIABLE and f"`{variable}`" not in variables:
                complain(MANUAL / "Configure.md", 1, f"`{variable}` is not described")
    for name in described:
        complain(page, 1, f"there is no command `joinery {name}`")


def leaves(command: dict, names: list[str]):
    subcommands = [sub for sub in command.get("subcommands", []) if sub["commandName"] != "help"]
    if not subcommands:
        yield " ".join(names), command
    for sub in subcommands:
        yield from leaves(sub, [*names, sub["commandName"]])


def check_findings() -> None:
    page = PROJECT / "Sources/Bookings/Bookings.docc/Checks.md"
    (source,) = (PROJECT / "Sources/Bookings").rglob("Finding.swift")
    codes = re.search(r"enum Code\b.*?\{(.*?)\n    \}", source.read_text(), re.DOTALL).group(1)
    found = {code or name for name, code in re.findall(r'case (\w+)(?: = "([^"]+)")?', codes)}
    described = set(re.findall(r"(?m)^\| `([a-z-]+)` \|", page.read_text()))
    for code in sorted(found ^ described):
        complain(page, 1, f"`{code}` is {'not described' if code in found else 'no code of a finding'}")


# In this order: what comes later needs what was done before.
DOCUMENTS = [
    "build --dry-run", "check", "status", "pages", "account list", "settings show", "explain 1 4 --reveal", "templates list",
    "templates export join.html", "mail --dry-run", "secret rotate --dry-run",
    "link set 4 --url https://meet.jit.si/morning-flow", "build", "verify --leaks", "rollback --site studio", "build --resume",
    "notify", "member erase 9 --yes", "purge 3 --yes",
]


def check_fields(folder: pathlib.Path, demo: pathlib.Path, environment: dict[str, str]) -> None:
    page = MANUAL / "JSON.md"
    described = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]*)`", page.read_text()))))
    copy_of(demo, folder)
    subprocess.run(["joinery", "templates", "export", "404.html", "-C", folder], env=environment, capture_output=True, check=True)
    with (folder / "Templates/404.html").open("a") as template:
        template.write("\n")
    for command in [*DOCUMENTS, "templates diff"]:
        outcome = subprocess.run(["joinery", *command.split(), "--format", "json", "-C", folder], env=environment, capture_output=True, text=True)
        if outcome.returncode != 0:
            complain(page, 1, f"`joinery {command}` exits with {outcome.returncode}: {outcome.stderr}")
            continue
        for field in sorted(set(fields(json.loads(outcome.stdout))) - described):
            complain(page, 1, f"`{field}` of `joinery {command}` is not described")


def fields(value: object):
    """The names of all fields; below `before` and `after` they are columns."""
    match value:
        case dict():
            for name, below in value.items():
                yield name
                if name not in ("before", "after"):
                    yield from fields(below)
        case list():
            for below in value:
                yield from fields(below)


if __name__ == "__main__":
    main()
