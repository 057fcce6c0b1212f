#!/usr/bin/env python3
"""Writes the seeds of the fuzz tests: files as NumPy writes them, and the same with a byte or a word changed.

    python3 numeric-core/src/test/python/fuzz_seeds.py

Run by hand; the files are committed.
"""
import io
import os

import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "dev", "baton", "core", "io")

ARRAYS = {
    "bool": np.array([True, False]),
    "int8_empty": np.zeros((0, 3), np.int8),
    "int64_scalar": np.int64(-5),
    "float16_fortran": np.asfortranarray(np.arange(6, dtype=np.float16).reshape(2, 3)),
    "float32_big_endian": np.arange(3, dtype=">f4"),
    "complex128": np.array([1 + 2j]),
    "strings": np.array(["ab", "c"]),
    "dates": np.array(["2026-01-01"], dtype="M8[D]"),
    "records": np.zeros(2, dtype=[("x", "<f8"), ("y", "<i4")]),
}


def npy(array, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, np.asanyarray(array), version=version)
    return out.getvalue()


def npz(save, **arrays):
    out = io.BytesIO()
    save(out, **arrays)
    return out.getvalue()


def npy_seeds():
    for name, array in ARRAYS.items():
        yield name, npy(array)
    for major in 1, 2, 3:
        yield f"version_{major}", npy(np.arange(3.0), (major, 0))
    plain = npy(np.arange(3.0))
    yield "truncated", plain[:-5]
    yield "header_cut", plain[:40]
    yield "magic_only", plain[:6]
    yield "empty", b""
    yield "shape_negative", plain.replace(b"(3,)", b"(-3)")
    yield "shape_huge", plain.replace(b"(3,), }         ", b"(99999999999,),}")
    yield "descr_object", plain.replace(b"'<f8'", b"'|O8'")
    yield "descr_pickle", plain.replace(b"'<f8'", b"__im ")
    yield "length_beyond", plain[:8] + b"\xff\xff" + plain[10:]
    yield "version_9", plain[:6] + b"\x09" + plain[7:]


def npz_seeds():
    plain = npz(np.savez, a=np.arange(3), b=np.ones((2, 2)))
    yield "stored", plain
    yield "deflated", npz(np.savez_compressed, a=np.zeros(1000))
    yield "no_arrays", npz(np.savez)
    yield "truncated", plain[:-30]
    yield "checksum", plain.replace(npy(np.arange(3)), npy(np.arange(1, 4)))
    yield "empty", b""


def write(test, seeds):
    folder = os.path.join(FOLDER, "FileFuzzTestInputs", test)
    os.makedirs(folder, exist_ok=True)
    for name, data in seeds:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


if __name__ == "__main__":
    write("anyFileIsReadOrRefused", npy_seeds())
    write("anyArchiveIsReadOrRefused", npz_seeds())
