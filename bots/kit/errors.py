"""The words for what the core refuses: what happened, what was kept, what to do now. Plain text, for alerts too."""

from collections.abc import Callable
from datetime import tzinfo
from types import MappingProxyType
from typing import TypeAlias

from bots.kit.moments import clock, told
from bots.kit.words import Words
from core.ai.errors import (
    ModelAccessDeniedError,
    ModelBusyError,
    ModelError,
    ModelOutputInvalidError,
    ModelRefusedError,
    ModelRequestRejectedError,
    ModelTimedOutError,
    ModelUnavailableError,
    NoModelError,
    OfferInvalidError,
    RecordingTooLargeError,
)
from core.errors import (
    AllowanceSpentError,
    AnswerUnknownError,
    CardUnknownError,
    ChatClosedError,
    ChatUnknownError,
    CheckerNotReadyError,
    DisputeUnknownError,
    ForgetTokenInvalidError,
    GoalInvalidError,
    HoldUnknownError,
    InterestsFullError,
    LanguageUnknownError,
    LessonLockedError,
    LessonRunUnknownError,
    LessonUnknownError,
    LinkCodeInvalidError,
    LinkTakenError,
    LinkTriesSpentError,
    LinkUnknownError,
    MemoryFullError,
    MemoryTextError,
    MemoryUnknownError,
    ModelNotAllowedError,
    NotInPlanError,
    PauseTooSoonError,
    PermanentError,
    PersonUnknownError,
    PlacementUnavailableError,
    PlacementUnknownError,
    PlanUnknownError,
    ReviewUnknownError,
    SceneUnknownError,
    SlipUnknownError,
    StepAnswerUnfitError,
    TalkUnknownError,
    TimeZoneUnknownError,
    TranslationTextError,
    TurnUnknownError,
    WordUnknownError,
)
from core.subscriptions.errors import MoneyCeilingError, SpendingStoppedError

Sentence: TypeAlias = Callable[[Words], str]

