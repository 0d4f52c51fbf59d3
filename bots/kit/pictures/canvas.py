"""A picture whose parts are put where a designer wants them: boxes, lines and texts, by pixels.

Shapes are drawn at twice the size and reduced, so that their edges are smooth; letters are smooth by themselves. What
was written is remembered with its box and its ground, so that a test can measure every text.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from bots.kit.pictures.theme import NORMAL, WIDTH, Palette, fitting, font

TWICE = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it stands in the picture."""

    text: str
    asked: str
    """What was to be written; `text` is shorter where it did not fit."""
    size: int
    ink: str
    ground: str
    box: tuple[float, float, float, float]
    """Left, top, right, bottom of its letters."""


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour laid thinly over a ground: `share` of it shows."""
    parts = zip(ImageColor.getrgb(colour)[:3], ImageColor.getrgb(ground)[:3], strict=True)
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in parts)


class Canvas:
    """A sheet of the theme's width."""

    def __init__(self, height: int, palette: Palette) -> None:
        self.palette = palette
        self.height = height
        self.written: list[Written] = []
        self._image = Image.new("RGB", (WIDTH * TWICE, height * TWICE), palette.paper)
        self._draw = ImageDraw.Draw(self._image)
        self._texts: list[tuple[float, float, Written, bool, str]] = []

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, radius: float = 0) -> None:
        """A filled rectangle; nothing where it has no size."""
        if width > 0 and height > 0:
            corners = (x * TWICE, y * TWICE, (x + width) * TWICE - 1, (y + height) * TWICE - 1)
            rounding = min(radius, width / 2, height / 2) * TWICE
            self._draw.rounded_rectangle(corners, rounding, colour)

    def frame(self, x: float, y: float, width: float, height: float, colour: str, *, radius: float, line: int) -> None:
        """The outline of a rectangle, inside of it."""
        corners = (x * TWICE, y * TWICE, (x + width) * TWICE - 1, (y + height) * TWICE - 1)
        self._draw.rounded_rectangle(corners, radius * TWICE, outline=colour, width=line * TWICE)

    def polygon(self, points: list[tuple[float, float]], colour: str) -> None:
        self._draw.polygon([(x * TWICE, y * TWICE) for x, y in points], colour)

    def dashes(self, x: float, y: float, width: float, colour: str, *, dash: int = 14, line: int = 4) -> None:
        """A dashed line from left to right."""
        for start in range(0, round(width), dash * 2):
            self.box(x + start, y - line / 2, min(dash, width - start), line, colour, radius=line)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int = NORMAL,
        ink: str | None = None,
        ground: str | None = None,
        bold: bool = False,
        anchor: str = "ls",
        room: float | None = None,
    ) -> float:
        """Writes at a point, which is where Pillow's `anchor` says; shortened to its `room`. Returns its width.

        `ground` is the colour behind it, told where that is not the paper.
        """
        face = font(size, bold=bold)
        shown = text if room is None else fitting(text, face, room)
        width = face.getlength(shown)
        box = face.getbbox(shown, anchor=anchor)
        place = (x + box[0], y + box[1], x + box[2], y + box[3])
        colours = (ink or self.palette.ink, ground or self.palette.paper)
        one = Written(shown, text, size, *colours, place)
        self.written.append(one)
        self._texts.append((x, y, one, bold, anchor))
        return width

    def png(self) -> bytes:
        image = self._image.reduce(TWICE)
        draw = ImageDraw.Draw(image)
        for x, y, one, bold, anchor in self._texts:
            draw.text((x, y), one.text, one.ink, font(one.size, bold=bold), anchor=anchor)
        data = BytesIO()
        image.save(data, "PNG", compress_level=2)
        return data.getvalue()
