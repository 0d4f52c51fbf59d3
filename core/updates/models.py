"""Tables of the way of an event. Private to core and admin."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class OutboxRow(Model):
    """An event of the core's own that is to stand in a bot's lane. Gone once it does."""

    id = fields.BigIntField(primary_key=True)
    person: Any = fields.ForeignKeyField("models.PersonRow", related_name="outbox", null=True, on_delete=fields.CASCADE)
    bot = fields.CharField(max_length=32)
    lane = fields.CharField(max_length=64)
    body = fields.TextField()
    to_many = fields.BooleanField(default=False)
    drops_letters = fields.BooleanField(default=False)
    due_at = fields.DatetimeField(db_index=True)

    person_id: int | None

    class Meta:
        table = "outbox"
