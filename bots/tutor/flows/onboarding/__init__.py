"""Getting to know a learner: five questions, each may be skipped, left and come back to."""

from bots.tutor.flows.onboarding.actions import IntroductionForm, OpenIntroduction
from bots.tutor.flows.onboarding.asking import create_router, kept

__all__ = ["IntroductionForm", "OpenIntroduction", "create_router", "kept"]
