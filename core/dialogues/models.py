"""Tables of role-plays and talks. Private to core and admin."""

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from core.db import UniqueWhere
from core.users.models import PersonRow


class SceneRow(Model):
    """A dialogue graph. `digest` is of what the file says; `edited_at` is set when staff changed the row since."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=64, unique=True)
    level = fields.CharField(max_length=2, db_index=True)
    content: fields.Field[dict[str, Any]] = fields.JSONField()
    digest = fields.CharField(max_length=64)
    edited_at = fields.DatetimeField(null=True)

    class Meta:
        table = "scenes"


class TalkRow(Model):
    """A role-play or a free talk of one person: where it stands. The graph that it began with goes with it, so that
    an edited scene changes nothing for whoever is in the middle of it."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="talks", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128, unique=True)
    kind = fields.CharField(max_length=16)
    subject = fields.CharField(max_length=64)
    """The scene's key, or the topic; empty for a talk about anything."""
    level = fields.CharField(max_length=2)
    lead = fields.CharField(max_length=8)
    graph: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    node = fields.CharField(max_length=40, null=True)
    repairs = fields.SmallIntField(default=0)
    line = fields.TextField(default="")
    """What was said to the learner last."""
    goals: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    last_key = fields.CharField(max_length=128)
    """Of the update with what was said last."""
    replies = fields.IntField(default=0)
    helped = fields.BooleanField(default=False)
    begun_at = fields.DatetimeField()
    touched_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    finished = fields.BooleanField(default=False)
    """Whether it came to its own end; else it was left."""

    person_id: int

    class Meta:
        table = "talks"
        indexes = (
            UniqueWhere(fields=("person_id", "kind"), name="uidx_talks_one_open", condition={"ended_at": None}),
            ("person_id", "kind", "subject"),
        )


class TalkReplyRow(Model):
    """What the learner said in a talk, what it was taken for, and what they heard."""

    id = fields.BigIntField(primary_key=True)
    talk: fields.ForeignKeyRelation[TalkRow] = fields.ForeignKeyField(
        "models.TalkRow", related_name="log", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128)
    text = fields.TextField()
    node = fields.CharField(max_length=40, null=True)
    intent = fields.CharField(max_length=40, null=True)
    answer = fields.TextField(default="")
    reached: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    engine = fields.CharField(max_length=32)
    at = fields.DatetimeField()

    talk_id: int

    class Meta:
        table = "talk_replies"
        unique_together = (("talk", "key"),)


class SlipRow(Model):
    """A mistake in what a person wrote, and how far it has been explained: `text[start:end]` should read `right`."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="slips", on_delete=fields.CASCADE
    )
    talk: fields.ForeignKeyNullableRelation[TalkRow] = fields.ForeignKeyField(
        "models.TalkRow", related_name="slips", null=True, on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128)
    text = fields.TextField()
    start = fields.IntField()
    end = fields.IntField()
    right = fields.TextField()
    area = fields.CharField(max_length=16)
    tier = fields.CharField(max_length=1)
    rule = fields.CharField(max_length=64)
    engine = fields.CharField(max_length=32)
    explanation_ru = fields.TextField()
    explanation_en = fields.TextField()
    shown = fields.BooleanField()
    """Whether it was shown when it was made; the others wait for the summary."""
    step = fields.CharField(max_length=8)
    mended_by = fields.CharField(max_length=128, null=True)
    """The update in which it was said right."""
    at = fields.DatetimeField()

    person_id: int
    talk_id: int | None

    class Meta:
        table = "slips"
        unique_together = (("person", "key", "start"),)
        indexes = (("talk_id",),)
