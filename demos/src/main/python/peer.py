"""The CPython + NumPy side of Baton's lab and benchmarks.

Reads one JSON request a line from standard input and answers each with one JSON line on standard output:

    {"op": "describe"}                                      -> what this Python is
    {"op": "run", "program": "add", "size": 20000, "count": 5000, "threads": 2, "mode": "numpy"}
                                                            -> {"seconds": 0.1, "value": 20000.0}
    {"op": "bench", "name": "exp", "params": {"n": 100000}, "seconds": 0.1}
                                                            -> {"value": 6.1e-5, "check": 1.0}

A request that fails is answered by {"error": "..."}. The end of standard input ends the program.
"""

import json
import signal
import sys
import traceback

import benchmarks
import exhibits
import programs


def describe(request):
    """Says which Python, NumPy and BLAS the figures come from."""
    import describing

    return describing.everything()


OPERATIONS = {"describe": describe, "run": programs.run, "bench": benchmarks.run, "exhibit": exhibits.show}


def answer(request):
    try:
        return OPERATIONS[request["op"]](request)
    except Exception as error:  # The lab goes on and says what failed.
        traceback.print_exc(file=sys.stderr)
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the lab, which then closes our input.
    replies = sys.stdout
    sys.stdout = sys.stderr  # Nothing but replies may reach the lab.
    for line in sys.stdin:
        replies.write(json.dumps(answer(json.loads(line))) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
