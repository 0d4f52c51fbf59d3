"""Tables of conversations. Private to core and admin."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from core.db import UniqueWhere
from core.users.models import PersonRow


class ChatRow(Model):
    """A conversation of one person with one bot."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="chats", on_delete=fields.CASCADE
    )
    bot = fields.CharField(max_length=32)
    kind = fields.CharField(max_length=32)
    key = fields.CharField(max_length=128)
    alone = fields.BooleanField()
    state = fields.CharField(max_length=8, default="open")
    lifetime = fields.TimeDeltaField()
    begun_at = fields.DatetimeField()
    touched_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    summary = fields.TextField(null=True)
    retold_to = fields.BigIntField(default=0)
    retold = fields.IntField(default=0)

    person_id: int

    class Meta:
        table = "chats"
        unique_together = (("key", "kind"),)
        indexes = (
            UniqueWhere(
                fields=("person_id", "bot", "kind"),
                name="uidx_chats_one_open",
                condition={"state": "open", "alone": True},
            ),
            ("person_id", "bot"),
            ("state", "expires_at"),
        )


class TurnRow(Model):
    """Something that was said in a chat."""

    id = fields.BigIntField(primary_key=True)
    chat: fields.ForeignKeyRelation[ChatRow] = fields.ForeignKeyField(
        "models.ChatRow", related_name="turns", on_delete=fields.CASCADE
    )
    role = fields.CharField(max_length=9)
    text = fields.TextField()
    state = fields.CharField(max_length=8)
    key = fields.CharField(max_length=128)
    message_ids: fields.Field[list[int]] = ArrayField(element_type="bigint", default=list)
    model = fields.CharField(max_length=128, null=True)
    tokens_in = fields.IntField(null=True)
    tokens_out = fields.IntField(null=True)
    tokens_estimated = fields.BooleanField(default=False)
    rating = fields.CharField(max_length=4, null=True)
    said_at = fields.DatetimeField()
    edited_at = fields.DatetimeField(null=True)

    chat_id: int

    class Meta:
        table = "turns"
        unique_together = (("key", "role"),)
        indexes = (("chat_id", "id"),)


class TurnEditRow(Model):
    """What a turn said before the person changed it."""

    id = fields.BigIntField(primary_key=True)
    turn: fields.ForeignKeyRelation[TurnRow] = fields.ForeignKeyField(
        "models.TurnRow", related_name="edits", on_delete=fields.CASCADE
    )
    text_before = fields.TextField()
    edited_at = fields.DatetimeField()

    class Meta:
        table = "turn_edits"
