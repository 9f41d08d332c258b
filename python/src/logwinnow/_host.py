"""Where this package can run, and what else is there."""

from __future__ import annotations

import sys
from typing import Any


def check() -> None:
    """Raises ImportError, in one sentence, where there is no WebAssembly to run on."""
    if sys.platform != "emscripten":
        raise ImportError(
            "logwinnow for Python runs inside Pyodide (JupyterLite, PyScript), where WebAssembly is; "
            "in this Python use its command `logwinnow` or the npm package instead"
        )


# Neither comes with types in Pyodide, so what they give is Any.
def numpy() -> Any:
    """numpy where it can be imported, else None."""
    return _module("numpy")


def pandas() -> Any:
    """pandas where somebody has imported it: it takes seconds, and without frames nobody needs it."""
    return sys.modules.get("pandas")


def _module(name: str) -> Any:
    try:
        return sys.modules.get(name) or __import__(name)
    except ImportError:
        return None
