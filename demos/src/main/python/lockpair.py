"""The price of CPython's release + retake, without Python's own around it.

A loop in C calls PyEval_SaveThread and PyEval_RestoreThread, which is what Py_BEGIN_ALLOW_THREADS and
Py_END_ALLOW_THREADS expand to. The two prototypes are declared by hand, so that no CPython headers are needed: only a C
compiler (CC, or cc).
"""

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

SOURCE = """
typedef struct _ts PyThreadState;
extern PyThreadState *PyEval_SaveThread(void);
extern void PyEval_RestoreThread(PyThreadState *);

void lock_pairs(long times)
{
    for (long i = 0; i < times; i++)
        PyEval_RestoreThread(PyEval_SaveThread());
}
"""


def load():
    """Compiles and loads the loop; returns a function of the number of pairs."""
    compiler = shlex.split(os.environ.get("CC", "cc"))
    if shutil.which(compiler[0]) is None:
        raise RuntimeError(f"not measured: needs a C compiler, and {compiler[0]} is not on the PATH")
    with tempfile.TemporaryDirectory(prefix="baton-peer-") as folder:
        source = os.path.join(folder, "lockpair.c")
        library = os.path.join(folder, "lockpair.so")
        with open(source, "w", encoding="utf-8") as file:
            file.write(SOURCE)
        flags = ["-undefined", "dynamic_lookup"] if sys.platform == "darwin" else []
        command = [*compiler, "-O2", "-shared", "-fPIC", *flags, "-o", library, source]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"not measured: {shlex.join(command)} failed: {done.stderr.strip()}")
        loaded = ctypes.PyDLL(library)  # PyDLL keeps the lock for the call, as a C extension does.
    loaded.lock_pairs.argtypes = [ctypes.c_long]
    loaded.lock_pairs.restype = None
    return loaded.lock_pairs
