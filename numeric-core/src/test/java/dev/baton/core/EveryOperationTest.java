package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.io.NpzArchive;
import dev.baton.core.print.PrintScope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public operation gives back what it takes: when its result is closed, as many bytes are in
 * use and each operand has as many references as before. {@link OperationCalls} finds the
 * operations by reflection.
 */
class EveryOperationTest {
  /** More than NumPy's limit of 500, even, and no multiple of a vector's length. */
  private static final long SIZE = 602;

  private static final List<String> LOCKS = List.of("cpython", "none");

  @TempDir private Path folder;

  private final List<Interpreter> interpreters = new ArrayList<>();

  @AfterEach
  void close() {
    interpreters.forEach(Interpreter::close);
  }

  private Numeric numeric(String lock, ReleasePolicy policy) {
    Interpreter interpreter =
        Interpreter.builder()
            .lock(LockPolicy.named(lock))
            .release(policy)
            .out(new PrintStream(OutputStream.nullOutputStream()))
            .build();
    interpreters.add(interpreter);
    return Numeric.of(interpreter);
  }

  private OperationCalls calls(Path into, String lock) {
    return new OperationCalls(into, () -> numeric(lock, ReleasePolicy.hold()));
  }

  static Stream<OperationCall> cases() {
    return OperationCalls.cases();
  }

  // ---- one call ---------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("cases")
  void leavesNothingBehind(OperationCall c) throws Exception {
    for (String lock : LOCKS) {
      Numeric np = numeric(lock, ReleasePolicy.release());
      OperationCalls calls = calls(folder, lock);
      try (var _ = np.interpreter().attach();
          var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
        keepWhatIsKept(np, calls, c);
        try (Operands operands = new Operands(np, calls, c)) {
          operands.call();
          operands.requireAllAsBefore(c.toString());
        }
      }
    }
  }

  /** Calls once, for what stays for later calls: an FFT's plan. */
  private static void keepWhatIsKept(Numeric np, OperationCalls calls, OperationCall c)
      throws Exception {
    try (Operands operands = new Operands(np, calls, c)) {
      operands.call();
    }
  }

