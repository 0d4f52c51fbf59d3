"""Tables of the placement test and of levels. Private to core and admin."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from core.db import UniqueWhere
from core.users.models import PersonRow


class ItemRow(Model):
    """An item of the bank, as seeded from its file or as staff left it. It is never deleted: people answered it."""

    id = fields.IntField(primary_key=True)
    key = fields.CharField(max_length=16, unique=True)
    level = fields.CharField(max_length=2)
    skill = fields.CharField(max_length=16)
    kind = fields.CharField(max_length=8)
    point = fields.CharField(max_length=64)
    content: fields.Field[dict[str, Any]] = fields.JSONField()
    source_hash = fields.CharField(max_length=64)
    """SHA-256 of what was seeded last."""
    published = fields.BooleanField(default=True)
    edited_at = fields.DatetimeField(null=True)
    """When staff changed the item: from then on seeding leaves it alone."""

    class Meta:
        table = "placement_items"


class RunRow(Model):
    """One test of one person."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="placement_runs", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128, unique=True)
    state = fields.CharField(max_length=16)
    listens = fields.BooleanField()
    """Whether something can speak to the person: without it there are no listening items."""
    begun_at = fields.DatetimeField()
    paused_at = fields.DatetimeField(null=True)
    paused_for = fields.TimeDeltaField()
    ended_at = fields.DatetimeField(null=True)
    level = fields.CharField(max_length=2, null=True)
    probabilities: fields.Field[list[float]] = fields.JSONField(default=list)
    """Of the levels, as they were told."""
    engine = fields.CharField(max_length=32)

    person_id: int

    class Meta:
        table = "placement_runs"
        indexes = (
            UniqueWhere(fields=("person_id",), name="uidx_placement_runs_one_open", condition={"state": "open"}),
            ("person_id", "id"),
        )


class AnswerRow(Model):
    """A question of a test, from when it is asked; what it was about is kept as it was then."""

    id = fields.BigIntField(primary_key=True)
    run: fields.ForeignKeyRelation[RunRow] = fields.ForeignKeyField(
        "models.RunRow", related_name="answers", on_delete=fields.CASCADE
    )
    number = fields.SmallIntField()
    exercise = fields.CharField(max_length=64)
    """The key of the item; of an answer that was given in a lesson afterwards, the exercise there."""
    level = fields.CharField(max_length=2)
    skill = fields.CharField(max_length=16)
    kind = fields.CharField(max_length=8)
    point = fields.CharField(max_length=64)
    in_practice = fields.BooleanField(default=False)
    asked_at = fields.DatetimeField()
    answered_at = fields.DatetimeField(null=True)
    key = fields.CharField(max_length=128, null=True, unique=True)
    mark = fields.CharField(max_length=12, null=True)
    """Null until it is answered."""
    given = fields.CharField(max_length=500, null=True)
    """Null for "I don't know"."""

    run_id: int

    class Meta:
        table = "placement_answers"
        unique_together = (("run", "number"),)


class LevelRow(Model):
    """A level that somebody was given, by whom, and whether it came into force. Rows are only ever added."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="levels", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128, unique=True)
    level = fields.CharField(max_length=2)
    before = fields.CharField(max_length=2, null=True)
    source = fields.CharField(max_length=12)
    probability = fields.FloatField(null=True)
    reason = fields.CharField(max_length=500, default="")
    in_force = fields.BooleanField()
    holds = fields.BooleanField(default=False)
    """Set by staff: no other source moves the level until staff let go."""
    at = fields.DatetimeField()
    run: fields.ForeignKeyNullableRelation[RunRow] = fields.ForeignKeyField(
        "models.RunRow", related_name="levels", null=True, on_delete=fields.SET_NULL
    )

    person_id: int
    run_id: int | None

    class Meta:
        table = "level_changes"
        indexes = (("person_id", "id"),)
