package dev.baton.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Await;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.io.MapMode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in worker processes: what crosses, what fails, and that nothing is left running. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
class ProcessPoolTest {
  private static ProcessPool pool;

  @TempDir Path folder;

  private static ProcessPool.Builder builder() {
    return ProcessPool.builder()
        .name("pool")
        .jvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  @BeforeAll
  static void start() {
    pool = builder().workers(2).build();
  }

  @AfterAll
  static void end() {
    List<Long> pids = pool.pids();
    pool.close();
    pool.close();
    assertThat(pids).noneMatch(ProcessPoolTest::isAlive);
    assertThatThrownBy(() -> pool.submit(_ -> 1)).isInstanceOf(RejectedExecutionException.class);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  // ---- what crosses -----------------------------------------------------------------------------

  @Test
  void resultsComeInTheOrderOfTheItemsFromOtherProcesses() {
    String captured = "captured ";
    List<String> results =
        pool.map(
            IntStream.range(0, 40).boxed().toList(),
            (_, i) -> captured + i + " " + (i % 7 == 0 ? null : ProcessHandle.current().pid()));
    var pids = new HashSet<Long>();
    for (int i = 0; i < 40; i++) {
      assertThat(results.get(i)).startsWith("captured " + i + " ");
      String pid = results.get(i).substring(("captured " + i + " ").length());
      if (i % 7 != 0) {
        pids.add(Long.parseLong(pid));
      }
    }
    assertThat(pids).isNotEmpty().doesNotContain(ProcessHandle.current().pid());
    assertThat(pool.pids()).containsAll(pids);
    assertThat(pool.map(List.of(), (_, i) -> i)).isEmpty();
  }

  @Test
  void tasksRunAttachedToAnInterpreterOfTheirOwn() throws Exception {
    try (var fair =
        builder()
            .workers(1)
            .interpreters(() -> Interpreter.builder().lock(LockPolicy.fair()).name("far").build())
            .build()) {
      assertThat(
              fair.submit(i -> i + " " + (i.currentThreadState() != null) + i.lock().isLocked())
                  .get())
          .contains("far")
          .endsWith("truetrue");
      // The same one for every task.
      assertThat(fair.submit(i -> i.lock().switchNumber()).get()).isOne();
    }
  }

  @Test
  void aMappedFileIsOneMemoryToAllProcesses() throws Exception {
    String file = folder.resolve("shared.npy").toString();
    try (var interpreter = Interpreter.builder().build()) {
      var np = Numeric.of(interpreter);
      try (NDArray here = np.openMemmap(Path.of(file), dev.baton.core.array.DType.FLOAT64, 10)) {
        pool.map(
            IntStream.range(0, 10).boxed().toList(),
            (there, i) -> {
              try (NDArray a = Numeric.of(there).load(Path.of(file), MapMode.READ_WRITE)) {
                a.set(i * i, i);
                return true;
              }
            });
        assertThat(here.sum().toDouble()).isEqualTo(285);
      }
    }
  }

  @Test
  void whatCannotCrossIsNamed() throws Exception {
    Object plain = new Object();
    assertThatThrownBy(() -> pool.submit(_ -> plain.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "task \\d+ cannot cross between processes: java.lang.Object is not serializable");
    assertThatThrownBy(() -> pool.map(List.of(1, plain), (_, item) -> item.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("item 1, java.lang.Object@");
    try (var interpreter = Interpreter.builder().build();
        NDArray array = Numeric.of(interpreter).zeros(3)) {
      assertThatThrownBy(() -> pool.submit(_ -> array.ndim()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("contains an array")
          .hasMessageContaining("np.load(path, MapMode.READ_ONLY)");
    }
    assertThatThrownBy(() -> pool.submit(_ -> new Object()).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the result cannot cross between processes: java.lang.Object");
    assertThatThrownBy(() -> pool.submit(i -> Numeric.of(i).zeros(3)).get())
        .hasMessageContaining("the result contains an array");
  }

  // ---- failures ---------------------------------------------------------------------------------

  private static final class Unserializable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // That is the point.
    private final Object part = new Object();

    Unserializable() {
      super("has a part");
    }

    @Override
    public String getMessage() {
      return super.getMessage() + " of " + part.getClass().getSimpleName();
    }
  }

  @Test
  void whatATaskThrowsIsThrownHere() {
    assertThatThrownBy(
            () ->
                pool.submit(
                        _ -> {
                          throw new ArithmeticException("wrong");
                        })
                    .get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("wrong")
        .hasStackTraceContaining("whatATaskThrowsIsThrownHere");
    assertThatThrownBy(
            () ->
                pool.submit(
                        _ -> {
                          throw new Unserializable();
                        })
                    .get())
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("Unserializable: has a part of Object");
    assertThatThrownBy(() -> pool.map(List.of(4, 0, 2, 0), (_, i) -> 8 / i))
        .isInstanceOf(CompletionException.class)
        .hasMessageStartingWith("item 1: ")
        .hasCauseInstanceOf(ArithmeticException.class);
  }

  private static void die() {
    Runtime.getRuntime().halt(7);
  }

  @Test
  void aDeadWorkerIsNamedWithItsItemAndTheOthersResultsAreKept() throws Exception {
    List<Future<Integer>> futures =
        pool.submitAll(
            IntStream.range(0, 12).boxed().toList(),
            (_, i) -> {
              if (i == 5) {
                die();
              }
              return i * i;
            });
    for (int i = 0; i < 12; i++) {
      if (i == 5) {
        assertThatThrownBy(futures.get(i)::get)
            .cause()
            .isInstanceOf(WorkerLostException.class)
            .hasMessageMatching(
                "pool-worker-\\d \\(process \\d+\\) ended with status 7 while it was at item 5, 5");
      } else {
        assertThat(futures.get(i).get()).isEqualTo(i * i);
      }
    }
  }

  @Test
  void aKilledWorkerIsReplaced() throws Exception {
    Path begun = folder.resolve("begun");
    String file = begun.toString();
    Future<Integer> lost =
        pool.submit(
            interpreter -> {
              Files.writeString(Path.of(file), Long.toString(ProcessHandle.current().pid()));
              return count(interpreter);
            });
    ProcessHandle.of(pid(begun)).orElseThrow().destroyForcibly();
    assertThatThrownBy(lost::get)
        .cause()
        .isInstanceOf(WorkerLostException.class)
        .hasMessageContaining("was killed by signal 9");
    assertThat(pool.map(List.of(1, 2, 3, 4), (_, i) -> -i)).containsExactly(-1, -2, -3, -4);
  }

  /** Runs until its process ends. */
  private static int count(Interpreter interpreter) {
    while (true) {
      interpreter.checkpoint();
    }
  }

  private static long pid(Path file) throws Exception {
    Await.until("a task writes " + file, () -> file.toFile().length() > 0);
    String text = Files.readString(file);
    Await.until("the number is whole", () -> isAlive(Long.parseLong(text)));
    return Long.parseLong(text);
  }

  @Test
  void aCancelledTaskEndsItsProcess() throws Exception {
    String file = folder.resolve("begun").toString();
    Future<Integer> cancelled =
        pool.submit(
            interpreter -> {
              Files.writeString(Path.of(file), Long.toString(ProcessHandle.current().pid()));
              return count(interpreter);
            });
    long pid = pid(Path.of(file));
    assertThat(cancelled.cancel(true)).isTrue();
    assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
    Await.until("its process ends", () -> !isAlive(pid));
    assertThat(pool.submit(_ -> 3).get()).isEqualTo(3);
  }

  @Test
  void aPoolThatIsShutDownAtOnceCancelsWhatWaits() throws Exception {
    try (var one = builder().workers(1).build()) {
      String file = folder.resolve("begun").toString();
      Future<Integer> running =
          one.submit(
              interpreter -> {
                Files.writeString(Path.of(file), Long.toString(ProcessHandle.current().pid()));
                return count(interpreter);
              });
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        waiting.add(one.submit(_ -> 1));
      }
      long pid = pid(Path.of(file));
      assertThat(one.toString()).isEqualTo("pool (1 workers, running, 3 tasks waiting)");
      one.shutdownNow();
      assertThat(waiting).allMatch(Future::isCancelled);
      assertThatThrownBy(running::get)
          .cause()
          .isInstanceOf(WorkerLostException.class)
          .hasMessageContaining("was ended while it was at task 1");
      Await.until("the worker ends", () -> !isAlive(pid));
      assertThat(one.awaitTermination(Await.DEADLINE)).isTrue();
    }
  }

  // ---- beginnings and ends ----------------------------------------------------------------------

  private static Interpreter fail() {
    throw new IllegalStateException("no interpreter today");
  }

  @Test
  void aWorkerThatCannotBeginSaysWhy() {
    try (var none = builder().workers(1).interpreters(() -> fail()).build()) {
      assertThatThrownBy(() -> none.submit(_ -> 1).get())
          .cause()
          .isInstanceOf(WorkerLostException.class)
          .hasMessageContaining("could not set up its interpreter")
          .hasMessageContaining("no interpreter today");
    }
    try (var none = ProcessPool.builder().workers(1).jvmOptions("-XX:+NoSuchOption").build()) {
      assertThatThrownBy(() -> none.submit(_ -> 1).get())
          .cause()
          .isInstanceOf(WorkerLostException.class)
          .hasMessageContaining("could not be started")
          .hasMessageContaining("its JVM ended with status 1");
    }
    assertThatThrownBy(() -> ProcessPool.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers must be 1 or more, not 0");
  }

  /** Starts a pool in a process of its own, whose number it gives, and leaves it at work. */
  private record Leaving(String file) implements Serializable {
    long leave() throws Exception {
      var inner = builder().workers(1).build();
      String own = file;
      var _ =
          inner.submit(
              interpreter -> {
                Files.writeString(Path.of(own), Long.toString(ProcessHandle.current().pid()));
                return count(interpreter);
              });
      return pid(Path.of(file));
    }
  }

  @Test
  void noWorkerOutlivesItsPoolsProcess() throws Exception {
    var leaving = new Leaving(folder.resolve("inner").toString());
    long worker = pool.submit(_ -> leaving.leave()).get();
    assertThat(isAlive(worker)).isTrue();
    long parent = ProcessHandle.of(worker).flatMap(ProcessHandle::parent).orElseThrow().pid();
    ProcessHandle.of(parent).orElseThrow().destroyForcibly(); // It has no time to say good-bye.
    Await.until("the worker ends by itself", () -> !isAlive(worker));
  }

  @Test
  void aFolderOfModulesIsEachOfItsJarsOnAWorkersClassPath(@TempDir Path folder) throws IOException {
    assertThat(ProcessPool.Builder.onClassPath(folder.toString()))
        .isEqualTo(folder.resolve("*").toString());
    Path jar = Files.createFile(folder.resolve("one.jar"));
    assertThat(ProcessPool.Builder.onClassPath(jar.toString())).isEqualTo(jar.toString());
    Files.createFile(folder.resolve("module-info.class"));
    assertThat(ProcessPool.Builder.onClassPath(folder.toString())).isEqualTo(folder.toString());
  }
}
