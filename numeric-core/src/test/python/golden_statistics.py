"""What NumPy's statistics give; the form is that of golden_reductions.py."""
import itertools

import golden_reductions

NANS = ["nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nanmax", "nanmin"]
METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
           "weibull", "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
RULES = ["auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"]


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


def histograms(cases):
    for dtype in ("bool", "int8", "uint8", "int64", "uint64", "float16", "float32", "float64"):
        for shape, bins in itertools.product(("1", "2", "3,4,5:s|T", "512", "1500:s"), ["1", "6", "31", *RULES]):
            if (dtype, bins) == ("float16", "scott") and ":" not in shape:
                continue  # The deviation is infinite, which NumPy does not see.
            cases.add("histogram", f"{dtype}:{shape}", bins=bins)
            cases.add("histogram_bin_edges", f"{dtype}:{shape}", bins=bins)
        for bins in ("3", "auto", "scott"):
            cases.add("histogram", f"{dtype}:300", bins=bins, range="-20,150.5")
            cases.add("histogram", f"{dtype}:300", bins=bins, range="5000,6000")
        for edges in ("0,1,1,2,2", "-1.5,0,0.25,0.5,2,9", "3", "1,0", f"{dtype}:5:s|S0:1"):
            cases.add("histogram", f"{dtype}:200:s", bins=edges)
            if edges != "3":
                cases.add("digitize", f"{dtype}:200:s", bins=edges)
        cases.add("digitize", f"{dtype}:3,4:s", bins="2,1,1,0", right="1")
        for weights in ("int32:200:s", "float32:200:s", "float64:200:s", "complex128:200:s"):
            cases.add("histogram", f"{dtype}:200:s", bins="7", weights=weights)
            cases.add("histogram", f"{dtype}:200:s", bins="7", weights=weights, density="1")
            if not weights.startswith("float32"):
                cases.add("histogram", f"{dtype}:200:s", bins="0,1,2,3,4", weights=weights)
        cases.add("bincount", f"{dtype}:200:s")
        cases.add("bincount", f"{dtype}:200:s|S::-3", weights="float32:67:s")
        cases.add("bincount", f"{dtype}:3,4:s")
        cases.add("histogram", f"{dtype}:0", bins="auto")
        cases.add("histogram", f"{dtype}:40", bins="auto", weights="float64:40")
    for dtype in ("float32", "float64"):
        cases.add("histogram", f"{dtype}:200:n", bins="5")
        cases.add("histogram", f"{dtype}:200:n", bins="5", range="-700,100")
        cases.add("histogram", f"{dtype}:200:n", bins="-700,0,1,2,900")
        cases.add("histogram", f"{dtype}:70000", bins="12")
        cases.add("histogram", f"{dtype}:70000", bins="12", weights="float64:70000:s")
        cases.add("histogram", "float16:5:s", bins="50000")
    for dtype in ("int32", "float32", "float64"):
        for shape in ("60,1", "60,2", "30,3", "0,2"):
            cases.add("histogramdd", f"{dtype}:{shape}:s", bins="4")
            cases.add("histogramdd", f"{dtype}:{shape}:s", bins="4", density="1")
        cases.add("histogramdd", f"{dtype}:60,2:s", bins="3", weights="float64:60:s")
        for ddof in ("0", "1", "7", "9"):
            cases.add("cov", f"{dtype}:3,7:s|T", rowvar="0", ddof=ddof)
        cases.add("cov", f"{dtype}:():s")
        cases.add("corrcoef", f"{dtype}:9:s")
        cases.add("cov", f"{dtype}:2,3,4")


def differences(cases):
    for dtype in golden_reductions.DTYPES:
        for steps in ("", "|T", "|S:,::2"):
            cases.add("diff", f"{dtype}:3,4,5{steps}")
            for axis, n in itertools.product(("0", "1", "-1"), ("0", "1", "2", "4")):
                cases.add("diff", f"{dtype}:3,4,5{steps}", axis=axis, n=n)
            cases.add("ediff1d", f"{dtype}:3,4,5{steps}")
            for axes, order in itertools.product(({}, {"axis": "0"}, {"axis": "2,1"}), ("1", "2")):
                if steps != "|S:,::2":
                    cases.add("gradient", f"{dtype}:3,4,5:s{steps}", edge_order=order, h="0.75", **axes)
            for axis in ("0", "1", "-1"):
                cases.add("trapezoid", f"{dtype}:3,4,5:s{steps}", axis=axis, dx="0.3")
        cases.add("diff", f"{dtype}:3,4", axis="1", prepend=f"{dtype}:3,2:s", append=f"{dtype}:3,1")
        cases.add("diff", f"{dtype}:1")
        cases.add("diff", f"{dtype}:()")
        cases.add("ediff1d", f"{dtype}:6", to_end=f"{dtype}:2:s", to_begin=f"{dtype}:3")
        cases.add("ediff1d", f"{dtype}:0")
        cases.add("ediff1d", f"{dtype}:1")
        cases.add("gradient", f"{dtype}:2,5", edge_order="2")
        if dtype not in ("float16", "complex64"):
            for order in ("1", "2"):
                cases.add("gradient", f"{dtype}:7:s", places="float64:7:s", edge_order=order)
                cases.add("gradient", f"{dtype}:3,5:s", places="0,1,2,3,4", axis="1", edge_order=order)
                cases.add("gradient", f"{dtype}:3,5:s", places="0,1,2", axis="1", edge_order=order)
        cases.add("trapezoid", f"{dtype}:3,4:s", x="0,1,4,5")
        cases.add("trapezoid", f"{dtype}:3,4:s", x="float64:3,4:s", axis="0")
        cases.add("trapezoid", f"{dtype}:0:s")
        for a, b in (("3", "3"), ("2,3|S::-1", "3"), ("4,1,3", "2,3"), ("4", "3"), ("2,4|T", "5")):
            name, *steps = a.split("|")
            text = "|".join([f"{dtype}:{name}:s", *steps])
            cases.add("cross", text, b=f"{dtype}:{b}")
            cases.add("cross", text, b="float64:" + b)
            cases.add("kron", text, b=f"{dtype}:{b}")
            cases.add("outer", text, b="int32:" + b)
        cases.add("kron", f"{dtype}:():s", b=f"{dtype}:2,2")
        for n in ("0", "1", "4"):
            cases.add("vander", f"{dtype}:5:s", N=n)
            cases.add("vander", f"{dtype}:5:s|S::-2", N=n, increasing="1")
        cases.add("vander", f"{dtype}:2,2", N="2")
        for trim in ("f", "b", "fb"):
            kind = "" if dtype == "bool" else ":s" if dtype[0] in "iu" else ":d"
            for shape in ("7|S3:6", "4,6|S1:,2:5", "0", "1|S0:0"):
                name, *steps = shape.split("|")
                cases.add("trim_zeros", "|".join([f"{dtype}:{name}{kind}", *steps]), trim=trim)


def lines():
    cases = golden_reductions.Cases()
    without_nan(cases)
    quantiles(cases)
    histograms(cases)
    differences(cases)
    return golden_reductions.lines(golden_reductions.statistics, cases)
