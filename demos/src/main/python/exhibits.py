"""What the exhibits show of CPython."""

import sys
import threading


def refcount(request):
    """The counts of one list while references to it are made and given up."""
    counts = []
    a = []
    counts.append(sys.getrefcount(a))
    b = a
    counts.append(sys.getrefcount(a))
    c = a
    counts.append(sys.getrefcount(a))
    del b
    counts.append(sys.getrefcount(a))
    del c
    counts.append(sys.getrefcount(a))
    return {"counts": counts}


def race(request):
    """What threads count that add one to the same variable."""
    counter = 0

    def count():
        nonlocal counter
        for _ in range(request["turns"]):
            counter += 1

    team = [threading.Thread(target=count) for _ in range(request["threads"])]
    for member in team:
        member.start()
    for member in team:
        member.join()
    return {"counted": counter}


EXHIBITS = {"refcount": refcount, "race": race}


def show(request):
    return EXHIBITS[request["name"]](request)
