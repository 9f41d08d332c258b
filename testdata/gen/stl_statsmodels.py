"""Makes golden/stl.json with statsmodels' STL and MSTL.

    python3 -m venv build/golden && build/golden/bin/pip install --no-deps -r testdata/gen/requirements.txt
    build/golden/bin/python testdata/gen/stl_statsmodels.py

Series are made from whole numbers by a recipe that the test repeats (`series`), so that the file holds
settings and answers only. Of the many random cases it holds checksums: the sum of a component's values, each
with the sign that the same recipe draws, so that one value off by x moves the sum by x.

Cases that rounding decides are left out (`shaky`): where a series has hardly more values than season and
trend have freedom, residuals are rounding errors, and the robustness weights take some of those for outliers.

`time_series`: of a log, computed numbers only; needs the folder shared/data beside the project."""

import warnings

import numpy as np
import pandas as pd
from statsmodels.tsa.seasonal import MSTL, STL

from golden import SHARED, save

CASES = 1200
NAMES = ["seasonal", "trend", "low_pass", "seasonal_deg", "trend_deg", "low_pass_deg", "robust", "seasonal_jump", "trend_jump", "low_pass_jump"]


class Recipe:
    """Knuth's MMIX generator: its upper 31 bits."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def series(seed, n, period):
    """A season, a slope, noise and outliers, in sixty-fourths."""
    recipe = Recipe(seed)
    season = [recipe.below(4001) - 2000 for _ in range(period)]
    slope, noise, every = recipe.below(41) - 20, 1 + recipe.below(1500), 5 + recipe.below(60)
    y = []
    for i in range(n):
        v = season[i % period] + slope * i + recipe.below(noise) + recipe.below(noise)
        if recipe.below(every) == 0:
            v += 30 * (recipe.below(2001) - 1000)
        y.append(v / 64)
    return np.array(y)


def checksum(seed, values):
    recipe = Recipe(seed)
    return float(sum(v if recipe.below(2) else -v for v in values))


def settings(random):
    odd = lambda low, high: int(low + 2 * random.integers(0, max(1, (high - low) // 2)))
    period = int(random.integers(2, 31)) if random.random() < 0.9 else int(random.integers(31, 60))
    o = dict(seasonal=odd(3, 21) if random.random() < 0.6 else 7, robust=bool(random.random() < 0.4))
    if random.random() < 0.3:
        o["trend"] = odd((period + 1) | 1, 4 * period + 9)
    if random.random() < 0.3:
        o["low_pass"] = odd((period + 1) | 1, 3 * period + 9)
    for name in ["seasonal_deg", "trend_deg", "low_pass_deg"]:
        o[name] = int(random.integers(0, 2))
    if random.random() < 0.3:
        o |= dict(seasonal_jump=int(random.integers(1, 5)), trend_jump=int(random.integers(1, 13)), low_pass_jump=int(random.integers(1, 13)))
    iterations = dict(inner_iter=int(random.integers(1, 5)), outer_iter=int(random.integers(0, 5))) if random.random() < 0.3 else {}
    return period, o, iterations


def shaky(y, period, o, iterations, found):
    random = np.random.default_rng(5)
    for _ in range(5):
        again = STL(y * (1 + 1e-13 * random.normal(size=len(y))), period, **o).fit(**iterations)
        if max(np.abs(again.trend - found.trend).max(), np.abs(again.seasonal - found.seasonal).max()) > 1e-10 * np.abs(y).max():
            return True
        if np.abs(again.weights - found.weights).max() > 1e-10 * (1 + np.abs(y).max() / max(1e-300, np.median(np.abs(found.resid)))):
            return True
    return False


def decomposed():
    """Each case: seed, n, period, ten settings (0 where statsmodels' default is meant), inner and outer
    iterations (-1 likewise), and the checksums of trend, seasonal and weights."""
    random = np.random.default_rng(20)
    left_out = seed = count = 0
    while count < CASES:
        seed += 1
        period, o, iterations = settings(random)
        n = int(random.integers(1, 9 * period)) if seed % 50 else int(random.integers(1000, 3000))
        y = series(seed, n, period)
        found = STL(y, period, **o).fit(**iterations)
        if iterations.get("outer_iter", 15 if o["robust"] else 0) and shaky(y, period, o, iterations, found):
            left_out += 1
            continue
        count += 1
        yield [seed, n, period, *(int(o.get(name, 0)) for name in NAMES), iterations.get("inner_iter", -1), iterations.get("outer_iter", -1),
               *(checksum(seed, v) for v in (found.trend, found.seasonal, found.weights))]
    print(f"{count} cases, {left_out} left out")


def whole():
    """Cases with all values."""
    for seed, n, period, robust in [(1, 1, 2, False), (2, 2, 2, False), (3, 3, 5, False), (4, 10, 24, False), (5, 24, 12, False), (6, 60, 7, True), (7, 100, 24, True)]:
        y = series(seed, n, period)
        found = STL(y, period, robust=robust).fit()
        yield dict(seed=seed, n=n, period=period, robust=robust, trend=found.trend.tolist(), seasonal=found.seasonal.tolist(), weights=found.weights.tolist())


def several():
    for seed, n, periods, robust in [(1, 1500, [24, 168], False), (2, 1500, [168, 24], True), (3, 400, [7, 30], False), (4, 300, [5, 12, 40], True), (5, 100, [12], False), (6, 60, [7, 29, 30], False), (7, 60, [7, 30], False)]:
        y = series(seed, n, max(periods)) + series(seed + 100, n, min(periods))
        found = MSTL(y, periods=periods, stl_kwargs=dict(robust=robust)).fit()
        seasons = np.atleast_2d(found.seasonal.T)
        yield dict(seed=seed, n=n, periods=periods, robust=robust, kept=[p for p in sorted(periods) if p < n / 2], trend=checksum(seed, found.trend),
                   weights=checksum(seed, found.weights), seasons=[checksum(seed, s) for s in seasons])


def time_series():
    y = pd.read_csv(SHARED / "time_series.csv", encoding="utf-8-sig")["TotalBytesSent"].to_numpy(dtype=float)
    for robust in (False, True):
        found = STL(y, 24, robust=robust).fit()
        yield dict(robust=robust, trend=checksum(1, found.trend), seasonal=checksum(1, found.seasonal), weights=checksum(1, found.weights),
                   trend_sum=float(found.trend.sum()), seasonal_sum=float(found.seasonal.sum()), residual_sd=float(found.resid.std()),
                   rows=[[i, found.trend[i], found.seasonal[i], found.resid[i], found.weights[i]] for i in (0, 1, 149, 299, 399, 599, 839)])


def main():
    warnings.simplefilter("ignore")
    save("stl", "stl_statsmodels", ["numpy", "pandas", "scipy", "statsmodels"], "STL(y, period, ...).fit(inner_iter, outer_iter); MSTL(y, periods=..., stl_kwargs=...).fit()",
         "1e-9 of the larger of 1 and the largest |y|, of single values and of checksums", columns=["seed", "n", "period", *NAMES, "inner_iter", "outer_iter", "trend", "seasonal", "weights"],
         cases=list(decomposed()), whole=list(whole()), several=list(several()), time_series=list(time_series()))


if __name__ == "__main__":
    main()
