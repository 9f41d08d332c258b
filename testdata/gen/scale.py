"""Makes golden/scale.json: the row and column scalings of scikit-learn on small matrices.

    build/golden/bin/python testdata/gen/scale.py        (versions: requirements.txt)"""

import numpy as np
from sklearn.preprocessing import Normalizer, RobustScaler

from golden import save

MATRICES = {
    "three by two": [[3, 4], [6, 8], [0, 5]],
    "a row of zeros": [[0, 0, 0], [1, 2, 2], [0, -3, 4]],
    "one row": [[1, 2, 3]],
    "one column": [[5], [-2], [0], [7], [7]],
    "a constant column": [[1, 4], [1, 5], [1, 9], [1, 2]],
    "half the column equal": [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5], [8, 6], [9, 7]],
    "even count, quartiles between values": [[1, 10], [2, 30], [4, 20], [8, 70]],
    "negative and fractional": [[-1.5, 0.25], [2.25, -0.125], [0.1, 1e-9], [3.3, 7.7], [-0.7, 100.0]],
    "wide range": [[1e-8, 1e12], [2e-8, -1e12], [5e-8, 3e11], [3e-8, 0.0], [9e-8, 7.0]],
    "outlier": [[1, 1], [2, 1], [3, 2], [4, 2], [5, 3], [1000, 3]],
    "a range below ten machine epsilons": [[1.0, 1e-17], [1.0 + 1e-15, 2e-17], [1.0, 4e-17], [1.0 + 2e-15, 9e-17]],
    "rows shorter than ten machine epsilons": [[1e-15, 2e-15], [0, 2.2e-15], [3e-15, 0], [1e-200, -1e-200]],
}
QUANTILES = [(25.0, 75.0), (10.0, 90.0)]


def robust(matrix, low, high):
    scaler = RobustScaler(quantile_range=(low, high)).fit(matrix)
    return {"quantile_range": [low, high], "center": scaler.center_.tolist(), "scale": scaler.scale_.tolist(),
            "values": scaler.transform(matrix).tolist()}


def main():
    cases = []
    for name, rows in MATRICES.items():
        matrix = np.array(rows, dtype=np.float64)
        cases.append({"name": name, "rows": matrix.tolist(), "normalizer_l2": Normalizer("l2").fit_transform(matrix).tolist(),
                      "robust": [robust(matrix, *pair) for pair in QUANTILES]})
    save("scale", "scale", ("scikit-learn", "numpy", "scipy"), "Normalizer('l2'), RobustScaler(quantile_range=...)",
         "1e-12 of the larger of 1 and the number; scikit-learn takes 1 for a range below ten machine epsilons (2.2e-15)", cases=cases)


if __name__ == "__main__":
    main()