SENTENCES: MappingProxyType[type[PermanentError], Sentence] = MappingProxyType(
    {
        PersonUnknownError: lambda say: say.plain("We have not met yet. Send /start, and we will."),
        LanguageUnknownError: lambda say: say.plain("I do not speak this language. Those I speak are in /lang."),
        TimeZoneUnknownError: lambda say: say.plain(
            "I know no such time zone, so yours stays as it was. Choose one in /settings."
        ),
        ChatUnknownError: lambda say: say.plain("I have no such conversation. Just write to me, and a new one begins."),
        ChatClosedError: lambda say: say.plain("This conversation has ended. Just write to me, and a new one begins."),
        TurnUnknownError: lambda say: say.plain("I no longer have this message, so nothing has changed."),
        NotInPlanError: lambda say: say.plain("This is not part of the present plan. What is, is told by /usage."),
        PlanUnknownError: lambda say: say.plain("There is no such plan any more. Nothing was changed or charged."),
        HoldUnknownError: lambda say: say.plain(
            "This is no longer set aside, so nothing was charged. Please begin again."
        ),
        ModelNotAllowedError: lambda say: say.plain("This model cannot be chosen now, so the earlier choice stays."),
        LinkCodeInvalidError: lambda say: say.plain(
            "This code does not work: it may be mistyped, used or older than ten minutes. Nothing was linked. "
            "A new one: /link"
        ),
        LinkTakenError: lambda say: say.plain(
            "One of the two is already linked to somebody else, so nothing has changed. Unlink it first."
        ),
        LinkUnknownError: lambda say: say.plain("There is no such link, so there is nothing to undo."),
        ForgetTokenInvalidError: lambda say: say.plain(
            "This confirmation no longer works, and everything is still here. Send /forget to begin again."
        ),
        AnswerUnknownError: lambda say: say.plain("That is not one of the answers here. The buttons show them."),
        InterestsFullError: lambda say: say.plain("Three at the most. Take one back, and there is room for another."),
        GoalInvalidError: lambda say: say.plain("A daily goal is 10 to 1000 XP. The earlier one stays."),
        PauseTooSoonError: lambda say: say.plain(
            "No new pause yet: one is running or has ended less than two weeks ago. Nothing has changed."
        ),
        MemoryUnknownError: lambda say: say.plain("There is no such entry any more, so nothing has changed."),
        MemoryFullError: lambda say: say.plain("There is no room for more of this kind. Delete an entry, and it fits."),
        MemoryTextError: lambda say: say.plain("An entry is 1 to 200 characters long. Nothing was saved."),
        RecordingTooLargeError: lambda say: say.plain(
            "This is longer than I can listen to: five minutes at a time. Please send it in parts."
        ),
        PlacementUnknownError: lambda say: say.plain("I no longer have this test. A new one begins with /level."),
        PlacementUnavailableError: lambda say: say.plain(
            "The test cannot be taken now, so no level was changed. The level can be chosen in /level."
        ),
        CardUnknownError: lambda say: say.plain("There is no such card any more, so nothing has changed."),
        WordUnknownError: lambda say: say.plain("I know no such English word, so nothing was added."),
        TranslationTextError: lambda say: say.plain("A translation is 1 to 100 characters long. Nothing was saved."),
        ReviewUnknownError: lambda say: say.plain("This review is over. Send /review to begin another."),
        SceneUnknownError: lambda say: say.plain("There is no such role-play any more. Those that there are: /talk"),
        TalkUnknownError: lambda say: say.plain("This talk is over. Send /talk to begin another."),
        SlipUnknownError: lambda say: say.plain("This mistake is not kept any more. What you write next is looked at."),
        CheckerNotReadyError: lambda say: say.plain(
            "The checker is still getting ready. Nothing was checked; please send it once more in half a minute."
        ),
        LessonUnknownError: lambda say: say.plain("There is no such lesson any more. Those that there are: /lesson"),
        LessonLockedError: lambda say: say.plain("Other lessons come before this one. The list shows which: /lesson"),
        LessonRunUnknownError: lambda say: say.plain("This lesson is not open any more. The list is here: /lesson"),
        DisputeUnknownError: lambda say: say.plain("There is no such disputed answer. Nothing was changed."),
        StepAnswerUnfitError: lambda say: say.plain("This step takes no such answer. Its buttons show what it takes."),
        ModelError: lambda say: say.plain(
            "The model could not answer. Nothing was charged; please try once more, or choose another in /model."
        ),
        ModelUnavailableError: lambda say: say.plain(
            "The model cannot be reached now. Nothing was charged; please try again in a minute."
        ),
        ModelBusyError: lambda say: say.plain(
            "The model has too much to do now. Nothing was charged; please try again in a minute."
        ),
        ModelTimedOutError: lambda say: say.plain(
            "The model took too long. Nothing was charged; please try once more."
        ),
        ModelOutputInvalidError: lambda say: say.plain(
            "The model gave an answer that cannot be used. Nothing was charged; please try once more."
        ),
        ModelRefusedError: lambda say: say.plain("The model would not answer this. Other words may help."),
        ModelRequestRejectedError: lambda say: say.plain(
            "The model cannot take this as it is. Nothing was charged; a shorter text may help."
        ),
        ModelAccessDeniedError: lambda say: say.plain(
            "This model is not open to us now. Nothing was charged; another can be chosen in /model."
        ),
        NoModelError: lambda say: say.plain("There is no model here that can do this now."),
        OfferInvalidError: lambda say: say.plain(
            "The models are not set up right. Those who run this bot can put it right; nothing was charged."
        ),
        MoneyCeilingError: lambda say: say.plain(
            "The money set aside for models is used up for now. Nothing was charged."
        ),
        SpendingStoppedError: lambda say: say.plain(
            "Models that cost money are switched off for now. Nothing was charged."
        ),
    }
)
"""A sentence for every error that ends an update, here or below; a test demands it."""


def sentence_for(error: PermanentError, say: Words, zone: tzinfo) -> str:
    """What to tell a person whose clocks hang in `zone`. Raises KeyError for an error without a sentence."""
    match error:
        case AllowanceSpentError():
            when = told(error.resets_at, say, zone)
            return say.plain("That is all for now: the allowance is used up. There is more {when}: /usage", when=when)
        case LinkTriesSpentError():
            time = clock(error.until, say, zone)
            return say.plain("Too many wrong codes. Nothing was linked; a new code can be tried at {time}.", time=time)
    return SENTENCES[type(error)](say)
