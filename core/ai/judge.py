"""A vision model that looks at a finished picture before a person does."""

from enum import StrEnum, unique
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field

from core.ai.metering import Call
from core.ai.prompts import prompt
from core.ai.router import Models
from core.ai.structured import ask_for
from core.ai.types import ChatRequest, Message, Picture, Role, Use

ACCEPTED_FROM = 7
REDONE_FROM = 4


@unique
class Decision(StrEnum):
    ACCEPT = "accept"
    REDO = "redo"
    """Once, with the verdict's rewording."""
    GIVE_BACK = "give_back"
    """The credit is given back."""


class PictureVerdict(BaseModel):
    model_config = ConfigDict(extra="forbid")

    score: Annotated[int, Field(ge=0, le=10)]
    why: Annotated[str, Field(max_length=500)]
    rewording: Annotated[str, Field(max_length=4000)] = ""

    @property
    def decision(self) -> Decision:
        if self.score >= ACCEPTED_FROM:
            return Decision.ACCEPT
        return Decision.REDO if self.score >= REDONE_FROM else Decision.GIVE_BACK


class PictureJudge(Protocol):
    async def judge(self, description: str, picture: Picture, call: Call) -> PictureVerdict: ...


class ModelJudge:
    """Sees the description and the picture only: not the person, not the attempts before."""

    def __init__(self, models: Models) -> None:
        self._models = models

    async def judge(self, description: str, picture: Picture, call: Call) -> PictureVerdict:
        """Raises ModelError, or NoModelError when no judge that sees pictures is on offer."""
        request = ChatRequest(
            messages=(
                Message(Role.SYSTEM, prompt("picture_judge", 1).render()),
                Message(Role.USER, f"The description:\n{description}", (picture,)),
            ),
            max_output_tokens=600,
            temperature=0.0,
        )
        return await ask_for(self._models, PictureVerdict, request, call, use=Use.JUDGE)
