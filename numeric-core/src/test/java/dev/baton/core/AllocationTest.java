package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What calls allocate on the Java heap once they are compiled: nothing where the result has a
 * place, else no more than the result takes; and native memory does not grow, however many there
 * are.
 */
class AllocationTest {
  private static final int BATCH = 20_000;
  private static final int PATIENCE = 200;

  /** An array with its shape, its strides, its storage and what counts them. */
  private static final double RESULT_BYTES = 256;

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** Returns the bytes that this thread has allocated on the Java heap. */
  private static long allocated() {
    try {
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                  "CurrentThreadAllocatedBytes");
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  /** Bytes per call when the compiler is done with it: the least of batches, until it is enough. */
  private static double bytesPerCall(Runnable call, double enough) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < PATIENCE && least > enough; i++) {
      long before = allocated();
      for (int k = 0; k < BATCH; k++) {
        call.run();
      }
      least = Math.min(least, (double) (allocated() - before) / BATCH);
    }
    return least;
  }

  @Test
  void callsAllocateTheResultAndNothingElse() {
    try (Attachment _ = interpreter.attach()) {
      NDArray a = np.arange(8.0);
      NDArray b = np.ones(8);
      NDArray out = np.empty(8);
      NDArray mask = np.empty(DType.BOOL, 8);
      Map<String, Runnable> intoOutputs = new LinkedHashMap<>();
      intoOutputs.put("add", () -> np.add(a, b, out));
      intoOutputs.put("multiply", () -> np.multiply(a, b, out));
      intoOutputs.put("exp", () -> np.exp(a, out));
      intoOutputs.put("sqrt", () -> np.sqrt(a, out));
      intoOutputs.put("greater", () -> np.greater(a, b, mask));
      intoOutputs.forEach(
          (name, call) ->
              assertThat(bytesPerCall(call, 1)).as("bytes per %s into out", name).isLessThan(1));
      Map<String, Runnable> fresh = new LinkedHashMap<>();
      fresh.put("empty", () -> np.empty(8).close());
      fresh.put("add", () -> a.add(b).close());
      fresh.put("exp", () -> np.exp(a).close());
      fresh.put("greater", () -> np.greater(a, b).close());
      fresh.forEach(
          (name, call) ->
              assertThat(bytesPerCall(call, RESULT_BYTES))
                  .as("bytes per %s", name)
                  .isLessThanOrEqualTo(RESULT_BYTES));
    }
  }

  @Test
  void nativeMemoryDoesNotGrowOverTenMillionCalls() {
    try (Attachment _ = interpreter.attach()) {
      NDArray a = np.arange(8.0);
      NDArray b = np.ones(8);
      NDArray out = np.empty(8);
      a.add(b).close();
      MemoryUse before = np.memory();
      for (int i = 0; i < 5_000_000; i++) {
        np.add(a, b, out);
        a.multiply(b).close();
      }
      assertThat(np.memory()).isEqualTo(before);
      assertThat(out.getDouble(-1)).isEqualTo(8);
    }
  }
}
