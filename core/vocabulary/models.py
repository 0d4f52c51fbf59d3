"""Tables of words, cards and reviews. Private to core and admin."""

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from core.db import UniqueWhere
from core.users.models import PersonRow


class WordRow(Model):
    """A word of the bank. `digest` is of what the file says; `edited_at` is set when staff changed the row since."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=64, unique=True)
    text = fields.CharField(max_length=48, db_index=True)
    pos = fields.CharField(max_length=16)
    level = fields.CharField(max_length=2)
    ipa = fields.CharField(max_length=64)
    topic = fields.CharField(max_length=32)
    senses: fields.Field[list[dict[str, str]]] = fields.JSONField()
    digest = fields.CharField(max_length=64)
    edited_at = fields.DatetimeField(null=True)

    class Meta:
        table = "words"
        indexes = (("level", "pos"),)


class CardRow(Model):
    """What a person learns by heart. `identity` is the hash of what it teaches: the same is never learnt twice.

    A word of the bank is named by `word` and the number of its sense; an own word and a mistake are `content`.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="cards", on_delete=fields.CASCADE
    )
    identity = fields.CharField(max_length=64)
    word: fields.ForeignKeyNullableRelation[WordRow] = fields.ForeignKeyField(
        "models.WordRow", related_name="cards", null=True, on_delete=fields.RESTRICT
    )
    sense = fields.SmallIntField(default=0)
    content: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    label = fields.CharField(max_length=200)
    """What a search looks into, in small letters: the English and its translation."""
    source = fields.CharField(max_length=64)
    key = fields.CharField(max_length=128)
    created_at = fields.DatetimeField()
    met_at = fields.DatetimeField(null=True)
    """When it was first shown."""
    suspended_at = fields.DatetimeField(null=True)
    deleted_at = fields.DatetimeField(null=True)
    phase = fields.SmallIntField(default=0)
    step = fields.SmallIntField(null=True)
    stability = fields.FloatField(null=True)
    difficulty = fields.FloatField(null=True)
    due = fields.DatetimeField()
    last_review = fields.DatetimeField(null=True)
    reviews = fields.IntField(default=0)
    lapses = fields.IntField(default=0)
    asked_as = fields.CharField(max_length=16, null=True)
    """The kind of its last question."""

    person_id: int
    word_id: int | None

    class Meta:
        table = "cards"
        unique_together = (("person", "identity"),)
        indexes = (("person_id", "due"), ("person_id", "label"), ("key",))


class ReviewSessionRow(Model):
    """Reviews that belong together: what is still to be asked, and the question that waits for its answer."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="review_sessions", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128, unique=True)
    day = fields.DateField()
    begun_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    queue: fields.Field[list[int]] = ArrayField(element_type="bigint", default=list)
    planned = fields.SmallIntField()
    question: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    asked = fields.SmallIntField(default=0)
    answered = fields.SmallIntField(default=0)
    right = fields.SmallIntField(default=0)
    failures = fields.SmallIntField(default=0)
    """Wrong answers since the last right one."""
    xp = fields.SmallIntField(default=0)

    person_id: int

    class Meta:
        table = "review_sessions"
        indexes = (
            UniqueWhere(fields=("person_id",), name="uidx_review_sessions_one_open", condition={"ended_at": None}),
        )


class ReviewRow(Model):
    """One graded answer to a card. Rows are only ever added: every memory can be computed from them."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[CardRow] = fields.ForeignKeyField(
        "models.CardRow", related_name="log", on_delete=fields.CASCADE
    )
    session: fields.ForeignKeyNullableRelation[ReviewSessionRow] = fields.ForeignKeyField(
        "models.ReviewSessionRow", related_name="log", null=True, on_delete=fields.SET_NULL
    )
    key = fields.CharField(max_length=128, unique=True)
    at = fields.DatetimeField()
    day = fields.DateField()
    """The learner's own day then."""
    days = fields.IntField()
    """How many of the learner's days after the review before it."""
    phase = fields.SmallIntField()
    """Of the memory before the answer."""
    grade = fields.SmallIntField()
    seed = fields.CharField(max_length=32)
    engine = fields.CharField(max_length=64)
    kind = fields.CharField(max_length=16)
    answer = fields.TextField()
    right = fields.TextField()
    """What would have been right."""
    verdict = fields.CharField(max_length=8)
    hinted = fields.BooleanField()
    seconds = fields.FloatField()

    card_id: int
    session_id: int | None

    class Meta:
        table = "reviews"
        indexes = (("card_id", "id"), ("day",))


class PaceRow(Model):
    """How many new words a day a person has chosen; without a row it is five."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[PersonRow] = fields.OneToOneField(
        "models.PersonRow", related_name="word_pace", on_delete=fields.CASCADE
    )
    new_a_day = fields.SmallIntField()

    person_id: int

    class Meta:
        table = "word_paces"
