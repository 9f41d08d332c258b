"""What a function returned, as JSON: values, kinds of dtype, order, index, zones. The same description of msticpy's
answer in CPython (frames.py) and of the wheel's in Pyodide (python/tests/frames.py) can be compared, though the logs'
texts are in neither: columns of texts, whole numbers and times are digests, and so are long lists of whole numbers. Numbers
with fractions are compared within a tolerance, so they cannot be digests: they are cut into at most PIECES pieces, and of
each there is the first number and a sum with signs in which every place has its own weight. One number that is another, has
another sign or changed places with another alters the sum of its piece, as far as the tolerance (1e-7 of that sum) lets see."""

import hashlib
import json

import numpy as np
import pandas as pd

#: So many cells stand as they are, where they are no texts of a log.
FEW = 12

#: So many pieces of a column of numbers with fractions.
PIECES = 50


def described(value):
    if isinstance(value, pd.DataFrame):
        columns = [[str(name), column(value.iloc[:, at])] for at, name in enumerate(value.columns)]
        return {"is": "DataFrame", "rows": len(value), "index": index(value.index), "columns": columns}
    if isinstance(value, pd.Series):
        return {"is": "Series", "name": value.name, "index": index(value.index), "cells": column(value)}
    if isinstance(value, np.ndarray):
        return {"is": "ndarray", "shape": list(value.shape), "cells": column(pd.Series(value.reshape(-1)))}
    return _plain(value)


def _plain(value):
    if isinstance(value, pd.Timestamp):
        return {"is": "Timestamp", "ns": value.as_unit("ns").value, "zone": zone(value.tz)}
    if isinstance(value, dict):
        return {"is": "dict", "items": [[described(key), described(item)] for key, item in value.items()]}
    if isinstance(value, list) and len(value) > FEW and all(type(item) is int for item in value):
        return {"is": "list", "length": len(value), "cells": digest(value)}
    if isinstance(value, (list, tuple)) and not hasattr(value, "start"):
        return [described(item) for item in value]
    if hasattr(value, "start") and hasattr(value, "end"):
        return {"is": "TimeSpan", "start": described(value.start), "end": described(value.end)}
    return value.item() if hasattr(value, "item") else value


def zone(tz):
    return None if tz is None else str(tz).replace("UTC+00:00", "UTC")


def index(labels):
    levels = [column(pd.Series(labels.get_level_values(at).array)) for at in range(labels.nlevels)]
    return {"names": [name for name in labels.names], "levels": levels}


def column(series):
    """Kind of dtype and cells; for pandas' own dtypes of texts and for categories the kind is that of the cells."""
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return {"kind": "category", "cells": column(pd.Series(series.tolist(), dtype=object))["cells"]}
    if dtype.kind == "f":
        return {"kind": "f", "cells": fractions([None if pd.isna(v) else v for v in series.tolist()])}
    if dtype.kind == "M":
        return {"kind": "M", "zone": zone(getattr(dtype, "tz", None)), "cells": digest(times(series))}
    cells = [None if not isinstance(v, (list, dict)) and pd.isna(v) else v for v in series.tolist()]
    if dtype.kind in "iub":
        cells = [None if v is None else int(v) for v in cells]
        return {"kind": dtype.kind, "cells": cells if len(cells) <= FEW else digest(cells)}
    return {"kind": "O", "cells": digest([None if v is None else v if isinstance(v, (int, float, str)) else str(v) for v in cells])}


def fractions(cells):
    missing = [at for at, v in enumerate(cells) if v is None]
    numbers = [0.0 if v is None else v for v in cells]
    length = 1 + len(cells) // PIECES
    starts = range(0, len(cells), length)
    by_place = [sum(v * (1 + at) for at, v in enumerate(numbers[start : start + length])) for start in starts]
    first = [None if cells[start] is None else digits(cells[start]) for start in starts]
    return {"missing": missing if len(missing) <= FEW else digest(missing), "first": first, "by_place": [digits(v) for v in by_place]}


def digits(number):
    """As many as the tolerance needs, and a few."""
    return float(f"{number:.10g}")


def times(series):
    return [None if pd.isna(v) else v.as_unit("ns").value for v in series]


def digest(cells):
    return hashlib.sha256(json.dumps(cells, separators=(",", ":")).encode()).hexdigest()[:16]
