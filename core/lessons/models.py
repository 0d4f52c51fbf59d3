"""Tables of lessons and of the ways of learners through them. Private to core and admin."""

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from core.db import UniqueWhere
from core.users.models import PersonRow


class LessonRow(Model):
    """A lesson, as seeded from its file or as staff left it. It is never deleted: learners went through it."""

    id = fields.IntField(primary_key=True)
    key = fields.CharField(max_length=40, unique=True)
    course = fields.CharField(max_length=32)
    level = fields.CharField(max_length=2)
    number = fields.IntField()
    title: fields.Field[dict[str, str]] = fields.JSONField()
    can_do: fields.Field[dict[str, str]] = fields.JSONField()
    requires: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    points: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    words: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    source_hash = fields.CharField(max_length=64)
    """SHA-256 of the file that was seeded last."""
    published = fields.BooleanField(default=True)
    edited_at = fields.DatetimeField(null=True)
    """When staff changed what stands in this row: from then on seeding leaves it alone."""

    class Meta:
        table = "lessons"
        indexes = (("level", "number"),)


class StepRow(Model):
    """A step of a lesson; `content` is what the course file says of it."""

    id = fields.IntField(primary_key=True)
    lesson: fields.ForeignKeyRelation[LessonRow] = fields.ForeignKeyField(
        "models.LessonRow", related_name="steps", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=16)
    place = fields.SmallIntField()
    kind = fields.CharField(max_length=16)
    content: fields.Field[dict[str, Any]] = fields.JSONField()
    edited_at = fields.DatetimeField(null=True)
    """As in the lesson's row, for this step alone."""

    lesson_id: int

    class Meta:
        table = "lesson_steps"
        unique_together = (("lesson", "key"),)


class LessonRunRow(Model):
    """One learner's way through a lesson. `states` holds by step what was done there so far."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="lesson_runs", on_delete=fields.CASCADE
    )
    lesson: fields.ForeignKeyRelation[LessonRow] = fields.ForeignKeyField(
        "models.LessonRow", related_name="runs", on_delete=fields.RESTRICT
    )
    key = fields.CharField(max_length=128)
    state = fields.CharField(max_length=8, default="open")
    language = fields.CharField(max_length=8)
    step_key = fields.CharField(max_length=17)
    again: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    """Steps that come once more after the review."""
    states: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    award: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    """What the end of the lesson brought."""
    begun_at = fields.DatetimeField()
    touched_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(null=True)

    person_id: int
    lesson_id: int

    class Meta:
        table = "lesson_runs"
        unique_together = (("person", "key"),)
        indexes = (
            UniqueWhere(
                fields=("person_id", "lesson_id"), name="uidx_lesson_runs_one_open", condition={"state": "open"}
            ),
            ("person_id", "state", "touched_at"),
        )


class StepAnswerRow(Model):
    """One answer in a run, with what was said about it. Rows are only ever added."""

    id = fields.BigIntField(primary_key=True)
    run: fields.ForeignKeyRelation[LessonRunRow] = fields.ForeignKeyField(
        "models.LessonRunRow", related_name="answers", on_delete=fields.CASCADE
    )
    step_key = fields.CharField(max_length=17)
    key = fields.CharField(max_length=128)
    answer = fields.TextField()
    outcome = fields.CharField(max_length=8)
    score = fields.FloatField()
    tries = fields.SmallIntField()
    hints = fields.SmallIntField()
    feedback: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    award: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    engine = fields.CharField(max_length=64)
    answered_at = fields.DatetimeField()

    run_id: int

    class Meta:
        table = "step_answers"
        unique_together = (("run", "key"),)
        indexes = (("run_id", "step_key"),)


class DisputeRow(Model):
    """“My answer is right too”: an answer that was marked wrong, for the editors."""

    id = fields.BigIntField(primary_key=True)
    answer: fields.OneToOneRelation[StepAnswerRow] = fields.OneToOneField(
        "models.StepAnswerRow", related_name="dispute", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128)
    lesson_key = fields.CharField(max_length=40)
    step_key = fields.CharField(max_length=16)
    attempt = fields.CharField(max_length=128)
    """The exercise of the attempt in the history of progress: `lesson:a2-03/s4`."""
    given = fields.TextField()
    accept: fields.Field[list[str]] = fields.JSONField()
    """What was accepted at that time."""
    state = fields.CharField(max_length=8, default="open")
    filed_at = fields.DatetimeField()
    settled_at = fields.DatetimeField(null=True)

    answer_id: int

    class Meta:
        table = "disputes"
        indexes = (("state", "filed_at"),)
