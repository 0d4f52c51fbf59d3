"""Tables of plans, allowances and money. Private to core and admin."""

from tortoise import fields
from tortoise.models import Model

from core.db import UniqueWhere
from core.users.models import PersonRow


class PlanRow(Model):
    """What a person may have: its limits are rows of their own."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=32, unique=True)

    class Meta:
        table = "plans"


class LimitRow(Model):
    """How much of a resource a plan gives in a period. Several limits of one resource hold together."""

    id = fields.BigIntField(primary_key=True)
    plan: fields.ForeignKeyRelation[PlanRow] = fields.ForeignKeyField(
        "models.PlanRow", related_name="limits", on_delete=fields.CASCADE
    )
    resource = fields.CharField(max_length=32)
    period = fields.CharField(max_length=8)
    amount = fields.IntField()

    class Meta:
        table = "plan_limits"
        unique_together = (("plan", "resource", "period"),)


class SubscriptionRow(Model):
    """The plan that a person is on. Whoever has no row, or one that has ended, is on the free plan."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[PersonRow] = fields.OneToOneField(
        "models.PersonRow", related_name="subscription", on_delete=fields.CASCADE
    )
    plan: fields.ForeignKeyRelation[PlanRow] = fields.ForeignKeyField(
        "models.PlanRow", related_name="subscriptions", on_delete=fields.RESTRICT
    )
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField(null=True)

    person_id: int

    class Meta:
        table = "subscriptions"


class AllowanceRow(Model):
    """What a person has used of a resource, or set aside, in one period of theirs."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="allowances", on_delete=fields.CASCADE
    )
    resource = fields.CharField(max_length=32)
    period = fields.CharField(max_length=8)
    starts_on = fields.DateField()
    used = fields.IntField(default=0)

    class Meta:
        table = "allowances"
        unique_together = (("person", "resource", "period", "starts_on"),)


class HoldRow(Model):
    """Units and money set aside for one thing, until it has ended or the hold has expired.

    `counts` is true while its units stand in the allowances: there is one such hold for each key and resource.
    """

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="holds", null=True, on_delete=fields.SET_NULL
    )
    key = fields.CharField(max_length=128, null=True)
    by_call = fields.BooleanField()
    state = fields.CharField(max_length=8)
    counts = fields.BooleanField()
    resource = fields.CharField(max_length=32, null=True)
    units = fields.IntField(default=0)
    day = fields.DateField(null=True)
    month = fields.DateField(null=True)
    currency = fields.CharField(max_length=3, null=True)
    amount = fields.DecimalField(max_digits=16, decimal_places=5, default=0)
    money_day = fields.DateField(null=True)
    made_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    person_id: int | None

    class Meta:
        table = "holds"
        indexes = (
            UniqueWhere(
                fields=("person_id", "key", "resource"), name="uidx_holds_once_a_key", condition={"counts": True}
            ),
            ("state", "expires_at"),
        )


class ModelCostRow(Model):
    """A line of the ledger: one call to a model. Kept when its person is forgotten, without the person."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="model_costs", null=True, on_delete=fields.SET_NULL
    )
    hold = fields.UUIDField(unique=True)
    at = fields.DatetimeField(db_index=True)
    purpose = fields.CharField(max_length=64)
    model = fields.CharField(max_length=128)
    tokens_in = fields.IntField()
    tokens_cached = fields.IntField()
    tokens_out = fields.IntField()
    audio_seconds = fields.DecimalField(max_digits=12, decimal_places=3)
    characters = fields.IntField()
    pictures = fields.IntField()
    estimated = fields.BooleanField()
    amount = fields.DecimalField(max_digits=16, decimal_places=5, null=True)
    currency = fields.CharField(max_length=3, null=True)
    priced_on = fields.DateField(null=True)
    outcome = fields.CharField(max_length=8)
    latency_ms = fields.IntField()

    person_id: int | None

    class Meta:
        table = "model_costs"


class MoneyRow(Model):
    """What models have cost in a period, and what is set aside for calls that have not ended."""

    id = fields.BigIntField(primary_key=True)
    currency = fields.CharField(max_length=3)
    period = fields.CharField(max_length=8)
    starts_on = fields.DateField()
    spent = fields.DecimalField(max_digits=16, decimal_places=5, default=0)
    held = fields.DecimalField(max_digits=16, decimal_places=5, default=0)

    class Meta:
        table = "model_money"
        unique_together = (("currency", "period", "starts_on"),)


class CeilingRow(Model):
    """How much money models may cost in a period."""

    id = fields.BigIntField(primary_key=True)
    currency = fields.CharField(max_length=3)
    period = fields.CharField(max_length=8)
    amount = fields.DecimalField(max_digits=16, decimal_places=5)

    class Meta:
        table = "money_ceilings"
        unique_together = (("currency", "period"),)


class SpendingStopRow(Model):
    """The kill switch: thrown while the row is there. `id` is always 1."""

    id = fields.SmallIntField(primary_key=True, generated=False)
    since = fields.DatetimeField()
    why = fields.CharField(max_length=200)

    class Meta:
        table = "spending_stop"
