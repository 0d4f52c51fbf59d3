"""Tables of people. Private to core and admin."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model


class PersonRow(Model):
    """One person across all bots."""

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField(unique=True)
    first_name = fields.CharField(max_length=255)
    last_name = fields.CharField(max_length=255, null=True)
    username = fields.CharField(max_length=64, null=True)
    language = fields.CharField(max_length=16, null=True)
    telegram_language = fields.CharField(max_length=35, null=True)
    time_zone = fields.CharField(max_length=64, null=True)
    model = fields.CharField(max_length=128, null=True)
    dark_pictures = fields.BooleanField(default=False)
    roles: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    created_at = fields.DatetimeField()

    class Meta:
        table = "people"


class ContactRow(Model):
    """A person and a bot that they have written to."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="contacts", on_delete=fields.CASCADE
    )
    bot = fields.CharField(max_length=32)
    first_seen_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    unreachable_since = fields.DatetimeField(null=True)

    class Meta:
        table = "contacts"
        unique_together = (("person", "bot"),)


class MemoryRow(Model):
    """One thing that the bots know of a person, or that they may not add again (`text` is null)."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="memories", on_delete=fields.CASCADE
    )
    kind = fields.CharField(max_length=16)
    text = fields.CharField(max_length=200, null=True)
    digest = fields.CharField(max_length=64)
    source = fields.CharField(max_length=32, null=True)
    by_person = fields.BooleanField()
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    person_id: int

    class Meta:
        table = "memories"
        unique_together = (("person", "kind", "digest"),)


class LinkRow(Model):
    """A person and the account of the REST API that is theirs: one of each."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[PersonRow] = fields.OneToOneField(
        "models.PersonRow", related_name="link", on_delete=fields.CASCADE
    )
    account = fields.CharField(max_length=64, unique=True)
    linked_at = fields.DatetimeField()

    person_id: int

    class Meta:
        table = "links"


class LinkCodeRow(Model):
    """A code that one side has asked for, found by its first letters and known by its hash. Used, it names both."""

    id = fields.BigIntField(primary_key=True)
    selector = fields.CharField(max_length=8, unique=True)
    code_hash = fields.CharField(max_length=64)
    person: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="link_codes", null=True, on_delete=fields.CASCADE
    )
    account = fields.CharField(max_length=64, null=True)
    expires_at = fields.DatetimeField()
    tries_left = fields.SmallIntField()
    used_at = fields.DatetimeField(null=True)

    person_id: int | None

    class Meta:
        table = "link_codes"


class WrongCodeRow(Model):
    """Somebody gave a code that does not work."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="wrong_codes", null=True, on_delete=fields.CASCADE
    )
    account = fields.CharField(max_length=64, null=True)
    at = fields.DatetimeField()

    class Meta:
        table = "wrong_link_codes"
        indexes = (("person_id", "at"), ("account", "at"))


class LinkEventRow(Model):
    """A link that was made or undone."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="link_events", on_delete=fields.CASCADE
    )
    account = fields.CharField(max_length=64)
    linked = fields.BooleanField()
    by = fields.CharField(max_length=8)
    at = fields.DatetimeField()

    class Meta:
        table = "link_events"


class ForgetRow(Model):
    """Somebody asked to be forgotten. Once they are, the row stays without them, so that a replay finds it."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyNullableRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="forget_requests", null=True, on_delete=fields.SET_NULL
    )
    token_hash = fields.CharField(max_length=64, unique=True)
    expires_at = fields.DatetimeField()
    forgotten_at = fields.DatetimeField(null=True)

    person_id: int | None

    class Meta:
        table = "forget_requests"
