"""The engine: the npm package and its WebAssembly module, in the same thread as Python.

Calls are synchronous. In a kernel's own worker (JupyterLite, PyScript with a worker) nobody else waits for the
thread, so the module is compiled at ``import logwinnow``. On a page's main thread some browsers refuse to compile
large modules at once; there ``await logwinnow.ready()`` does it while the page goes on.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from pyodide.code import run_js
from pyodide.ffi import JsException, create_proxy

from ._cargo import Cargo, unpacked
from ._errors import LogwinnowError, reworded

_bridge: Any = None
_up = False


def _asset(name: str) -> bytes:
    return files(__package__).joinpath("_js", name).read_bytes()


def _load() -> Any:
    global _bridge
    if _bridge is None:
        _bridge = run_js(_asset("bridge.js").decode())
    return _bridge


def bring_up() -> None:
    """Compiles and starts the module now; does nothing where the browser refuses."""
    global _up
    wasm = create_proxy(_asset("logwinnow.wasm"))
    try:
        _load().up(wasm)
        _up = True
    except JsException:
        pass
    finally:
        wasm.destroy()


async def ready() -> None:
    """Compiles and starts the module without holding up the page. Needed where ``import logwinnow`` could not; harmless elsewhere."""
    global _up
    if _up:
        return
    wasm = create_proxy(_asset("logwinnow.wasm"))
    try:
        await _load().soon(wasm)
        _up = True
    except JsException as error:
        raise LogwinnowError("load", str(error.message)) from None
    finally:
        wasm.destroy()


def call(name: str, *args: Any) -> Any:
    """Calls a function of the npm package: one crossing there, one back.

    Options are a dict with Python's names; those that are None are left out.
    """
    if not _up:
        raise LogwinnowError("load", "the engine is not up on this thread yet: await logwinnow.ready() first")
    cargo = Cargo()
    text = json.dumps([cargo.plain(arg) for arg in args], allow_nan=False)
    fetch = create_proxy(cargo.fetch)
    try:
        answer = _bridge.call(name, text, fetch, *cargo.buffers)
    except JsException as error:
        if cargo.failure is not None:
            raise cargo.failure from None
        raise LogwinnowError("internal", f"{error.name}: {error.message}") from None
    finally:
        fetch.destroy()
    if hasattr(answer, "code"):
        raise LogwinnowError(answer.code, reworded(answer.message, args))
    return unpacked(answer)
