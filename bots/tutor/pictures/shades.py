"""The colours of the tutor's charts: one accent, and how strongly it is laid over the paper."""

from dataclasses import dataclass

from bots.kit.pictures.canvas import mixed
from bots.kit.pictures.theme import LIGHT, Palette, accent_of


@dataclass(frozen=True, slots=True)
class Shades:
    accent: str
    on_accent: str
    """For letters on the accent: a contrast of 4.5 at the least."""
    half: str
    faint: str
    ink: str
    """The accent for letters on the paper."""


def shades_of(palette: Palette) -> Shades:
    accent, paper = accent_of("tutor"), palette.paper
    ink = accent if palette == LIGHT else mixed(accent, "#ffffff", 0.5)
    return Shades(accent, "#ffffff", mixed(accent, paper, 0.55), mixed(accent, paper, 0.25), ink)
