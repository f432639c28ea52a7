"""Makes the arrays of NumPy that the tests read: python3 make_npy.py FOLDER (numpy 1.24)."""
import os
import sys

import numpy as np

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)


def make(name, array):
    np.save(os.path.join(folder, name + ".npy"), array, allow_pickle=True)


strange = np.array([0, -0.0, np.nan, np.inf, -np.inf, 5e-324, 0.1])
payload = np.array([0x7FF0DEADBEEF0001, 0xFFF8000000000123], "u8").view("f8")
complexes = (np.arange(6) + 1j * np.arange(10, 16)).reshape(2, 3)

make("f8", np.append(strange, payload))
make("f4", strange.astype("f4"))
make("f2", np.array([0, -0.0, np.nan, np.inf, 0.1, 6e-8], "f2"))
make("f8-big", strange.astype(">f8"))
make("i4-big", np.array([1, -2, 2**31 - 1], ">i4"))
make("f2-big", np.array([0.1, -2], ">f2"))
for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"):
    make(kind, np.array([[0, 1], [np.iinfo(kind).min, np.iinfo(kind).max]], kind))
make("bool", np.array([True, False, True]))
make("c16", complexes)
make("c8-big", complexes.astype(">c8"))
make("c16-fortran", np.asfortranarray(complexes))
make("fortran", np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))
make("three", np.arange(24.0).reshape(2, 3, 4))
make("scalar", np.array(0.1))
make("no-rows", np.zeros((0, 3)))
make("object", np.array([1, "a"], object))
make("text", np.array(["a", "bc"]))
make("bytes", np.array([b"a", b"bc"]))
make("record", np.zeros(2, [("a", "f8"), ("b", "i4")]))
make("date", np.array(["2020-01-01"], "M8[D]"))
make("long-double", np.zeros(2, "f16"))
np.savez(os.path.join(folder, "stored.npz"), x=strange, n=np.arange(3))
np.savez_compressed(os.path.join(folder, "packed.npz"), x=strange, objects=np.array([1, "a"], object))
