"""Makes the HDF5 files of other programs that the tests read: python3 make_hdf5.py FOLDER (h5py 3)."""
import os
import sys

import h5py
import numpy as np

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)


def make(name, fill, **options):
    with h5py.File(os.path.join(folder, name + ".h5"), "w", **options) as file:
        fill(file)


def put(name, data=None, **options):
    return lambda file: file.create_dataset(name, data=data, **options)


def dense_attribute(file):
    data = file.create_dataset("inner/data", data=[1.0, 2.0])
    for number in range(12):
        data.attrs["attribute %d" % number] = number


def empty_group(file):
    file.create_group("empty")
    file["follows/data"] = [1.0, 2.0]


def links(file):
    file["data"] = [1.0]
    file["soft"] = h5py.SoftLink("/data")


def external(file):
    file["external"] = h5py.ExternalLink("plain.h5", "/data")


def hard(file):
    file["a/data"] = [1.0]
    file["b"] = file["a"]


def loop(file):
    file["a/data"] = [1.0]
    file["a/again"] = file["/"]


def named_type(file):
    file["type"] = np.dtype("f8")
    file.create_dataset("data", data=[1.0], dtype=file["type"])


def imitation(file):
    """The layout of a sweep, made by another program."""
    file.attrs["name"] = "imitation"
    file.attrs["parameters"] = ["x"]
    for name, data in {"value": [1.0, 2.0], "lower bound": -1.0, "upper bound": 1.0}.items():
        file["sweep_params/x/" + name] = data
    file["solve_successful/solve_successful"] = np.ones(2, "i1")


def complex_of(kind):
    return np.array([1 + 2j, complex(np.nan, -0.0)], kind)


enum = h5py.enum_dtype({"RED": 0, "GREEN": 7}, basetype="i2")
record = np.array([(1, 2.5), (3, -0.0)], dtype=[("n", "i4"), ("x", "f8")])
strange = np.array([0, -0.0, np.nan, np.inf, -np.inf, 5e-324, 0.1])
payload = np.array([0x7FF0DEADBEEF0001, 0xFFF8000000000123], "u8").view("f8")

make("plain", put("data", strange))
make("latest", put("data", strange), libver="latest")
make("root-only", lambda file: None)
make("dense-attribute", dense_attribute, libver="latest")
make("empty-group", empty_group)
make("soft-link", links)
make("external-link", external)
make("hard-link", hard)
make("loop", loop)
make("named-type", named_type)
make("bool", put("inner/flags", np.array([True, False, True])))
make("enum", put("inner/colours", np.array([0, 7, 0], "i2"), dtype=enum))
make("float16", put("inner/half", np.array([0, -0.0, np.nan, np.inf, 0.1, 6e-8], "f2")))
make("big-endian", put("inner/data", strange, dtype=">f8"))
make("big-endian-int", put("inner/data", np.array([1, -2, 2**31 - 1]), dtype=">i4"))
make("variable-text", put("inner/texts", ["a", "größe", ""], dtype=h5py.string_dtype()))
make("fixed-text", put("inner/texts", np.array([b"a", b"bcd", b""])))
make("variable-length", lambda file: file.create_dataset("inner/ragged", (2,), dtype=h5py.vlen_dtype("f8")))
make("gzip", put("inner/data", np.arange(100.0).reshape(20, 5), chunks=(7, 2), compression="gzip", shuffle=True, fletcher32=True))
make("lzf", put("inner/data", np.random.default_rng(1).random((20, 5)), chunks=(7, 2), compression="lzf"))
make("scale-offset", put("inner/data", np.arange(100), chunks=(10,), scaleoffset=0))
make("unlimited", put("inner/data", np.arange(6.0).reshape(2, 3), maxshape=(None, 3)))
make("unlimited-latest", put("inner/data", np.arange(6.0).reshape(2, 3), maxshape=(None, None)), libver="latest")
make("partly-written", lambda file: file.create_dataset("inner/data", (5, 4), chunks=(2, 3), fillvalue=7.5)
     .__setitem__((slice(0, 2), slice(0, 3)), 1.0))
make("never-written", lambda file: file.create_dataset("inner/data", (3,), fillvalue=-1.5))
make("compound", put("inner/rows", record))
make("complex", lambda file: [put("double", complex_of("c16"))(file), put("single", complex_of("c8"))(file)])
make("no-data", put("inner/nothing", h5py.Empty("f8")))
make("no-rows", put("inner/data", np.zeros((0, 3))))
make("reference", lambda file: file.create_dataset("inner/reference", data=file.ref, dtype=h5py.ref_dtype))
make("opaque", put("inner/opaque", np.array([b"ab", b"cd"], "V2")))
make("imitation", imitation)
make("imitation-latest", imitation, libver="latest")
make("user-block", imitation, userblock_size=512)
make("attributes", lambda file: [file.attrs.__setitem__(k, v) for k, v in {
    "text": "größe", "number": 0.1, "whole": 7, "many": [1.0, 2.0], "texts": ["a", "b"], "flag": True}.items()])
make("numbers", lambda file: [put(kind, np.array([[0, 1], [np.iinfo(kind).min, np.iinfo(kind).max]], kind))(file)
                              for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")]
     + [put("f4", strange.astype("f4"))(file), put("f8", np.append(strange, payload))(file),
        put("scalar", 0.1)(file), put("three", np.arange(24.0).reshape(2, 3, 4))(file)])
