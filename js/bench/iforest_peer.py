"""scikit-learn's side of iforest.mjs: FILE COLUMNS RUNS. Prints the median times of fit and score in milliseconds as JSON."""
import json
import statistics
import sys
import time

import numpy as np
from sklearn.ensemble import IsolationForest

file, columns, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
x = np.fromfile(file).reshape(-1, columns)
fit, score = [], []
for _ in range(runs + 1):
    start = time.perf_counter()
    forest = IsolationForest(n_estimators=100, random_state=1, n_jobs=1).fit(x)
    fitted = time.perf_counter()
    forest.score_samples(x)
    fit.append((fitted - start) * 1000)
    score.append((time.perf_counter() - fitted) * 1000)
print(json.dumps({"fit": statistics.median(fit[1:]), "score": statistics.median(score[1:])}))
