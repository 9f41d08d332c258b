"""Numbers for texts: msticpy's scores, of one text, of many, or of a column (``_df``)."""

from __future__ import annotations

from typing import Any

from . import _host
from ._engine import call
from ._errors import check_several
from ._frames import Frame, Table
from ._text import Texts

#: The delimiters of msticpy, as the regular expression that it writes them in.
DELIMITERS = r'[\s\-\\/\.,"\'|&:;%$()]'


def _score(name: str, value: Any, **options: Any) -> Any:
    if isinstance(value, str):
        number = call(name, value, options)
        return int(number) if float(number).is_integer() else number
    return _whole(call(name, _texts(value), options))


def _texts(value: Any) -> Texts:
    check_several(value, "value", "a text, or several")
    return Texts(value.tolist() if hasattr(value, "tolist") else list(value))


def _column(name: str, data: Table, column: str, **options: Any) -> Any:
    frame = Frame(data, [column])
    numbers = call(name, frame, str(column), options)
    pd = _host.pandas()
    if not frame.is_pandas or pd is None:
        return numbers
    return pd.Series(numbers if name == "charOrdScoreDf" else _whole(numbers), index=frame.data.index)


def _as_counted_by_pandas(counts: Any, data: Table, column: str) -> Any:
    """With the column's name and NaN where a text is missing, as msticpy has them from ``Series.str.count``."""
    if not hasattr(counts, "rename"):
        return counts
    there = data[column].notna()
    return (counts if there.all() else counts.astype("float64").where(there)).rename(column)


def _whole(numbers: Any) -> Any:
    """As int64 where all are whole, which they are unless one is missing or scaled."""
    if not hasattr(numbers, "astype"):
        return [int(n) if n == n and float(n).is_integer() else n for n in numbers]
    return numbers.astype("int64") if bool((numbers % 1 == 0).all()) else numbers


def _delimiters(delim_list: str) -> str | None:
    return None if delim_list == DELIMITERS else delim_list


def char_ord_score(value: Any, scale: int = 1) -> Any:
    """Sum of the characters' code points, divided by ``scale`` and cut to a whole number; of one text or each of many."""
    return _score("charOrdScore", value, scale=scale)


def token_count(value: Any, delimiter: str = " ") -> Any:
    """How many parts ``delimiter`` cuts the text into, empty ones counted."""
    return _score("tokenCount", value, delimiter=delimiter)


def delim_count(value: Any, delim_list: str = DELIMITERS) -> Any:
    """How many characters of the text are delimiters; ``delim_list`` is a list of characters or one bracket expression."""
    return _score("delimCount", value, delim_list=_delimiters(delim_list))


def delim_hash(value: Any, delim_list: str = DELIMITERS) -> Any:
    """CRC-32 of the text's delimiters, in their order; 0 without any."""
    return _score("delimHash", value, delim_list=_delimiters(delim_list))


def crc32_hash(value: Any) -> Any:
    """CRC-32 of the text's UTF-8 bytes."""
    return _score("crc32Hash", value)


def string_score(value: Any) -> Any:
    """msticpy's ``_string_score``: the sum of the code points."""
    return _score("stringScore", value)


def char_ord_score_df(data: Table, column: str, scale: int = 1) -> Any:
    """``char_ord_score`` of a column, not cut: a float64 Series with the frame's index."""
    return _column("charOrdScoreDf", data, column, scale=scale)


def token_count_df(data: Table, column: str, delimiter: str = " ") -> Any:
    """``token_count`` of a column, as a Series with the frame's index."""
    return _column("tokenCountDf", data, column, delimiter=delimiter)


def delim_count_df(data: Table, column: str, delim_list: str = DELIMITERS) -> Any:
    """``delim_count`` of a column, as a Series with the frame's index and the column's name; NaN where a text is missing."""
    return _as_counted_by_pandas(_column("delimCountDf", data, column, delim_list=_delimiters(delim_list)), data, column)


def delim_hash_df(data: Table, column: str, delim_list: str = DELIMITERS) -> Any:
    """``delim_hash`` of a column, as a Series with the frame's index."""
    return _column("delimHashDf", data, column, delim_list=_delimiters(delim_list))


def crc32_hash_df(data: Table, column: str) -> Any:
    """``crc32_hash`` of a column, as a Series with the frame's index."""
    return _column("crc32HashDf", data, column)


def command_template(value: Any, slots_off: list[str] | None = None) -> Any:
    """The command with what varies as slots (``svchost.exe -k netsvcs -p <num>``), of one text or each of many."""
    return call("commandTemplate", value if isinstance(value, str) else _texts(value), {"slots_off": slots_off})
