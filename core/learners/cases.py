"""What the outside may ask of learners: `app.learners`."""

from dataclasses import dataclass

from core.clock import Clock
from core.learners.use_cases import AskQuestion, LearnerOf, TellAboutSelf, ToggleInterest


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerCases:
    """The use cases of getting to know a learner."""

    of: LearnerOf
    """`await app.learners.of(person_id) -> Learner`"""
    ask: AskQuestion
    tell: TellAboutSelf
    toggle_interest: ToggleInterest

    @classmethod
    def build(cls, *, clock: Clock) -> "LearnerCases":
        return cls(
            of=LearnerOf(),
            ask=AskQuestion(clock=clock),
            tell=TellAboutSelf(clock=clock),
            toggle_interest=ToggleInterest(clock=clock),
        )
