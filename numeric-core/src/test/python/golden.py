#!/usr/bin/env python3
"""Writes what NumPy prints and computes to ../resources/golden, for the Java tests.

    python3 numeric-core/src/test/python/golden.py

Run by hand; the files are committed. Its output, and each file's first line, say which NumPy made
them. The same NumPy on the same kind of CPU writes the same bytes. What NumPy leaves to the CPU or
to its BLAS (complex products, exp, dot, ...) may differ in the last bits elsewhere; the tests allow
for that.
"""
import argparse
import os
import sys

import numpy as np

sys.dont_write_bytecode = True  # no __pycache__ among the sources

import golden_creation
import golden_dtypes
import golden_examples
import golden_fft
import golden_file
import golden_joining
import golden_linalg
import golden_indexing
import golden_foldings
import golden_functions
import golden_names
import golden_format_float
import golden_operations
import golden_printing
import golden_reductions
import golden_scipy_linalg
import golden_signal
import golden_statistics
import golden_ufuncs
import golden_views
import golden_evaluate
import golden_files
import golden_printing_dtypes
import golden_random


MODULES = {
    "creation": golden_creation,
    "dtypes": golden_dtypes,
    "joining": golden_joining,
    "indexing": golden_indexing,
    "foldings": golden_foldings,
    "fft": golden_fft,
    "functions": golden_functions,
    "evaluate": golden_evaluate,
    "examples": golden_examples,
    "linalg": golden_linalg,
    "names": golden_names,
    "format_float": golden_format_float,
    "operations": golden_operations,
    "printing": golden_printing,
    "reductions": golden_reductions,
    "scipy_linalg": golden_scipy_linalg,
    "signal": golden_signal,
    "statistics": golden_statistics,
    "views": golden_views,
    "files": golden_files,
    "printing_dtypes": golden_printing_dtypes,
    "random": golden_random,
    "ufuncs": golden_ufuncs,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", help="which files; all if none is named")
    files = parser.parse_args().files
    print(f"NumPy {np.__version__}")
    for name in files or MODULES:
        module = MODULES[name]
        with np.errstate(all="ignore"):
            lines = list(module.lines())
        path = golden_file.write(name, lines)
        cases = sum(not line.startswith("data\t") for line in lines)
        print(f"{os.path.relpath(path)}: {cases} cases, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
