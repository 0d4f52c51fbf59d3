"""The table of reminders. Private to core and admin."""

from tortoise import fields
from tortoise.models import Model

from core.users.models import PersonRow


class ReminderRow(Model):
    """When a learner was reminded last, and until when they have put it off."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[PersonRow] = fields.OneToOneField(
        "models.PersonRow", related_name="reminder", on_delete=fields.CASCADE
    )
    sent_at = fields.DatetimeField(null=True)
    snoozed_until = fields.DatetimeField(null=True)

    person_id: int

    class Meta:
        table = "reminders"
