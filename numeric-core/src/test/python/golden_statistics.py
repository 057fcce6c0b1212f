"""What NumPy's statistics give; the form is that of golden_reductions.py."""
import golden_reductions


def lines():
    return golden_reductions.lines(golden_reductions.statistics)
