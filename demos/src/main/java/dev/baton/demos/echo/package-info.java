/**
 * The convoy: an echo server whose threads live under the interpreter lock, beside CPU-bound
 * threads that live there too.
 *
 * <pre>
 *   this process                          a process per system
 *   EchoLab ──► ServerProcess ══ pipes ══► ServerMain: Server, CpuBoundThreads   (Java, one policy)
 *      │                                   echo.py                               (CPython)
 *      └──────► Client ═════ loopback ═══► a thread per connection
 *      ▼
 *   EchoMeasurement ──► EchoFile (echo.json), the table, the report
 * </pre>
 *
 * <p>A thread that has waited for a message needs the lock twice per request, after the read and
 * after the write. Under CPython's lock it gets it from a CPU-bound thread only after it has waited
 * a whole switch interval, so that requests per second are about 1 / (2 × interval) at best.
 */
@NullMarked
package dev.baton.demos.echo;

import org.jspecify.annotations.NullMarked;
