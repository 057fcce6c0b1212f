"""NumPy's public names, of which docs/numpy.md has a row each: namespace and name."""
import numpy as np

NAMESPACES = {
    "numpy": np.__all__,
    "numpy.ndarray": [name for name in dir(np.ndarray) if not name.startswith("_")],
    "numpy.random.Generator": [name for name in dir(np.random.Generator) if not name.startswith("_")],
    "numpy.fft": np.fft.__all__,
    "numpy.linalg": np.linalg.__all__,
}


def lines():
    for namespace, names in NAMESPACES.items():
        for name in sorted(names):
            yield f"{namespace}\t{name}"
