"""Tables of what learners did. Private to core and admin."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from core.users.models import PersonRow


class AttemptRow(Model):
    """One graded answer, and what it brought. Rows are only ever added."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="attempts", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128)
    exercise = fields.CharField(max_length=128)
    kind = fields.CharField(max_length=16)
    points: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    level = fields.CharField(max_length=2)
    score = fields.FloatField()
    tries = fields.SmallIntField()
    hinted = fields.BooleanField()
    revealed = fields.BooleanField()
    answer = fields.TextField()
    engine = fields.CharField(max_length=64)
    at = fields.DatetimeField()
    day = fields.DateField()
    """The learner's own day then, whatever zone they have moved to since."""
    xp = fields.SmallIntField()
    goal_reached = fields.BooleanField()
    streak = fields.IntField(null=True)
    badges: fields.Field[list[str]] = ArrayField(element_type="text", default=list)

    person_id: int

    class Meta:
        table = "attempts"
        unique_together = (("key", "exercise"),)
        indexes = (("person_id", "exercise", "day"), ("person_id", "at"))


class DeedRow(Model):
    """What a learner did beside single answers, and what it brought. Rows are only ever added."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="deeds", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=128)
    kind = fields.CharField(max_length=16)
    subject = fields.CharField(max_length=128)
    at = fields.DatetimeField()
    day = fields.DateField()
    xp = fields.SmallIntField()
    goal_reached = fields.BooleanField()
    streak = fields.IntField(null=True)
    badges: fields.Field[list[str]] = ArrayField(element_type="text", default=list)

    person_id: int

    class Meta:
        table = "deeds"
        unique_together = (("key", "kind"),)
        indexes = (("person_id", "kind", "day"),)
