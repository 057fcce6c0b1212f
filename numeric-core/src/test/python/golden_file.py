"""The form golden files have.

Text, gzipped: a first line that names the NumPy, then one record a line, fields separated by tabs.
Doubles are their bits in 16 hex digits, one behind the other, complex numbers as real and imaginary
part, '-' for none. Shapes are extents separated by commas, '()' for none.
"""
import gzip
import io
import os

import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "golden")


def write(name, lines):
    """Writes one golden file, the same bytes for the same lines."""
    os.makedirs(FOLDER, exist_ok=True)
    path = os.path.normpath(os.path.join(FOLDER, name + ".txt.gz"))
    text = "".join(line + "\n" for line in [f"# NumPy {np.__version__}", *lines])
    buffer = io.BytesIO()
    # No time and no name in the header, so that a file changes only when its lines do.
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    with open(path, "wb") as file:
        file.write(buffer.getvalue())
    return path


def dtype(a):
    return str(a.dtype)


def shape(a):
    return ",".join(map(str, a.shape)) if a.ndim else "()"


def bits(a):
    """The elements in C order."""
    return np.ascontiguousarray(a).astype(a.dtype.newbyteorder(">")).tobytes().hex()


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
