"""The echo server in CPython: plain blocking sockets, a thread per connection, beside CPU-bound threads.

Speaks a line at a time on standard input and output:

    -> 40123                        the port, once clients can connect
    <- 5000000 2                    switch interval in nanoseconds, number of CPU-bound threads;
                                    an empty line leaves both as they are
    -> {"seconds": 1.5, "turns": 1} the counts, after each line and at the end
    <- end of input                 ends the program

`recv` and `sendall` drop the interpreter lock; everything else holds it.
"""

import json
import os
import platform
import signal
import socket
import sys
import threading
import time

BATCH = 1_000


class CpuBound:
    """One thread that counts for ever. Turns are added up a batch at a time: a turn is one addition and one test."""

    def __init__(self):
        self.turns = 0
        self.ended = False
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while not self.ended:
            i = 0
            while i < BATCH:
                i += 1
            self.turns += BATCH


class CpuBoundThreads:
    """As many of them as are wanted."""

    def __init__(self):
        self.running = []
        self.all = []

    def set_number(self, threads):
        while len(self.running) < threads:
            self.running.append(CpuBound())
            self.all.append(self.running[-1])
        while len(self.running) > threads:
            self.running.pop().ended = True

    def turns(self):
        return sum(thread.turns for thread in self.all)


def serve(connection):
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while data := connection.recv(1 << 16):
                connection.sendall(data)
        except OSError:
            pass  # The client has gone.


def accept(listener):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


def runtime():
    locked = getattr(sys, "_is_gil_enabled", lambda: True)()
    return f"{platform.python_implementation()} {platform.python_version()}" + ("" if locked else ", free-threaded")


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end is ours.
    start = time.perf_counter()
    name = runtime()
    cpu_bound = CpuBoundThreads()
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, args=(listener,), daemon=True).start()

    def snapshot():
        counts = {"seconds": time.perf_counter() - start, "turns": cpu_bound.turns(), "runtime": name}
        print(json.dumps(counts), flush=True)

    print(listener.getsockname()[1], flush=True)
    for line in sys.stdin:
        if line.strip():
            interval, threads = line.split()
            sys.setswitchinterval(1e-3)  # Starting a thread waits for the lock; not for 100 ms each time.
            cpu_bound.set_number(int(threads))
            sys.setswitchinterval(int(interval) / 1e9)
        snapshot()
    snapshot()
    os._exit(0)  # An orderly end would wait for the lock again and again.


if __name__ == "__main__":
    main()
