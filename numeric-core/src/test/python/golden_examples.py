"""The examples of docs/numpy.md: name, source and the repr of the last expression's value."""
import ast

import golden_file
import numpy as np

EXAMPLES = {
    "range": "np.arange(6).reshape(2, 3)",
    "literal": "np.array([[1, 2], [3, 4]])",
    "dtype": "np.zeros((2, 3), dtype=np.float32)",
    "linspace": "np.linspace(0, 1, 5)",
    "slice": "a = np.arange(12).reshape(3, 4)\na[1:, ::2]",
    "newAxis": "x = np.arange(3)\nx[:, None] + x",
    "mask": "a = np.arange(6)\na[a > 2]",
    "indexArrays": "a = np.arange(12).reshape(3, 4)\na[[0, 2], [1, 3]]",
    "assignment": "a = np.arange(6).reshape(2, 3)\na[1, :] = 0\na",
    "inPlace": "a = np.arange(3.0)\na += 1\na",
    "floorDivision": "np.arange(-3, 4) // 2",
    "where": "a = np.arange(6)\nnp.where(a % 2 == 0, a, -a)",
    "sumAxis": "a = np.arange(6).reshape(2, 3)\na.sum(axis=0)",
    "keepDims": "a = np.arange(6).reshape(2, 3)\na - a.max(axis=1, keepdims=True)",
    "sumWhere": "a = np.array([1.0, np.nan, 3.0])\nnp.sum(a, where=~np.isnan(a))",
    "argmax": "np.array([3, 9, 4]).argmax()",
    "cumsum": "np.cumsum(np.array([1, 2, 3]))",
    "argsort": "a = np.array([30, 10, 20])\na[np.argsort(a)]",
    "uniqueCounts": "np.unique(np.array([2, 1, 2]), return_counts=True)[1]",
    "searchsorted": "np.searchsorted(np.array([10, 20, 30]), np.array([5, 20, 99]))",
    "intersection": "np.intersect1d(np.array([1, 2, 3]), np.array([2, 3, 4]))",
    "concatenate": "np.concatenate([np.zeros((1, 2)), np.ones((1, 2))], axis=0)",
    "split": "np.split(np.arange(6), 3)[1]",
    "repeat": "np.repeat(np.array([1, 2]), 3)",
    "transpose": "np.arange(6).reshape(2, 3).T",
    "matmul": "a = np.arange(6.0).reshape(2, 3)\na @ a.T",
    "outer": "np.multiply.outer(np.arange(3), np.arange(3))",
    "complexNumbers": "np.abs(np.array([3 + 4j, -1j]))",
    "random": "rng = np.random.default_rng(7)\nrng.normal(size=3)",
    "errstate": 'with np.errstate(divide="ignore"):\n    r = np.log(np.array([0.0, 1.0]))\nr',
    "scope": "x = np.linspace(0.0, 1.0, 3)\nnp.exp(-x * x).sum()",
    "fft": "np.fft.fft(np.array([1.0, 0.0, 0.0, 0.0]))",
    "printing": "np.array2string(np.array([1.5, 2.25]))",
}


def value(source, names):
    """Runs the statements, and returns what the last one, an expression, gives."""
    *statements, last = ast.parse(source).body
    exec(compile(ast.Module(statements, []), "example", "exec"), names)
    result = eval(compile(ast.Expression(last.value), "example", "eval"), names)
    return result if isinstance(result, str) else repr(np.asarray(result))



def lines():
    for name, source in EXAMPLES.items():
        shown = value(source, {"np": np})
        yield "\t".join([name, golden_file.escape(source), golden_file.escape(shown)])
