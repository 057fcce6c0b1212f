"""What scipy.fft's cosine and sine transforms, NumPy's windows and scipy.signal give, for the Java tests.

Lines are those of golden_reductions.py, of one or several results. A second operand is the argument v.
Needs SciPy.
"""
import itertools

import numpy as np
import scipy.fft
import scipy.signal

from golden_reductions import operand

NORMS = ["backward", "ortho", "forward"]
COSINES = ["dct", "idct", "dst", "idst"]


def ints(text):
    return tuple(int(item) for item in str(text).split(","))


def cosines(function, a, type, n=None, s=None, axis=-1, axes=None, norm="backward"):
    call = getattr(scipy.fft, function)
    if function.endswith("n"):
        return call(a, type, s=None if s is None else ints(s), axes=None if axes is None else ints(axes), norm=norm)
    return call(a, type, n=n, axis=axis, norm=norm)


def convolved(function, a, v, mode, method):
    # Every method is to give what NumPy's sums do.
    return getattr(np, function)(a, operand(v), mode)


def options(fs=1.0, window=None, nperseg=None, noverlap=None, nfft=None, detrend=None, density=1):
    given = {"fs": fs, "nperseg": nperseg, "noverlap": noverlap, "nfft": nfft}
    if window is not None:
        given["window"] = operand(window)
    if detrend is not None:
        given["detrend"] = "constant" if detrend else False
    return {key: value for key, value in given.items() if value is not None}, density


def spectrum(function, a, **arguments):
    given, density = options(**arguments)
    if function == "stft":
        return scipy.signal.stft(a, scaling="psd" if density else "spectrum", **given)
    return getattr(scipy.signal, function)(a, scaling="density" if density else "spectrum", **given)


def call(function, text, arguments):
    if function.rstrip("n") in COSINES:
        return cosines(function, operand(text), **arguments)
    if function in ("convolve", "correlate"):
        return convolved(function, operand(text), **arguments)
    if function == "lombscargle":
        times, samples, frequencies = (operand(arguments[key]) for key in ("t", "y", "w"))
        return scipy.signal.lombscargle(times, samples, frequencies)
    if text == "-":
        return getattr(np, function)(*arguments.values())
    return spectrum(function, operand(text), **arguments)


def record(function, text, **arguments):
    fields = ["case", function, ";".join(f"{k}={v}" for k, v in arguments.items()) or "-", text]
    try:
        results = call(function, text, arguments)
    except Exception as refused:  # Whatever SciPy raises is what there is to record.
        return "\t".join([*fields, "error", type(refused).__name__])
    for one in results if isinstance(results, tuple) else (results,):
        one = np.ascontiguousarray(one)
        fields += [str(one.dtype), ",".join(map(str, one.shape)), one.tobytes().hex() or "-"]
    return "\t".join(fields)


def cosine_lines():
    for function, type in itertools.product(COSINES, (1, 2, 3, 4)):
        for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 60, 101, 128]:
            for norm in NORMS:
                yield record(function, f"float64:{n}:s", type=type, norm=norm)
        for dtype in ("int64", "float32", "complex64", "complex128"):
            yield record(function, f"{dtype}:3,12:s", type=type, norm="ortho")
        for axis, n in itertools.product((0, 1, -1, 3), (0, 1, 3, 8)):
            yield record(function, "float64:4,5,3:s|T", type=type, axis=axis, n=n)
        yield record(function + "n", "float64:4,5:s", type=type)
        yield record(function + "n", "float32:4,5,3:s|S::-1", type=type, axes="2,0", norm="ortho")
        yield record(function + "n", "float64:4,5,3:s", type=type, s="6,2", axes="0,1", norm="forward")


def window_lines():
    for function, m in itertools.product(("bartlett", "blackman", "hamming", "hanning"), (-1, 0, 1, 2, 3, 8, 51)):
        yield record(function, "-", m=m)
    for m, beta in itertools.product((-1, 0, 1, 2, 8, 51), (0.0, 2.5, 14.0)):
        yield record("kaiser", "-", m=m, beta=beta)


def convolution_lines():
    sizes = [(1, 1), (1, 7), (7, 1), (5, 5), (4, 9), (100, 3), (90, 40), (40, 90), (300, 7)]
    for function, mode, (m, n) in itertools.product(("convolve", "correlate"), ("full", "same", "valid"), sizes):
        for method in ("DIRECT", "FFT", "OVERLAP_ADD", "AUTO"):
            yield record(function, f"float64:{m}:s", v=f"float64:{n}:s", mode=mode, method=method)
        yield record(function, f"complex128:{m}:s", v=f"float64:{n}:s", mode=mode, method="FFT")
        yield record(function, f"complex128:{m}:s", v=f"complex128:{n}:s", mode=mode, method="OVERLAP_ADD")
        yield record(function, f"float32:{m}:s", v=f"float32:{n}:s", mode=mode, method="FFT")
        yield record(function, f"int64:{m}:s", v=f"int16:{n}:s", mode=mode, method="FFT")


def spectrum_lines():
    for function, dtype in itertools.product(("periodogram", "welch", "stft"), ("float64", "float32", "complex128")):
        for n in (1, 2, 7, 100, 401):
            for density in (0, 1):
                yield record(function, f"{dtype}:{n}:s", density=density)
        yield record(function, f"{dtype}:2,3,70:s", fs=12.5)
        yield record(function, f"{dtype}:270:s", detrend=0)
        yield record(function, f"{dtype}:270:s", detrend=1, density=0)
    for function in ("welch", "stft"):
        for nperseg, noverlap, nfft in ((16, 8, 16), (16, 0, 16), (15, 7, 20), (33, 25, 64)):
            yield record(function, "float64:200:s", nperseg=nperseg, noverlap=noverlap, nfft=nfft, fs=8.0)
    yield record("welch", "float64:200:s", window="float64:20:p")
    yield record("periodogram", "float64:100:s", nfft=128)
    yield record("periodogram", "float64:20:s", window="float64:20:p")
    for n in (3, 50, 200):
        yield record("lombscargle", "-", t=f"float64:{n}:s", y=f"float64:{n}:s|S::-1", w="float64:9:p|S3:")
        yield record("lombscargle", "-", t=f"float64:{n}:p", y=f"float64:{n}:s", w="float64:40:p|S3:")


def lines():
    yield from cosine_lines()
    yield from window_lines()
    yield from convolution_lines()
    yield from spectrum_lines()
