"""What NumPy's statistics give; the form is that of golden_reductions.py."""
import itertools

import golden_reductions

NANS = ["nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nanmax", "nanmin"]
METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
           "weibull", "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
LATER = ["bincount", "digitize", "histogram", "histogram_bin_edges", "cov", "corrcoef"]


def without_nan(cases):
    for dtype in ("float16", "float32", "float64", "complex64"):
        # Of complex products that overflow NumPy's own depend on the CPU.
        functions = [name for name in NANS if dtype[0] != "c" or name != "nanprod"]
        for function, steps in itertools.product(functions, ("|T", "|T2,0,1", "|S:,::2", "|S1:,1:3,::-2")):
            for axes in golden_reductions.AXES:
                cases.add(function, f"{dtype}:3,4,5:n{steps}", **axes)
        for function in functions:
            cases.add(function, f"{dtype}:3,4,5:n", axis="1", keepdims="1")
            cases.add(function, f"{dtype}:()")
            cases.add(function, f"{dtype}:700:n")
            for axis in ("0", "1"):
                cases.add(function, f"{dtype}:0,4", axis=axis)
            if function not in ("nanmax", "nanmin"):
                cases.add(function, f"{dtype}:3,4,5:n", axis="1", where="3,4,5")
                cases.add(function, f"{dtype}:3,4,5:n", where="5", keepdims="1")
        for function in ("nanvar", "nanstd"):
            cases.add(function, f"{dtype}:3,4,5:n", axis="1", ddof="1")
            cases.add(function, f"{dtype}:3,4,5:n", axis="0", ddof="3", keepdims="1")
        for function in ("nansum", "nanmean", "nanvar"):
            for target in ("float64", "float32", "int64"):
                if dtype[0] != "c":
                    cases.add(function, f"{dtype}:3,4,5:n", axis="1", dtype=target)
        for function in ("nancumsum", "nancumprod"):
            cases.add(function, f"{dtype}:3,4,5:n|T", axis="0")
            cases.add(function, f"{dtype}:0,4", axis="0")


def quantiles(cases):
    for dtype in ("bool", "int8", "uint16", "int64", "uint64", "float16", "float32", "float64"):
        for steps, axes in itertools.product(("", "|T", "|S:,::2", "|S1:,1:3,::-2"), golden_reductions.AXES):
            cases.add("median", f"{dtype}:3,4,5{steps}", **axes)
            if dtype != "bool":
                cases.add("quantile", f"{dtype}:3,4,5{steps}", q="0.31,0.7", **axes)
        for method in METHODS:
            for n in ("1", "2", "5", "8"):
                cases.add("quantile", f"{dtype}:{n}", q="0.0,0.25,0.5,0.6,1.0", method=method)
                cases.add("percentile", f"{dtype}:{n}", q="62.5", method=method)
        cases.add("quantile", f"{dtype}:0", q="0.5")
        cases.add("quantile", f"{dtype}:3,0,2", q="0.5", axis="0")
        cases.add("quantile", f"{dtype}:5", q="1.5")
    for dtype in ("complex64", "complex128"):
        for axes in golden_reductions.AXES[:3]:
            cases.add("median", f"{dtype}:3,4,5:s", **axes)
            cases.add("median", f"{dtype}:3,4,5:n", **axes)
        cases.add("quantile", f"{dtype}:5", q="0.5")
    for dtype in ("float16", "float32", "float64"):
        for method, axes in itertools.product(METHODS, golden_reductions.AXES[:5]):
            cases.add("nanquantile", f"{dtype}:3,4,5:n", q="0.4", method=method, **axes)
        for method in METHODS:
            cases.add("nanquantile", f"{dtype}:90:n", q="0.0,0.1,0.5,0.93,1.0", method=method)
            cases.add("nanpercentile", f"{dtype}:7,9:n|T", q="0,37.5,100", axis="1", method=method)
        for axes in golden_reductions.AXES:
            cases.add("nanmedian", f"{dtype}:3,4,5:n|T2,0,1", **axes)
        cases.add("nanmedian", f"{dtype}:700:n")
        cases.add("nanmedian", f"{dtype}:0")
        cases.add("nanquantile", f"{dtype}:0", q="0.5")
        cases.add("median", f"{dtype}:3,4,5:n", axis="1", keepdims="1")
        for q, axes in itertools.product(("0.0,0.1,0.5,0.9,1.0",), golden_reductions.AXES):
            cases.add("quantile", f"{dtype}:3,4,5:s", q=q, weights=f"{dtype}:3,4,5:s|S:", method="inverted_cdf", **axes)
        cases.add("quantile", f"{dtype}:3,4:s", q="0.2,0.7", weights="1,0,2,5", axis="1", method="inverted_cdf")
        cases.add("quantile", f"{dtype}:3,4:s", q="0.2,0.7", weights="0,0,3", axis="0", method="inverted_cdf")
        cases.add("average", f"{dtype}:3,4,5:s", weights=f"{dtype}:3,5:s", axis="0,2")
        cases.add("average", f"{dtype}:3,4,5:s", weights=f"{dtype}:5,3:s", axis="2,0", keepdims="1")
        cases.add("average", f"{dtype}:3,4,5:s", weights="0,0,0,0", axis="1")


def lines():
    cases = golden_reductions.Cases()
    without_nan(cases)
    quantiles(cases)
    lines = golden_reductions.lines(golden_reductions.statistics, cases)
    return [line for line in lines if line.split("\t")[1] not in LATER]
