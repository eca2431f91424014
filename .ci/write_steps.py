#!/usr/bin/env python3
"""Writes the shell steps of a workflow as scripts: write_steps.py WORKFLOW FOLDER

GitHub's and GitLab's are read. Each script sets what the workflow gives to this step and to no other; the value of a secret is taken from a
variable of the secret's name. GitLab's variables of a project are in all jobs but those of another environment, which is in SCOPED.
"""
import pathlib
import re
import shlex
import sys

import yaml

# By variable: the one environment that has it.
SCOPED = {"JOINERY_SECRET": "build"}
SECRETS = ("JOINERY_SECRET", "DEPLOY_KEY", "KNOWN_HOSTS")


def github(workflow):
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if "run" in step:
                given = {name: re.fullmatch(r"\$\{\{ secrets\.(\w+) \}\}", value).group(1) for name, value in step.get("env", {}).items()}
                yield workflow["env"], given.items(), step["run"]


def gitlab(workflow):
    for stage in workflow["stages"]:
        for job in (job for job in workflow.values() if isinstance(job, dict) and job.get("stage") == stage):
            lines = workflow[job["extends"]]["before_script"] + job["script"]
            given = [(name, name) for name in SECRETS if SCOPED.get(name, job["environment"]["name"]) == job["environment"]["name"]]
            yield workflow["variables"], given, "\n".join(lines) + "\n"


workflow, folder = yaml.safe_load(pathlib.Path(sys.argv[1]).read_text()), pathlib.Path(sys.argv[2])
folder.mkdir()
for number, (fixed, given, text) in enumerate((github if "jobs" in workflow else gitlab)(workflow)):
    lines = ["set -eo pipefail"]
    lines += [f": ${{{name}:={shlex.quote(value)}}}; export {name}" for name, value in fixed.items()]
    lines += [f'given_{name}="${name}"' for name in SECRETS] + [f"unset {' '.join(SECRETS)}"]
    lines += [f'export {name}="$given_{secret}"' for name, secret in given] + [f"unset {' '.join(f'given_{name}' for name in SECRETS)}", text]
    (folder / f"{number:02}.sh").write_text("\n".join(lines))
