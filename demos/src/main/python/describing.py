"""Which Python, NumPy and BLAS this is."""

import ctypes
import platform
import sys

import numpy


def blas():
    """The BLAS NumPy was built with: its name, version and, where it can be asked, the core it chose."""
    built = numpy.show_config(mode="dicts").get("Build Dependencies", {}).get("blas", {})
    return {
        "name": built.get("name", "unknown"),
        "version": built.get("version", "unknown"),
        "core": chosen_core() or "unknown",
    }


def chosen_core():
    """Asks the OpenBLAS that NumPy loaded for the CPU core type it chose."""
    numpy.dot(numpy.ones((2, 2)), numpy.ones((2, 2)))
    for path in loaded_libraries():
        library = ctypes.CDLL(path)
        for name in (
            "scipy_openblas_get_corename64_",
            "scipy_openblas_get_corename",
            "openblas_get_corename64_",
            "openblas_get_corename",
        ):
            function = getattr(library, name, None)
            if function is not None:
                function.restype = ctypes.c_char_p
                return function().decode()
    return None


def loaded_libraries():
    """Paths of the loaded libraries that look like OpenBLAS. Linux only: elsewhere none."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            paths = {line.split()[-1] for line in maps if "openblas" in line}
    except OSError:
        return []
    return sorted(path for path in paths if path.startswith("/"))


def lock_enabled():
    """False on a free-threaded build that runs without its lock."""
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def everything():
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "executable": sys.executable,
        "numpy": numpy.__version__,
        "blas": blas(),
        "switchInterval": sys.getswitchinterval(),
        "lock": lock_enabled(),
    }
