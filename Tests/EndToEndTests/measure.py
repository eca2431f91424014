#!/usr/bin/env python3
"""Runs a program and writes on the last line of standard error how much memory it took, in kilobytes: measure.py PROGRAM ARGUMENT..."""
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
