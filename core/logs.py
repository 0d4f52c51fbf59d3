"""What the processes say about themselves: one line an event, with the secrets taken out of all of it.

Everything goes through one handler of the root logger, ours and the libraries' alike; the line is redacted
after it is rendered, so no field, no traceback and no third-party text can carry a secret past it.
What is going on stands in every line of a task: `with told_with(update_id=…, lane=…, bot=…):`.
"""

import logging
import re
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

HIDDEN = "***"

_PATTERNS = [
    # 123456789:AAE… : a bot's token, also percent-encoded and inside of a Bot API path
    (re.compile(r"\d{6,16}(:|%3[Aa])[A-Za-z0-9_-]{30,}"), HIDDEN),
    # https://user:password@host : the password, even one that holds an unescaped @
    (re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://[^\s:/@\"'<>]*):[^\s/\"'<>]+@"), rf"\1:{HIDDEN}@"),
    (re.compile(r"\bsk-[A-Za-z0-9_-]{8,}"), HIDDEN),
    (re.compile(r"\b(Basic|Bearer)(\s+|%20)[A-Za-z0-9+/=._~-]{6,}", re.IGNORECASE), rf"\1 {HIDDEN}"),
]

QUIET = ("uvicorn", "aiogram.event", "asyncio", "apscheduler", "tortoise", "openai", "httpx", "httpx2", "gigachat")
"""Loggers that are heard from WARNING on, whatever the level. Some say a line for every update or every step of a
start; ours say it once, with the ids. The others write down what passes through them, and that is what people said:
parameters of statements, bodies of requests."""

_circumstances: ContextVar[Mapping[str, Any]] = ContextVar("circumstances", default={})  # noqa: B039 - never changed


@contextmanager
def told_with(**facts: Any) -> Iterator[None]:
    """Every line that is logged within the block names these facts too."""
    before = _circumstances.set({**_circumstances.get(), **facts})
    try:
        yield
    finally:
        _circumstances.reset(before)


class Redactor:
    """Takes secrets out of a text: whatever looks like one, and the given values wherever they stand."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = sorted({secret for secret in secrets if len(secret) >= 8}, key=len, reverse=True)
        self._known = re.compile("|".join(re.escape(secret) for secret in known)) if known else None

    def __call__(self, text: str) -> str:
        if self._known is not None:
            text = self._known.sub(HIDDEN, text)
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        return text


class _RedactingHandler(logging.StreamHandler[TextIO]):
    def __init__(self, stream: TextIO, redact: Redactor) -> None:
        super().__init__(stream)
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """A line that cannot be formatted: logging would print its raw arguments, secrets included."""
        error = sys.exc_info()[1]
        if isinstance(error, BrokenPipeError):
            return
        self.stream.write(self._redact(f"a log line of {record.name} could not be written: {error!r}\n"))


def set_up_logs(
    *, level: str = "info", form: str = "auto", secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Sends every log, warning and uncaught exception of this process to `stream` (standard output), redacted."""
    out = stream or sys.stdout
    as_json = form == "json" or (form == "auto" and not out.isatty())
    shared = _shared_processors()
    handler = _RedactingHandler(out, Redactor(secrets))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=_rendering(as_json=as_json))
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    quiet_libraries(root.level)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    _catch_the_uncaught()


def quiet_libraries(level: int) -> None:
    """Where `level` is below it, libraries that write down too much are heard from WARNING on."""
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, level))


def _shared_processors() -> list[Processor]:
    return [
        with_circumstances,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def with_circumstances(_logger: Any, _name: str, event: EventDict) -> EventDict:
    """Adds what `told_with` says; a line's own facts come first."""
    return {**_circumstances.get(), **event}


def _rendering(*, as_json: bool) -> list[Processor]:
    first: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if as_json:
        return [
            *first,
            structlog.processors.format_exc_info,
            structlog.processors.UnicodeDecoder(),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    return [*first, structlog.processors.format_exc_info, _readable]


def _readable(_logger: Any, _name: str, event: Any) -> str:
    """`12:04:05 info    worker ready  partitions=64`, a traceback below it."""
    moment = str(event.pop("timestamp", ""))[11:19]
    level, text = event.pop("level", ""), event.pop("event", "")
    below = [event.pop(name) for name in ("exception", "stack") if event.get(name)]
    event.pop("logger", None)
    fields = " ".join(f"{name}={_shown(value)}" for name, value in event.items())
    line = f"{moment} {level:<7} {text}" + (f"  {fields}" if fields else "")
    return "\n".join([line, *below])


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return repr(text) if not text or re.search(r"[\s=\"]", text) else text


def _catch_the_uncaught() -> None:
    """Uncaught exceptions and warnings would go straight to standard error, past the redaction."""
    log = logging.getLogger("uncaught")
    logging.captureWarnings(capture=True)

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.critical("the process ended on an error", exc_info=(kind, error, trace))

    def uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        log.critical("a thread ended on an error", exc_info=args.exc_value)

    def unraisable(args: Any) -> None:
        log.error("an error nobody could catch: %s", args.err_msg or args.object, exc_info=args.exc_value)

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
    sys.unraisablehook = unraisable
