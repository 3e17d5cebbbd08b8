"""Calls into PDFium that would be slow one by one through its Python wrapper: boxes of characters, sizes and fonts, lines drawn on a page.

PDFium may be used by one thread at a time: whoever calls holds :data:`ONE_AT_A_TIME`.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import accumulate, repeat
from threading import Lock
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

ONE_AT_A_TIME = Lock()

_HANDLE, _INT, _ADDRESS = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
BOLD_WEIGHT = 600
_MOST_OBJECTS = 20_000
"""Of a page with more objects (a map, a plot) only the first are looked at for lines drawn around tables."""


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of PDFium with plain addresses for its arguments: half the time of the typed one, and no other thread between."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _ADDRESS)
_count_boxes = _plain(pdfium.FPDFText_CountRects, _INT, _HANDLE, _INT, _INT)
_drawn_box = _plain(pdfium.FPDFText_GetRect, _INT, _HANDLE, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
_matrix = _plain(pdfium.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _ADDRESS)
_font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _INT)
_text_object = _plain(pdfium.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
_font_of = _plain(pdfium.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
_font_name = _plain(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _HANDLE, _ADDRESS, ctypes.c_size_t)
_font_weight = _plain(pdfium.FPDFFont_GetWeight, _INT, _HANDLE)
_character_index = _plain(pdfium.FPDFText_GetCharIndexFromTextIndex, _INT, _HANDLE, _INT)
_object_count = _plain(pdfium.FPDFPage_CountObjects, _INT, _HANDLE)
_object = _plain(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
_object_type = _plain(pdfium.FPDFPageObj_GetType, _INT, _HANDLE)
_object_bounds = _plain(pdfium.FPDFPageObj_GetBounds, _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)


class Box(NamedTuple):
    """A rectangle on a page as a person sees it: x to the right, y downwards, in points."""

    x0: float
    top: float
    x1: float
    bottom: float


class Frame(NamedTuple):
    """How PDFium's coordinates become those a person sees.

    Attributes:
        left, bottom, right, top: the visible part of the page, in PDFium's coordinates.
        turned: quarter turns clockwise at which the page is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    turned: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turned % 2 else (width, height)

    def seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle as shown."""
        if self.turned == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.turned == 1:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turned == 2:
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)


Sides = tuple[float, float, float, float]
"""The sides of a box in the order of :class:`Box`: as plain numbers, for they are many."""


class Font(NamedTuple):
    """What a run of text is set in.

    Attributes:
        share: of the height of its characters' boxes that is its size.
        bold: by its name or weight.
    """

    share: float = 0.86
    bold: bool = False


class PageText:
    """What PDFium tells of the text of one open page, by index into its text; each call asks for many at once."""

    def __init__(self, page: Any, textpage: Any, frame: Frame, length: int) -> None:
        self._page: int = ctypes.cast(page.raw, _HANDLE).value or 0
        self._handle: int = ctypes.cast(textpage.raw, _HANDLE).value or 0
        self.frame = frame
        self._fonts: dict[int, Font] = {}
        # the text may leave out characters that the boxes count
        self._index: list[int] | None = None
        if textpage.count_chars() != length:
            self._index = [max(0, _character_index(self._handle, index)) for index in range(length)]

    def boxes(self, indices: Sequence[int]) -> list[Sides]:
        """The boxes of characters: each its advance wide, as high as its font."""
        found = array("f", bytes(16 * len(indices)))
        at, _ = found.buffer_info()
        _run(map(_loose_box, repeat(self._handle), self._at(indices), range(at, at + 16 * len(indices), 16)))
        return self._seen(found)

    def drawn(self, starts: Sequence[int], ends: Sequence[int]) -> list[list[Sides]]:
        """The boxes of the runs in which each stretch of text was drawn, around their ink."""
        firsts = self._at(starts)
        lengths = [last + 1 - first for first, last in zip(firsts, self._at([end - 1 for end in ends]), strict=True)]
        counts = list(map(_count_boxes, repeat(self._handle), firsts, lengths))
        total = _count_boxes(self._handle, 0, -1)
        if total == sum(counts):
            boxes = self._inked(total)
            return [boxes[end - count : end] for count, end in zip(counts, accumulate(counts), strict=True)]
        return [self._inked(_count_boxes(self._handle, first, length)) for first, length in zip(firsts, lengths, strict=True)]

    def fonts(self, indices: Sequence[int], boxes: Sequence[Sides]) -> list[Font]:
        """The fonts of characters.

        Args:
            indices: of the characters.
            boxes: theirs, as :meth:`boxes` gives them.
        """
        objects = list(map(_text_object, repeat(self._handle), self._at(indices)))
        handles = [_font_of(each) if each else 0 for each in objects]
        return [
            self._fonts.get(handle) or self._font(handle, index, box) for handle, index, box in zip(handles, indices, boxes, strict=True)
        ]

    def shapes(self) -> list[Box]:
        """The boxes of the paths drawn on the page."""
        bounds = (ctypes.c_float * 4)()
        places = [ctypes.addressof(bounds) + 4 * number for number in range(4)]
        return [
            self.frame.seen(*bounds)
            for handle in _objects(self._page)
            if _object_type(handle) == pdfium.FPDF_PAGEOBJ_PATH and _object_bounds(handle, *places)
        ]

    def _inked(self, count: int) -> list[Sides]:
        found = array("d", bytes(32 * count))
        at, _ = found.buffer_info()
        end = at + 32 * count
        places = (range(at + 8 * number, end, 32) for number in range(4))
        _run(map(_drawn_box, repeat(self._handle), range(count), *places))
        return self._seen(found)

    def _seen(self, sides: Sequence[float]) -> list[Sides]:
        """Boxes as shown, of which PDFium gives left, top, right and bottom one after the other."""
        if not math.isfinite(sum(sides)):  # a font with a size or widths of 40 digits
            sides = [side if math.isfinite(side) else 0.0 for side in sides]
        frame = self.frame
        each = iter(sides)
        boxes = zip(each, each, each, each, strict=True)
        if frame.turned:
            return [frame.seen(left, bottom, right, top) for left, top, right, bottom in boxes]
        x, y = frame.left, frame.top
        return [(left - x, y - top, right - x, y - bottom) for left, top, right, bottom in boxes]

    def _font(self, handle: int, index: int, box: Sides) -> Font:
        """Look a font up by its handle, which one character of it has told."""
        (at,) = self._at([index])
        size = _font_size(self._handle, at)
        matrix = (ctypes.c_float * 6)()
        if _matrix(self._handle, at, ctypes.addressof(matrix)):
            size *= math.hypot(matrix[2], matrix[3])
        height = min(box[3] - box[1], box[2] - box[0]) if self._is_turned(matrix) else box[3] - box[1]
        share = size / height if height > 0 and 0.3 < size / height < 3 else Font().share
        bold = False
        if handle:
            name = ctypes.create_string_buffer(256)
            _font_name(handle, ctypes.addressof(name), 256)
            bold = _BOLD.search(name.value.decode("utf-8", "replace")) is not None or _font_weight(handle) >= BOLD_WEIGHT
        self._fonts[handle] = Font(share, bold)
        return self._fonts[handle]

    def _is_turned(self, matrix: Any) -> bool:
        return bool(abs(matrix[2]) > abs(matrix[3])) != bool(self.frame.turned % 2)

    def _at(self, indices: Sequence[int]) -> Sequence[int]:
        index = self._index
        return indices if index is None else [index[each] for each in indices]


def _run(calls: Iterable[int]) -> None:
    """Make calls whose results are of no use."""
    deque(calls, maxlen=0)


def holds_image(page: Any) -> bool:
    """Tell whether an open page shows a picture, or a form that may hold one."""
    kinds = {_object_type(handle) for handle in _objects(ctypes.cast(page.raw, _HANDLE).value or 0)}
    return pdfium.FPDF_PAGEOBJ_IMAGE in kinds or pdfium.FPDF_PAGEOBJ_FORM in kinds


def _objects(page: int) -> list[int]:
    """The objects drawn on a page."""
    found = (_object(page, number) for number in range(min(_object_count(page), _MOST_OBJECTS)))
    return [handle for handle in found if handle]
