"""scikit-learn's side of dbscan.mjs: FILE COLUMNS EPS MIN_SAMPLES. Prints five times in milliseconds as JSON and
writes the labels to FILE.labels as int32."""
import json
import sys
import time

import numpy as np
from sklearn.cluster import DBSCAN

file, columns, eps, min_samples = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
x = np.fromfile(file).reshape(-1, columns)
times = []
for _ in range(6):
    start = time.perf_counter()
    labels = DBSCAN(eps=eps, min_samples=min_samples, algorithm="kd_tree", n_jobs=1).fit(x).labels_
    times.append((time.perf_counter() - start) * 1000)
labels.astype("<i4").tofile(file + ".labels")
print(json.dumps(times[1:]))
