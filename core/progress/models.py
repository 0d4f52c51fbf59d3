"""Tables of what learners did and of what came of it. Private to core and admin.

Attempts and deeds are the history: rows are only ever added. Everything else here follows from them and can be
computed anew (`core.progress.recomputing`), except who is in the league.
"""

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from core.users.models import PersonRow


class AttemptRow(Model):
    """One graded answer, and what it brought."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="attempts", on_delete=fields.CASCADE
    )
    number = fields.IntField()
    """Among all events of the person, from 1."""
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
        unique_together = (("person", "key", "exercise"), ("person", "number"))
        indexes = (("person_id", "exercise"), ("person_id", "day"))


class DeedRow(Model):
    """What a learner did beside single answers, and what it brought."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="deeds", on_delete=fields.CASCADE
    )
    number = fields.IntField()
    """Among all events of the person, from 1."""
    key = fields.CharField(max_length=128)
    kind = fields.CharField(max_length=16)
    subject = fields.CharField(max_length=128)
    levels: fields.Field[dict[str, str]] = fields.JSONField(default=dict)
    at = fields.DatetimeField()
    day = fields.DateField()
    xp = fields.SmallIntField()
    goal_reached = fields.BooleanField()
    streak = fields.IntField(null=True)
    badges: fields.Field[list[str]] = ArrayField(element_type="text", default=list)

    person_id: int

    class Meta:
        table = "deeds"
        unique_together = (("person", "key", "kind"), ("person", "number"))
        indexes = (("person_id", "kind", "subject"),)


class StandingRow(Model):
    """Where a person stands: one row each, locked while something is added to their history."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[PersonRow] = fields.OneToOneField(
        "models.PersonRow", related_name="standing", on_delete=fields.CASCADE
    )
    events = fields.IntField(default=0)
    xp = fields.IntField(default=0)
    goal = fields.IntField()
    last_day = fields.DateField(null=True)
    last_at = fields.DatetimeField(null=True)
    tallies: fields.Field[dict[str, int]] = fields.JSONField(default=dict)
    skills: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    """By skill: ability and the number of answers."""

    person_id: int

    class Meta:
        table = "standings"


class PointRow(Model):
    """A person and one point: how able, how often, in how many ways."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="points", on_delete=fields.CASCADE
    )
    point = fields.CharField(max_length=64)
    ability = fields.FloatField()
    level = fields.CharField(max_length=2)
    answers = fields.IntField()
    days = fields.IntField()
    right_days = fields.IntField()
    kinds: fields.Field[list[str]] = ArrayField(element_type="text", default=list)
    last_at = fields.DatetimeField()
    last_on = fields.DateField()
    last_right_on = fields.DateField(null=True)
    mastered_on = fields.DateField(null=True)

    person_id: int

    class Meta:
        table = "points_of_people"
        unique_together = (("person", "point"),)


class SkillDayRow(Model):
    """Where a skill stood at the end of a day on which an answer or a placement moved it."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="skill_days", on_delete=fields.CASCADE
    )
    skill = fields.CharField(max_length=16)
    day = fields.DateField()
    ability = fields.FloatField()
    answers = fields.IntField()
    practised = fields.BooleanField()

    person_id: int

    class Meta:
        table = "skill_days"
        unique_together = (("person", "day", "skill"),)


class PracticeDayRow(Model):
    """What a person did on one of their days."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="practice_days", on_delete=fields.CASCADE
    )
    day = fields.DateField()
    goal = fields.IntField()
    xp = fields.IntField()
    answers = fields.IntField()
    right = fields.IntField()
    cards = fields.IntField()
    lessons = fields.IntField()
    reached = fields.BooleanField()

    person_id: int

    class Meta:
        table = "practice_days"
        unique_together = (("person", "day"),)


class BadgeRow(Model):
    """A badge of a person, with the update that earned it."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="badges", on_delete=fields.CASCADE
    )
    badge = fields.CharField(max_length=32)
    cause = fields.CharField(max_length=128)
    at = fields.DatetimeField()
    day = fields.DateField()

    person_id: int

    class Meta:
        table = "badges"
        unique_together = (("person", "badge"),)


class LeagueMemberRow(Model):
    """Somebody who wants to be in the league, or has been: the tier stays theirs while they are away."""

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[PersonRow] = fields.OneToOneField(
        "models.PersonRow", related_name="league_member", on_delete=fields.CASCADE
    )
    tier = fields.SmallIntField()
    active = fields.BooleanField()
    joined_at = fields.DatetimeField()

    person_id: int

    class Meta:
        table = "league_members"


class LeagueGroupRow(Model):
    """Up to twenty people of one tier who compete for a week."""

    id = fields.BigIntField(primary_key=True)
    week = fields.DateField()
    tier = fields.SmallIntField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "league_groups"
        indexes = (("week", "tier"), ("closed_at", "week"))


class LeagueSeatRow(Model):
    """A person in a group, and where they ended when it was closed."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "models.PersonRow", related_name="league_seats", on_delete=fields.CASCADE
    )
    group: fields.ForeignKeyRelation[LeagueGroupRow] = fields.ForeignKeyField(
        "models.LeagueGroupRow", related_name="seats", on_delete=fields.CASCADE
    )
    week = fields.DateField()
    xp = fields.IntField(null=True)
    rank = fields.SmallIntField(null=True)
    moved = fields.SmallIntField(null=True)
    """1 up, -1 down, 0 neither."""

    person_id: int
    group_id: int

    class Meta:
        table = "league_seats"
        unique_together = (("person", "week"),)
