"""Numbers for texts: msticpy's scores, of one text, of many, or of a column (``_df``).

All raise LogwinnowError: ``type`` for what is neither a text nor several, ``column`` for one that is not there, ``option``
for an option out of its range. A missing text counts as the empty one unless a function says otherwise. Time grows with the length of the texts.
"""

from __future__ import annotations

from typing import Any

from . import _host
from ._engine import call
from ._errors import check_several
from ._frames import Frame, Table
from ._text import Texts
from ._whole import whole

#: The delimiters of msticpy, as the regular expression that it writes them in.
DELIMITERS = r'[\s\-\\/\.,"\'|&:;%$()]'


def _score(name: str, value: Any, **options: Any) -> Any:
    if isinstance(value, str):
        number = call(name, value, options)
        return int(number) if float(number).is_integer() else number
    return whole(call(name, _texts(value), options))


def _texts(value: Any) -> Texts:
    check_several(value, "value", "a text, or several")
    return Texts(value.tolist() if hasattr(value, "tolist") else list(value))


def _column(name: str, data: Table, column: str, **options: Any) -> Any:
    frame = Frame(data, [column])
    numbers = call(name, frame, str(column), options)
    pd = _host.pandas()
    if not frame.is_pandas or pd is None:
        return numbers
    return pd.Series(numbers if name == "charOrdScoreDf" else whole(numbers), index=frame.data.index)


def _as_counted_by_pandas(counts: Any, data: Table, column: str) -> Any:
    """With the column's name and NaN where a text is missing, as msticpy has them from ``Series.str.count``."""
    if not hasattr(counts, "rename"):
        return counts
    there = data[column].notna()
    return (counts if there.all() else counts.astype("float64").where(there)).rename(column)


def _delimiters(delim_list: str) -> str | None:
    return None if delim_list == DELIMITERS else delim_list


def char_ord_score(value: Any, scale: int = 1) -> Any:
    """Sum of the characters' code points, divided by ``scale`` and cut to a whole number; of one text or each of many.

    :param value: a text, or several (a list, a Series); the answer is a number, or an array of them
    :param scale: a finite number > 0; 1 without
    :raises LogwinnowError: ``type``: neither; ``option``, ``value``: another scale
    """
    return _score("charOrdScore", value, scale=scale)


def token_count(value: Any, delimiter: str = " ") -> Any:
    """How many parts ``delimiter`` cuts the text into, empty ones counted; of one text or each of many.

    :param delimiter: a text that is not empty; a space without
    :raises LogwinnowError: ``type``: ``value`` is neither a text nor several; ``option``: another delimiter
    """
    return _score("tokenCount", value, delimiter=delimiter)


def delim_count(value: Any, delim_list: str = DELIMITERS) -> Any:
    """How many characters of the text are delimiters; of one text or each of many.

    :param delim_list: characters, or one bracket expression of a regular expression; msticpy's without
    :raises LogwinnowError: ``type``: ``value`` is neither a text nor several; ``option``: an expression that cannot be read
    """
    return _score("delimCount", value, delim_list=_delimiters(delim_list))


def delim_hash(value: Any, delim_list: str = DELIMITERS) -> Any:
    """CRC-32 of the text's delimiters, in their order; 0 without any. Parameters and errors as :func:`delim_count`."""
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
    """The command with what varies as slots (``svchost.exe -k netsvcs -p <num>``), of one text or each of many.

    :param value: a text, or several; the answer is a text, or a list of them
    :param slots_off: kinds of slot not to use: ``user``, ``temp``, ``guid``, ``sid``, ``mac``, ``time``, ``ipv4``,
        ``ipv6``, ``hex``, ``base64``, ``num``; all are used without
    :raises LogwinnowError: ``type``: ``value`` is neither a text nor several; ``option``: another kind of slot
    """
    return call("commandTemplate", value if isinstance(value, str) else _texts(value), {"slots_off": slots_off})
