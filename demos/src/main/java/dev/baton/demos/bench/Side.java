package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What every benchmark has: an interpreter with CPython's lock and NumPy's release rules, which the
 * benchmark's thread is attached to, and the others, who get a slice each before each iteration.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Side {
  private @Nullable Interpreter interpreter;
  private @Nullable Numeric np;
  private @Nullable Attachment attachment;
  private @Nullable PeerSlices peer;
  private final List<Double> baseline = new ArrayList<>();

  /** Makes the state; JMH does. */
  protected Side() {}

  /** Starts the interpreter and the others, and has the benchmark make its data. */
  @Setup(Level.Trial)
  @SuppressWarnings("MustBeClosed") // Closed in tearDown.
  public void setUp() {
    interpreter = builder().build();
    attachment = interpreter.attach();
    np = Numeric.of(interpreter);
    peer = PeerSlices.start();
    prepare(np);
    warmUpBaseline();
  }

  /** Has the others measure for a while, and then whatever is to be subtracted. */
  @Setup(Level.Iteration)
  public void measureOthers() {
    if (peer != null) {
      peer.measure();
    }
    double nanos = baselineNanos();
    if (!Double.isNaN(nanos)) {
      baseline.add(nanos);
    }
  }

  /** Verifies the result, hands over what the others measured, and ends all. */
  @TearDown(Level.Trial)
  public void tearDown() {
    double result = result();
    if (attachment != null) {
      attachment.close();
    }
    if (interpreter != null) {
      interpreter.close();
    }
    if (peer != null) {
      peer.end(result, baseline);
    }
  }

  /** Describes the interpreter; CPython's lock and NumPy's release rules unless overridden. */
  InterpreterBuilder builder() {
    return Interpreter.builder();
  }

  /** Gets ready what {@link #baselineNanos} measures; nothing unless overridden. */
  void warmUpBaseline() {}

  /**
   * Measures for a while what is to be subtracted from the benchmark's time, where it asks what
   * something adds.
   *
   * @return nanoseconds per operation; NaN, unless overridden, to subtract nothing
   */
  double baselineNanos() {
    return Double.NaN;
  }

  /** Returns the interpreter, attached to. */
  final Interpreter interpreter() {
    return required(interpreter);
  }

  /** Returns the benchmark's name. */
  final String name() {
    return required(peer).name();
  }

  /** Returns the array functions. */
  final Numeric np() {
    return required(np);
  }

  private static <T> T required(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("setUp has not been called");
    }
    return part;
  }

  /**
   * Makes the data, once for all iterations.
   *
   * @param np the array functions
   */
  abstract void prepare(Numeric np);

  /**
   * Returns the value by which the last result is verified.
   *
   * @return what the peer's {@code check()} returns too
   */
  abstract double result();
}
