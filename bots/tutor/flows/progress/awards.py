"""What an answer or a lesson has brought, in words: for whoever shows its result."""

from bots.kit.words import Html, Words
from bots.tutor.flows.progress.wording import badge_cause, badge_name
from core.progress.types import Award


def award_text(award: Award, say: Words) -> Html | None:
    """Lines on XP, the goal, the streak and badges; None when it brought nothing."""
    lines = []
    if award.xp:
        lines.append(say("+{xp} XP", xp=award.xp))
    if award.goal_reached:
        lines.append(say("🎯 The daily goal is reached."))
    if award.streak is not None:
        lines.append(say.plural("🔥 {n} day in a row", "🔥 {n} days in a row", award.streak))
    for badge in award.badges:
        name, cause = badge_name(badge, say), badge_cause(badge, say)
        lines.append(say("🏅 New badge: <b>{name}</b> ({cause})", name=name, cause=cause))
    return Html("\n").joined(*lines) if lines else None
