"""Makes golden/dbscan.json: labels and core samples of scikit-learn's DBSCAN for seeded random inputs.

    python3 -m venv build/golden && build/golden/bin/pip install --no-deps -r testdata/gen/requirements.txt
    build/golden/bin/python testdata/gen/dbscan_sklearn.py

The inputs themselves are not stored: `rows` and `weights` below are written the same way in
dbscan/golden_test.go, from the same generator (splitmix64), so a case is its seed, shape, kind and settings.
Only operations that IEEE 754 rounds in one way are used, so both give the same bits.

Tree metrics use algorithm="kd_tree", whose comparisons keep exact ties (kinds lattice and tenths are made of
them); cosine uses "brute", the only one there is, on inputs without ties. Weights have short binary
fractions, so that their sums do not depend on their order."""

import math

import numpy as np
from sklearn.cluster import DBSCAN

from golden import save

CASES = 1500
MASK = (1 << 64) - 1


class Random:
    """splitmix64 (Steele, Lea, Flood, 2014)."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def unit(self):
        """A number in [0, 1)."""
        return (self.bits() >> 11) * 2.0**-53

    def below(self, n):
        """A whole number in [0, n)."""
        return int(self.unit() * n)


def rows(seed, kind, n, d):
    r = Random(seed)
    side = 2 + r.below(7)
    out = []
    for i in range(n):
        centre = r.below(4)
        copied = r.below(max(i, 1)) if kind == "repeats" and r.below(3) > 0 else i
        row = []
        for j in range(d):
            u = r.unit()
            if kind == "lattice":
                row.append(math.floor(u * side))
            elif kind == "tenths":
                row.append(math.floor(u * side) * 0.1)
            elif kind == "blobs":
                row.append((centre * (j % 3)) + (u - 0.5) * 0.5)
            elif kind == "zeros":
                row.append(0.0 if centre == 0 else u - 0.5)
            else:
                row.append(u - 0.5)
        out.append(out[copied] if copied < i else row)
    return out


def weights(seed, kind, n):
    """The first is 1, because scikit-learn refuses weights that are all 0."""
    r = Random(seed + 1)
    draw = {"whole": lambda: float(r.below(4)), "eighths": lambda: r.below(20) / 8, "negative": lambda: (r.below(9) - 2) / 2}
    return None if kind == "none" else [1.0] + [draw[kind]() for _ in range(n - 1)]


def settings(seed):
    """One case: everything drawn from its seed."""
    r = Random(seed * 7919 + 13)
    pick = lambda of: of[r.below(len(of))]
    metric = pick(["euclidean"] * 5 + ["manhattan", "chebyshev", "cosine"])
    kind = pick(["uniform", "blobs", "repeats", "zeros"] if metric == "cosine" else ["uniform", "lattice", "tenths", "blobs", "repeats"])
    d = 1 + seed % 10
    n = 1 + r.below(pick([5, 40, 80, 80, 200]))
    if kind == "lattice":
        eps = pick([1.0, 1.0, 2.0, math.sqrt(2), math.sqrt(5), 0.5])
    elif kind == "tenths":
        eps = pick([1, 2, 3]) * 0.1
    elif metric == "cosine":
        eps = round(0.003 + 0.5 * r.unit() ** 2 * (3 if r.below(9) == 0 else 1), 6)
    elif kind == "blobs":
        eps = round((0.1 + 0.2 * r.unit()) * (d if metric == "manhattan" else math.sqrt(d)), 6)
    else:
        reach = {"euclidean": math.sqrt(d), "manhattan": d, "chebyshev": 1}[metric]
        eps = round((0.02 + 0.28 * r.unit()) * reach, 6)
    return dict(seed=seed, metric=metric, kind=kind, n=n, d=d, eps=eps, minSamples=1 + r.below(pick([3, 6, 12])),
                weights=pick(["none", "none", "whole", "eighths", "negative"]))


def solve(case):
    x = np.array(rows(case["seed"], case["kind"], case["n"], case["d"]), dtype=float)
    algorithm = "brute" if case["metric"] == "cosine" else "kd_tree"
    model = DBSCAN(eps=case["eps"], min_samples=case["minSamples"], metric=case["metric"], algorithm=algorithm)
    model.fit(x, sample_weight=weights(case["seed"], case["weights"], case["n"]))
    return dict(case, labels=spaced(model.labels_), core=spaced(model.core_sample_indices_))


def spaced(whole_numbers):
    return " ".join(str(v) for v in whole_numbers)


def main():
    cases = [solve(settings(seed)) for seed in range(CASES)]
    save("dbscan", "dbscan_sklearn", ["numpy", "scikit-learn", "scipy"],
         "DBSCAN(eps, min_samples, metric, algorithm='kd_tree', or 'brute' for cosine).fit(rows, sample_weight)",
         "none: labels and core samples are equal", cases=cases)
    kinds = [set(c["labels"].split()) for c in cases]
    print(f"{len(cases)} cases, {sum(len(k) > 1 for k in kinds)} with more than one label, {sum(len(k) > 2 for k in kinds)} with more than two,",
          f"{sum(len(c['core'].split()) < sum(v != '-1' for v in c['labels'].split()) for c in cases)} with border rows")


if __name__ == "__main__":
    main()
