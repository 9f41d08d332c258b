"""statsmodels' side of stl.mjs: FILE PERIOD ROBUST RUNS [SERIES]. Prints the median time in milliseconds of RUNS runs after
one that does not count; with RUNS 0 of that one. With SERIES the numbers are so many series of the same length."""
import statistics
import sys
import time

import numpy as np
from statsmodels.tsa.seasonal import STL

file, period, robust, runs, series = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "1", int(sys.argv[4]), int((sys.argv + ["1"])[5])
parts = np.fromfile(file).reshape(series, -1)
STL(parts[0][: 4 * period], period=period, robust=robust).fit()  # what is loaded at the first call
times = []
for _ in range(runs + 1):
    start = time.perf_counter()
    for y in parts:
        STL(y, period=period, robust=robust).fit()
    times.append((time.perf_counter() - start) * 1000)
print(statistics.median(times[1:] or times))
