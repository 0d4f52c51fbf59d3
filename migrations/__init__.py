"""Migrations, made by aerich and read by `core/migrations.py`.

After a change of the tables: `.venv/bin/aerich migrate --offline --name what_changed`, read the file and
commit it.
aerich cannot rename a model: write that SQL by hand.
"""

from core.db import tortoise_config

OFFLINE = tortoise_config("postgres://nobody@localhost/nothing")
"""For aerich's command line, which compares tables with migrations and never connects."""
