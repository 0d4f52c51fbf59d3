"""`python -m core.lessons.lint [--complete] [FILE …]`: exit code 0 when nothing is wrong, else one fault a line.

The whole course takes a minute of one processor the first time; then only what changed is looked at by the checker.
"""

import argparse
import os
import sys
from pathlib import Path

from core.lessons.courses import ENGLISH, lesson_paths
from core.lessons.lint.clean import CleanSentences
from core.lessons.lint.side_by_side import faults_side_by_side


def main() -> int:
    console = argparse.ArgumentParser(prog="core.lessons.lint", description="What is wrong with the course files.")
    console.add_argument("files", nargs="*", type=Path, help="only these lessons; the others are known all the same")
    console.add_argument("--complete", action="store_true", help="every level must have all its lessons")
    console.add_argument("--course", type=Path, default=ENGLISH, help="the course's folder")
    console.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: %(default)s)")
    console.add_argument("--afresh", action="store_true", help="as if the checker had never seen a sentence")
    options = console.parse_args()
    only = [str(path.resolve().relative_to(options.course.resolve())) for path in options.files]
    clean = CleanSentences() if options.afresh else CleanSentences.load()
    faults = faults_side_by_side(options.course, clean, complete=options.complete, only=only, jobs=options.jobs)
    clean.save()
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(only) or len(lesson_paths(options.course))} lessons, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
