"""The table of learners. Private to core and admin."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from core.users.models import PersonRow


class LearnerRow(Model):
    """What a person has told of how they learn."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[PersonRow] = fields.OneToOneField(
        "models.PersonRow", related_name="learner", on_delete=fields.CASCADE
    )
    goal = fields.CharField(max_length=16, null=True)
    interests: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    minutes = fields.SmallIntField(null=True)
    reminder_hour = fields.SmallIntField(null=True)
    native_language = fields.CharField(max_length=8, null=True)
    asked = fields.CharField(max_length=16, null=True)
    introduced_at = fields.DatetimeField(null=True)
    changed_at = fields.DatetimeField()

    person_id: int

    class Meta:
        table = "learners"
