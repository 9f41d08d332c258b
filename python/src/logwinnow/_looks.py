"""How msticpy's keywords for looks change a chart: legend, axis, grids, colours, the size and the form of marks."""

from __future__ import annotations

from typing import Any, Iterator

from ._errors import refusal

LOOKS = {"legend", "yaxis", "xgrid", "ygrid"}
#: Where msticpy (and Bokeh, beneath it) can put a legend, and what Vega-Lite calls the place.
PLACES = {
    "left": "left", "right": "right", "inline": "top-left", "none": None, "top_left": "top-left", "top_right": "top-right",
    "bottom_left": "bottom-left", "bottom_right": "bottom-right", "center_left": "left", "center_right": "right", "top": "top",
    "top_center": "top", "bottom": "bottom", "bottom_center": "bottom",
}
#: Forms of the marks of anomalies, and the Vega symbol that is nearest.
FORMS = {"circle_x": "circle", "circle": "circle", "cross": "cross", "diamond": "diamond", "diamond_cross": "diamond"}


def dressed(spec: dict[str, Any], looks: dict[str, Any]) -> dict[str, Any]:
    """The chart, changed as the keywords of ``LOOKS`` say; those that are not given leave it as it is."""
    layers = list(_layers(spec))
    if "legend" in looks:
        _place_legends(spec, _one_of("legend", looks["legend"], PLACES))
    for axis, name in (("x", "xgrid"), ("y", "ygrid")):
        if name in looks:
            _each_axis(layers, axis, lambda old: {**(old or {}), "grid": _flag(name, looks[name])})
    if "yaxis" in looks and not _flag("yaxis", looks["yaxis"]):
        _each_axis(layers, "y", lambda old: None)
    return spec


def sized(spec: dict[str, Any], size: Any) -> dict[str, Any]:
    """Events drawn as marks so many pixels wide."""
    if isinstance(size, bool) or not isinstance(size, (int, float)) or not 0 < size < float("inf"):
        raise refusal("type", "size", "a number of pixels > 0; marks have one size here, and not that of a column", size)
    for layer in _marks(spec, "diamond"):
        layer["mark"]["size"] = size * size  # Vega takes the area
    return spec


def formed(spec: dict[str, Any], kind: Any) -> dict[str, Any]:
    """Anomalies of both signs drawn in one form; colours still tell them apart."""
    form = _one_of("kind", kind, FORMS)
    for layer in _layers(spec):
        if "shape" in layer.get("encoding", {}):
            layer["encoding"]["shape"]["scale"]["range"] = [form, form]
    return spec


def coloured(spec: dict[str, Any], colors: Any) -> dict[str, Any]:
    """Values, baseline and anomalies in these colours, as far as they are given."""
    colors = [colors] if isinstance(colors, str) else list(colors)
    if not all(color is None or isinstance(color, str) for color in colors):
        raise refusal("type", "color", "names of colours: of values, baseline and anomalies", colors)
    observed, baseline, odd = [*colors, None, None, None][:3]
    for layer in _layers(spec):
        lines, fills = (layer.get("encoding", {}).get(channel, {}).get("scale") for channel in ("color", "fill"))
        if lines:
            lines["range"] = [new or old for new, old in zip((observed, baseline), lines["range"])]
        if fills and odd:
            fills["range"] = [odd for _ in fills["range"]]
    return spec


def bars_coloured(spec: dict[str, Any], color: Any) -> dict[str, Any]:
    """Bars and the events upon them in this colour."""
    if not isinstance(color, str):
        raise refusal("type", "color", "the name of a colour", color)
    for layer in _layers(spec):
        if isinstance(layer.get("mark"), dict) and (layer["mark"].get("type") == "bar" or layer["mark"].get("shape") == "diamond"):
            layer["mark"]["color"] = color
    return spec


def _layers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The layers of the upper view; below it may be others, from which a reader chooses a time range."""
    view = spec["vconcat"][0] if "vconcat" in spec else spec
    yield from view.get("layer", [view])


def _marks(spec: dict[str, Any], shape: str) -> Iterator[dict[str, Any]]:
    return (layer for layer in _layers(spec) if isinstance(layer.get("mark"), dict) and layer["mark"].get("shape") == shape)


def _each_axis(layers: list[dict[str, Any]], channel: str, change: Any) -> None:
    for layer in layers:
        field = layer.get("encoding", {}).get(channel)
        if field and "field" in field:
            field["axis"] = change(field.get("axis"))


def _place_legends(spec: dict[str, Any], place: str | None) -> None:
    """The legend of the upper view alone, there."""
    for layer in _layers(spec):
        for channel in ("color", "fill", "shape"):
            field = layer.get("encoding", {}).get(channel)
            if field and "field" in field:
                field["legend"] = None if place is None else {**(field.get("legend") or {"title": None}), "orient": place}
    if "vconcat" in spec:
        spec.setdefault("resolve", {})["legend"] = {"color": "independent", "fill": "independent", "shape": "independent"}
        for view in spec["vconcat"][1:]:
            for layer in view.get("layer", [view]):
                if "field" in layer.get("encoding", {}).get("color", {}):
                    layer["encoding"]["color"]["legend"] = None


def _one_of(name: str, given: Any, known: dict[str, Any]) -> Any:
    if isinstance(given, str) and given in known:
        return known[given]
    raise refusal("option", name, f"one of {', '.join(known)}", given)


def _flag(name: str, given: Any) -> bool:
    if given in (True, False):
        return bool(given)
    raise refusal("type", name, "True or False", given)
