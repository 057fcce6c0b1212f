package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterBuilder;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A detached section around a foreign call where there is no lock, less the same call without the
 * section: what the free-threaded policy costs a kernel. The call is C's {@code abs}; the thread
 * knows its state and need not look it up.
 */
public class LockPairNone extends LockPairs {
  @SuppressWarnings("restricted") // BenchmarkRun has the forked JVM allow it.
  private static final MethodHandle ABS =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("abs"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private long wrong;

  @SuppressWarnings("NullAway.Init") // prepare sets it.
  private ThreadState state;

  /** Makes the state; JMH does. */
  public LockPairNone() {}

  @Override
  InterpreterBuilder builder() {
    return Interpreter.builder().lock(LockPolicy.none());
  }

  @Override
  void prepare(Numeric np) {
    state = Objects.requireNonNull(interpreter().currentThreadState());
    super.prepare(np);
  }

  /** Drops, calls and retakes. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void pair() {
    ThreadState state = this.state;
    int sum = 0;
    for (int i = 1; i <= BATCH; i++) {
      try (var _ = state.detach()) {
        sum += abs(-i);
      }
    }
    check(sum);
    made();
  }

  /** The same calls without the sections. */
  private void calls() {
    int sum = 0;
    for (int i = 1; i <= BATCH; i++) {
      sum += abs(-i);
    }
    check(sum);
  }

  private void check(int sum) {
    wrong += sum == BATCH * (BATCH + 1) / 2 ? 0 : 1;
  }

  private static int abs(int value) {
    try {
      return (int) ABS.invokeExact(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a foreign call throws nothing checked", e);
    }
  }

  @Override
  void warmUpBaseline() {
    warmUp(this::calls);
  }

  @Override
  double baselineNanos() {
    return nanosPerOperation(this::calls);
  }

  /** Returns 0 if every pair was counted and every call computed what it must. */
  @Override
  double result() {
    return wrong == 0 ? super.result() : 1;
  }
}
