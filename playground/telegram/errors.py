"""What the Bot API refuses a bot with, and what the simulator refuses a person's act with.

ApiError             a Bot API call was refused; becomes {"ok": false, ...}
  NotModelledError   the simulator does not know this; never a made-up success
  AnswerDroppedError the call was carried out and its answer is withheld (a fault asked for it)
ActError             a person's act makes no sense here; becomes a 4xx {"error": sentence}
"""

from typing import Any


class ApiError(Exception):
    """The Bot API refused a call. The description is what Telegram's server says, word for word."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def wire(self) -> dict[str, Any]:
        """The refusal as the Bot API writes it."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class NotModelledError(ApiError):
    """The simulator does not know this method or argument."""

    def __init__(self, what: str) -> None:
        super().__init__(501, f"Not Implemented: {what} is not modelled by the playground")


class AnswerDroppedError(ApiError):
    """The call was carried out, but its answer never reaches the bot."""

    def __init__(self) -> None:
        super().__init__(500, "the answer was dropped")


class ActError(Exception):
    """A person cannot do this. The message is one sentence for whoever asked."""

    def __init__(self, sentence: str, *, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
