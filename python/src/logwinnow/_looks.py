"""Options of charts, as types: who mistypes one is told by an editor before the chart refuses it."""

from __future__ import annotations

from typing import Literal, TypedDict


class Look(TypedDict, total=False):
    """What every chart takes. Sizes are pixels of the plotting area; ``max_points``: marks drawn at most, 5000 without."""

    title: str | None
    width: int | Literal["container"] | None
    height: int | None
    theme: Literal["light", "dark"] | None
    max_points: int | None
