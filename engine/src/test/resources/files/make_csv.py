"""Makes the tables of other programs that the tests read: python3 make_csv.py FOLDER (pandas 1.5, numpy 1.24)."""
import os
import sys

import numpy as np
import pandas as pd

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)


def at(name):
    return os.path.join(folder, name + ".csv")


table = pd.DataFrame({"x": [0.1, np.nan, np.inf, -np.inf], "n": [1, 2, 3, 4], "label": ["größe", "a,b", "", None],
                      "none": [np.nan] * 4})
table.to_csv(at("pandas"), index=False)
table.to_csv(at("pandas-index"))
table.to_csv(at("pandas-marked"), index=False, encoding="utf-8-sig")
table.to_csv(at("pandas-semicolon"), index=False, sep=";", decimal=",")
table.to_csv(at("pandas-tab"), index=False, sep="\t", encoding="utf-16")
table.to_csv(at("pandas-latin"), index=False, encoding="latin-1")
table.to_csv(at("pandas-quoted"), index=False, quoting=1)
table.to_csv(at("pandas-na"), index=False, na_rep="NA")
numbers = np.array([[0, 1], [0.1, np.nan], [-0.0, np.inf], [1e-300, -np.inf]])
np.savetxt(at("numpy"), numbers, delimiter=",", header="t,y")
np.savetxt(at("numpy-plain"), numbers, delimiter=",")
np.savetxt(at("numpy-blank"), numbers, header="t y")
