"""Where in the code a screen is made, or something is sent to stay: read from the code itself, so that no place can be
forgotten. And which of these places a walk came by."""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from aiogram import Bot

import bots
from bots.kit.screens import Screen

BOTS = Path(bots.__file__).parent
CONTENT = ("send_message", "send_photo", "send_voice", "send_document", "edit_message_text")
"""What the bot library sends."""
SENDERS = frozenset({"Screen", "send", "rewrite", "send_voice", "send_photo", "send_document"})
"""Calls that put something before a person's eyes."""


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A call in the code, from its first line to its last one."""

    module: str
    function: str
    calls: str
    first: int
    last: int

    @property
    def name(self) -> str:
        """`bots.tutor.flows.check:ask:Screen`"""
        return f"{self.module}:{self.function}:{self.calls}"


def sites(package: str) -> frozenset[Site]:
    """All of a package of `bots`: "tutor", "kit"."""
    return frozenset(site for path in (BOTS / package).rglob("*.py") for site in _sites(path))


def _sites(path: Path) -> Iterator[Site]:
    module = ".".join(path.relative_to(BOTS.parent).with_suffix("").parts)
    for function, call in _calls(ast.parse(path.read_text(encoding="utf-8")), ""):
        yield Site(module, function, _name(call.func), call.lineno, call.end_lineno or call.lineno)


def _calls(node: ast.AST, function: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a sender, with the outermost function that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _calls(child, function or child.name)
            continue
        if isinstance(child, ast.Call) and _name(child.func) in SENDERS:
            yield function, child
        yield from _calls(child, function)


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


@dataclass
class Watch:
    """Looks on while bots show things, and notes the lines of their code that did it."""

    lines: set[tuple[str, int]] = field(default_factory=set)

    def came_by(self, site: Site) -> bool:
        return any(module == site.module and site.first <= line <= site.last for module, line in self.lines)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """The class of screens and the methods of the bot library are the same objects for everybody."""
        made, sent = Screen.__init__, {name: getattr(Bot, name) for name in CONTENT}
        Screen.__init__ = self._seeing(made)  # type: ignore[method-assign]
        for name, method in sent.items():
            setattr(Bot, name, self._seeing(method))
        try:
            yield
        finally:
            Screen.__init__ = made  # type: ignore[method-assign]
            for name, method in sent.items():
                setattr(Bot, name, method)

    def _seeing(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def seen(*args: Any, **kwargs: Any) -> Any:
            self._note(sys._getframe(1))
            return method(*args, **kwargs)

        seen.__signature__ = inspect.signature(method)  # type: ignore[attr-defined]
        return seen

    def _note(self, frame: FrameType | None) -> None:
        """Whoever called, and whoever called them, as far as it is code of ours."""
        while frame is not None:
            module = frame.f_globals.get("__name__", "")
            if module.startswith("bots."):
                self.lines.add((module, frame.f_lineno))
            frame = frame.f_back
