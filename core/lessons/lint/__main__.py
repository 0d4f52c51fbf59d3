"""`python -m core.lessons.lint [--complete] [FILE …]`: exit code 0 when nothing is wrong, else one fault a line."""

import argparse
import sys
from pathlib import Path

from core.lessons.courses import ENGLISH, read_course
from core.lessons.lint.rules import faults_of


def main() -> int:
    console = argparse.ArgumentParser(prog="core.lessons.lint", description="What is wrong with the course files.")
    console.add_argument("files", nargs="*", type=Path, help="only these lessons; the others are known all the same")
    console.add_argument("--complete", action="store_true", help="every level must have all its lessons")
    console.add_argument("--course", type=Path, default=ENGLISH, help="the course's folder")
    options = console.parse_args()
    course = read_course(options.course)
    only = [str(path.resolve().relative_to(options.course.resolve())) for path in options.files]
    faults = faults_of(course, complete=options.complete, only=only)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(only) or len(course.files)} lessons, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
