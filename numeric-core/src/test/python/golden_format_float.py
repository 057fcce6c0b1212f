"""What numpy.format_float_positional and format_float_scientific make of single numbers.

A line: function, dtype, bits, options as 'name=value' separated by ';', '-' for none, the text.
"""
import numpy as np

import golden_file

NUMBERS = [
    0.0, -0.0, 1.0, -1.5, 1 / 3, 2 / 3, 0.1, 100.0, 1234.5678, 1e-5, 9.995, 0.5, 65504.0, 6e-8, 1e22, 1e23, 5e-324,
    float("nan"), float("inf"), -float("inf"), 16777216.0, 0.0001, 99999.5, 2.0**-24,
]


def options(rng, positional):
    found = {}
    if rng.random() < 0.6:
        found["precision"] = int(rng.integers(0, 12))
    if rng.random() < 0.3 and "precision" in found:
        found["unique"] = False
    if positional and rng.random() < 0.3:
        found["fractional"] = False
        found["precision"] = max(1, found.get("precision", 1))
    if rng.random() < 0.7:
        found["trim"] = str(rng.choice(list("k.0-")))
    if rng.random() < 0.3:
        found["sign"] = True
    if rng.random() < 0.3:
        found["pad_left"] = int(rng.integers(0, 10))
    if positional and rng.random() < 0.3:
        found["pad_right"] = int(rng.integers(0, 10))
    if rng.random() < 0.3 and found.get("unique", True):
        found["min_digits"] = int(rng.integers(0, found.get("precision", 9) + 1))
    if not positional and rng.random() < 0.3:
        found["exp_digits"] = int(rng.integers(1, 5))  # with 0, NumPy prints no digit of e+0
    return found


def lines():
    """All cases, the same each time."""
    rng = np.random.default_rng(20240303)
    found = {}
    for x in NUMBERS:
        for dtype in ("float16", "float32", "float64"):
            for name, function in (
                ("positional", np.format_float_positional), ("scientific", np.format_float_scientific),
            ):
                for i in range(16):
                    a = np.array(x).astype(dtype)
                    chosen = options(rng, name == "positional") if i else {}
                    text = function(a[()], **chosen)
                    described = ";".join(f"{k}={v}" for k, v in chosen.items()) or "-"
                    found["\t".join([name, dtype, golden_file.bits(a), described, text])] = None
    return list(found)
