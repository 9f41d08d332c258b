"""Loads the modules of msticpy that the golden files need, unmodified, without its sixty dependencies.

msticpy is installed with --no-deps (see requirements.txt). Its packages' own __init__ files would import
widgets, plots and cloud clients, so they are replaced by empty ones; of what the wanted modules import,
one decorator, a check of names and some exceptions of msticpy, its process trees, its plots, a progress bar and a second kind of forest are stubs,
because no number depends on them. Everything that computes is msticpy's."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock

ROOT = Path(importlib.util.find_spec("msticpy").submodule_search_locations[0])


def _empty_package(name):
    module = ModuleType(name)
    module.__path__ = [str(ROOT.parent.joinpath(*name.split(".")))]
    sys.modules[name] = module
    return module


for _package in ("msticpy", "msticpy.analysis", "msticpy.transform", "msticpy.common"):
    _empty_package(_package)
_utility = _empty_package("msticpy.common.utility")
_utility.export = lambda thing: thing
_exceptions = ModuleType("msticpy.common.exceptions")
_exceptions.MsticpyImportExtraError = ImportError
_exceptions.MsticpyUserError = _exceptions.MsticpyException = ValueError
_utility.check_kwargs = lambda given, known: None
sys.modules["msticpy.common.exceptions"] = _exceptions
for _unused in ("matplotlib", "matplotlib.pyplot", "tqdm", "tqdm.auto", "rrcf", "msticpy.transform.proc_tree_builder", "msticpy._version", "msticpy.vis",
                "msticpy.vis.timeseries"):
    sys.modules[_unused] = MagicMock()

from msticpy.analysis import cluster_auditd, eventcluster, outliers, timeseries  # noqa: E402,F401
from msticpy.transform import auditdextract  # noqa: E402,F401