  // ---- two threads ------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"cpython", "none"})
  void twoThreadsAtOnceLeaveNothingBehind(String lock) throws Exception {
    Numeric np = numeric(lock, ReleasePolicy.release());
    sweep(np, lock, "first").call();
    MemoryUse before = np.memory();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<Void>> sweeps = new ArrayList<>();
      for (String name : List.of("one", "two")) {
        sweeps.add(threads.submit(sweep(np, lock, name)));
      }
      for (Future<Void> sweep : sweeps) {
        sweep.get();
      }
    }
    MemoryUse after = np.memory();
    assertThat(after.arrays()).isEqualTo(before.arrays());
    assertThat(after.inUseBytes()).isEqualTo(before.inUseBytes());
  }

  /** Calls every operation, one thread's files apart from another's. */
  private Callable<Void> sweep(Numeric np, String lock, String name) throws IOException {
    OperationCalls calls = calls(Files.createDirectory(folder.resolve(name)), lock);
    return () -> {
      try (var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
        for (OperationCall c : cases().toList()) {
          try (Operands operands = new Operands(np, calls, c)) {
            operands.call();
            operands.requireCountsAsBefore(c.toString());
          }
        }
      }
      return null;
    };
  }

  // ---- calls that fail --------------------------------------------------------------------------

  /** A policy that refuses the n-th kernel, which is how any of them may fail. */
  private static final class Refusing implements ReleasePolicy {
    private long left = Long.MAX_VALUE;

    static final class Refusal extends RuntimeException {
      private static final long serialVersionUID = 1;
    }

    @Override
    public boolean releases(NativeWork work, long elements, InterpreterLock lock) {
      left--;
      if (left == 0) {
        throw new Refusal();
      }
      return true;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void leavesNothingBehindWhenAnyOfItsKernelsFails(OperationCall c) throws Exception {
    for (String lock : LOCKS) {
      var policy = new Refusing();
      Numeric np = numeric(lock, policy);
      OperationCalls calls = calls(folder, lock);
      try (var _ = np.interpreter().attach();
          var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
        keepWhatIsKept(np, calls, c);
        long kernel = 1;
        while (isRefused(np, policy, kernel, calls, c)) {
          kernel++;
        }
      }
    }
  }

  private static boolean isRefused(
      Numeric np, Refusing policy, long kernel, OperationCalls calls, OperationCall c)
      throws Exception {
    try (Operands operands = new Operands(np, calls, c)) {
      policy.left = kernel;
      try {
        operands.call();
        return false;
      } catch (InvocationTargetException failed) {
        policy.left = Long.MAX_VALUE;
        assertThat(failed.getCause()).as("%s", c).isInstanceOf(Refusing.Refusal.class);
        operands.requireAllAsBefore(c + " whose kernel " + kernel + " fails");
        return true;
      } finally {
        policy.left = Long.MAX_VALUE;
      }
    }
  }

  // ---- operands and results ---------------------------------------------------------------------

  /** What one call is made with, and how much of it there was before. */
  private static final class Operands implements AutoCloseable {
    private final Numeric np;
    private final Method method;
    private final Scope scope;
    private final @Nullable Object receiver;
    private final Object[] arguments;
    private final Map<NDArray, Integer> counts = new HashMap<>();
    private final MemoryUse before;

    Operands(Numeric np, OperationCalls calls, OperationCall c) throws IOException {
      this.np = np;
      method = c.method();
      scope = np.scope();
      receiver = calls.receiver(c, np, SIZE);
      arguments = calls.arguments(c, np, SIZE);
      Stream.concat(Stream.ofNullable(receiver), Arrays.stream(arguments))
          .flatMap(EveryOperationTest::arrays)
          .forEach(operand -> counts.put(operand, operand.referenceCount()));
      before = np.memory();
    }

    /** Calls, and closes what the call gives, but not what it was given. */
    void call() throws Exception {
      Object result = method.invoke(receiver, arguments);
      arrays(result).filter(array -> !counts.containsKey(array)).forEach(NDArray::close);
      if (result instanceof Scope || result instanceof PrintScope || result instanceof NpzArchive) {
        ((AutoCloseable) result).close();
      }
    }

    void requireCountsAsBefore(String call) {
      counts.forEach(
          (operand, count) -> {
            if (!operand.isClosed()) {
              assertThat(operand.referenceCount())
                  .as("references of an operand of %s", call)
                  .isEqualTo(count);
            }
          });
    }

    void requireAllAsBefore(String call) {
      requireCountsAsBefore(call);
      if (counts.keySet().stream().noneMatch(NDArray::isClosed)) {
        MemoryUse after = np.memory();
        assertThat(after.arrays()).as("storages after %s", call).isEqualTo(before.arrays());
        assertThat(after.inUseBytes()).as("bytes after %s", call).isEqualTo(before.inUseBytes());
      }
    }

    @Override
    public void close() throws IOException {
      if (receiver instanceof Scope inner) {
        inner.close();
      } else if (receiver instanceof NpzArchive archive) {
        archive.close();
      }
      scope.close();
    }
  }

  /** The arrays in a value, however they are packed. */
  private static Stream<NDArray> arrays(@Nullable Object value) {
    return switch (value) {
      case null -> Stream.empty();
      case NDArray array -> Stream.of(array);
      case Object[] values -> Arrays.stream(values).flatMap(EveryOperationTest::arrays);
      case Collection<?> values -> values.stream().flatMap(EveryOperationTest::arrays);
      case Map<?, ?> values -> values.values().stream().flatMap(EveryOperationTest::arrays);
      case Record values ->
          Arrays.stream(values.getClass().getRecordComponents())
              .flatMap(component -> arrays(read(component.getAccessor(), values)));
      default -> Stream.empty();
    };
  }

  private static Object read(Method accessor, Record values) {
    try {
      return accessor.invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
