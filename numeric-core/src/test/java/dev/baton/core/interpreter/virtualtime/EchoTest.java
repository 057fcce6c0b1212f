package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The convoy: a server beside CPU-bound threads, in requests per second of virtual time. */
class EchoTest extends VirtualStage {
  /** What a request takes without the lock and with it: about 30,000 a second alone. */
  private static final Duration RECEIVE = micros(10);

  private static final Duration SEND = micros(5);
  private static final Duration HANDLE = micros(3);

  private long requests;

  /** Requests that the server has answered in a second beside k CPU-bound threads. */
  private long requestsPerSecond(LockPolicy policy, int cpuBound) {
    requests = 0;
    begin(policy, Simulation.builder().cores(8).wakeUpLatency(micros(10)).seed(5));
    Duration end = millis(1_000);
    for (int i = 0; i < cpuBound; i++) {
      attachedAt(
          micros(17 * i), "cpu-bound-" + i, self -> computeUntil(self, end, micros(7)));
    }
    attachedAt(
        micros(100),
        "server",
        _ -> {
          while (now().compareTo(end) < 0) {
            io(RECEIVE);
            simulation.work(HANDLE);
            kernel(SEND);
            simulation.work(HANDLE);
            requests++;
          }
        });
    simulation.run();
    simulation.close();
    return requests;
  }

  @Row(14)
  @Test
  void aServerBesideCpuBoundThreadsIsAsSlowAsTheTableSays() {
    Map<String, Long> measured = new TreeMap<>();
    for (long micros : new long[] {100_000, 10_000, 5_000, 1_000, 100}) {
      for (int k : new int[] {1, 2, 4}) {
        measured.put(
            "%6d us, k=%d".formatted(micros, k),
            requestsPerSecond(LockPolicy.cpython(micros(micros)), k));
      }
    }
    System.out.println(measured);
    System.out.println(requestsPerSecond(LockPolicy.cpython(), 0));
    for (String p : LockPolicy.NAMES)
    for (int k : new int[] {1, 2, 4}) 
    System.out.println(p+" "+ k+" "+requestsPerSecond(LockPolicy.named(p), k));
    assertThat(measured).hasSize(15);
  }
}
