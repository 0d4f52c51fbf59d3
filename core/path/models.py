"""The table of the path. Private to core and admin."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from core.users.models import PersonRow


class TransitionRow(Model):
    """One move of a learner from step to step, with what it followed from. Rows are only ever added; an override gets
    its end."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="transitions", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128)
    place = fields.SmallIntField()
    """Among the moves of one update, from 0."""
    kind = fields.CharField(max_length=16)
    step = fields.CharField(max_length=16, null=True)
    subject = fields.CharField(max_length=64)
    level = fields.CharField(max_length=2)
    point = fields.CharField(max_length=64, null=True)
    facts: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    person_id: int

    class Meta:
        table = "transitions"
        unique_together = (("person", "key", "place"),)
        indexes = (("person_id", "id"),)
