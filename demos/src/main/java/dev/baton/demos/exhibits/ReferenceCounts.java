package dev.baton.demos.exhibits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the references to an array while others are made and given up: {@code a = []; b = a;
 * sys.getrefcount(a)}.
 */
final class ReferenceCounts implements Exhibit {
  private static final long NUMBERS = 1_000_000;

  @Override
  public String name() {
    return "refcount";
  }

  @Override
  public String title() {
    return "a = []; b = a; sys.getrefcount(a)";
  }

  @Override
  public String explanation() {
    return "An object is freed when the last reference to it is gone, so each reference is counted."
        + " The counts are plain numbers that only the thread which has the lock may change:"
        + " that is what the lock is for. CPython's own figure includes the reference that the"
        + " asking call holds; Baton's does not.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) throws PeerException {
    List<Long> cpython = peer == null ? List.of() : cpython(peer);
    List<List<String>> rows = new ArrayList<>();
    long afterwards;
    try (Interpreter interpreter =
        Interpreter.builder().lock(LockPolicy.cpython()).release(ReleasePolicy.release()).build()) {
      var np = Numeric.of(interpreter);
      long before = np.memory().inUseBytes();
      NDArray a = np.zeros(NUMBERS);
      row(rows, "a = zeros(1,000,000)", a, np, before, cpython);
      NDArray b = a.slice();
      row(rows, "b = a", a, np, before, cpython);
      NDArray c = a.reshape(1_000, 1_000);
      row(rows, "c = a seen as 1000 × 1000", a, np, before, cpython);
      b.close();
      row(rows, "b is given up", a, np, before, cpython);
      c.close();
      row(rows, "c is given up", a, np, before, cpython);
      a.close();
      afterwards = np.memory().inUseBytes() - before;
      rows.add(
          List.of("a is given up", "freed", bytes(afterwards), cpython.isEmpty() ? "-" : "freed"));
    }
    if (afterwards != 0) {
      throw new IllegalStateException(
          afterwards + " bytes were not freed with their last reference");
    }
    return new Outcome(
        List.of("step", "references to a", "memory in use", "CPython: getrefcount(a) − 1"),
        rows,
        "The count follows every reference, and the memory is free at once with the last one: no"
            + " collector has to find it first.",
        List.of());
  }

  private static void row(
      List<List<String>> rows,
      String step,
      NDArray a,
      Numeric np,
      long before,
      List<Long> cpython) {
    int number = rows.size();
    rows.add(
        List.of(
            step,
            Integer.toString(a.referenceCount()),
            bytes(np.memory().inUseBytes() - before),
            number < cpython.size() ? Long.toString(cpython.get(number) - 1) : "-"));
  }

  private static String bytes(long bytes) {
    return String.format(Locale.ROOT, "%,d bytes", bytes);
  }

  private static List<Long> cpython(PythonPeer peer) throws PeerException {
    JsonNode counts = peer.ask(Map.of("op", "exhibit", "name", "refcount")).required("counts");
    List<Long> list = new ArrayList<>();
    counts.forEach(count -> list.add(count.asLong()));
    return list;
  }
}
