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


class ClusterLook(Look, total=False):
    """What :func:`plot_cluster` takes besides."""

    log: bool | Literal["x", "y"] | None
    columns: list[str] | None


class SizesLook(Look, total=False):
    """What :func:`plot_cluster_sizes` takes besides."""

    label: str | None
    top: int | None
    columns: list[str] | None


class VariabilityLook(Look, total=False):
    """What :func:`plot_variability` takes besides."""

    column: str | None
    by: str | None
    color: str | None
    top: int | None


class TopLook(Look, total=False):
    """What charts of the first so many take besides."""

    top: int | None
