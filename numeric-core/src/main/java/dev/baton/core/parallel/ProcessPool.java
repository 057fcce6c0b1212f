package dev.baton.core.parallel;

import dev.baton.core.interpreter.Interpreter;
import java.io.File;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks by a few worker processes, each a JVM with an interpreter, and so a lock and a memory,
 * of its own: Python's {@code concurrent.futures.ProcessPoolExecutor}.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="processes"}
 *
 * <p>What it promises:
 *
 * <ul>
 *   <li>Tasks, items, results and exceptions cross by Java's serialization; what is not
 *       serializable is an {@link IllegalArgumentException} that names it. Arrays do not cross: a
 *       file that several processes map is one memory to all of them.
 *   <li>Workers are started at once, with this JVM's class path and its {@code baton.} properties.
 *       A worker runs one task at a time, attached to its interpreter; what it prints appears where
 *       this process prints.
 *   <li>A worker that ends while it runs a task fails that task alone, with a {@link
 *       WorkerLostException} which names the process, how it ended, and the task. The others go on,
 *       and a new process takes its place.
 *   <li>{@linkplain Future#cancel Cancelling} a task that runs, with interruption, ends its
 *       process.
 *   <li>No worker outlives this process, however that ends.
 *   <li>A thread that waits for a task keeps the lock of an interpreter it is attached to: detach
 *       first where others need it.
 * </ul>
 */
public final class ProcessPool implements AutoCloseable {
  private static final AtomicInteger POOLS = new AtomicInteger();
  private static final int LONGEST_ITEM = 60;

  private final String name;
  private final List<String> command;
  private final Parcel setup;
  private final ThreadPoolExecutor executor;
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger tasks = new AtomicInteger();
  private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();

  private ProcessPool(Builder builder) {
    name = builder.name != null ? builder.name : "baton-processes-" + POOLS.incrementAndGet();
    command = builder.command();
    setup = Parcel.of("the supplier of interpreters", builder.interpreters);
    executor =
        new ThreadPoolExecutor(
            builder.workers,
            builder.workers,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Worker::new) {
          @Override
          protected void terminated() {
            running.forEach(WorkerProcess::close);
          }
        };
    executor.prestartAllCoreThreads();
  }

  /**
   * Work for a worker process. A lambda may be one; what it captures crosses with it.
   *
   * @param <R> the type of its result
   */
  @FunctionalInterface
  public interface Task<R extends @Nullable Object> extends Serializable {
    /**
     * Does the work, attached to the worker's interpreter.
     *
     * @param interpreter the worker's
     * @return the result, serializable
     * @throws Exception what the task's future is to throw
     */
    R run(Interpreter interpreter) throws Exception;
  }

  /**
   * Work for a worker process on one item.
   *
   * @param <T> the type of the items, serializable
   * @param <R> the type of the results
   */
  @FunctionalInterface
  public interface ItemTask<T extends @Nullable Object, R extends @Nullable Object>
      extends Serializable {
    /**
     * Does the work, attached to the worker's interpreter.
     *
     * @param interpreter the worker's
     * @param item the item
     * @return the result, serializable
     * @throws Exception what the task's future is to throw
     */
    R run(Interpreter interpreter, T item) throws Exception;
  }

  /** Builds a worker's interpreter, in the worker. */
  @FunctionalInterface
  public interface InterpreterSupplier extends Supplier<Interpreter>, Serializable {}

  /**
   * Starts a pool whose workers have interpreters with CPython's lock and NumPy's release rules.
   *
   * @param workers how many processes, 1 or more
   * @return the pool
   * @throws IllegalArgumentException if {@code workers} is zero or negative
   */
  public static ProcessPool of(int workers) {
    return builder().workers(workers).build();
  }

  /**
   * Starts the description of a pool.
   *
   * @return a builder for as many workers as there are processors
   */
  public static Builder builder() {
    return new Builder();
  }

  // ---- workers
  // ----------------------------------------------------------------------------------------

  /** A thread of the executor, and its process. */
  private final class Worker extends Thread {
    private @Nullable WorkerProcess process;

    Worker(Runnable tasksInTurn) {
      super(tasksInTurn, name + "-worker-" + threads.incrementAndGet());
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        process(); // Before there is a task.
      } catch (WorkerLostException again) {
        // As the first task will find out.
      }
      super.run();
    }

    /** Returns the thread's process, a new one if it has none or that has ended. */
    WorkerProcess process() {
      WorkerProcess current = process;
      if (current == null || !current.isAlive()) {
        if (current != null) {
          running.remove(current);
          current.close();
        }
        process = null;
        current = WorkerProcess.start(getName(), command, setup);
        process = current;
        running.add(current);
      }
      return current;
    }
  }

  // ---- tasks
  // ------------------------------------------------------------------------------------------

  /**
   * Has a task run by the next free worker.
   *
   * @param <R> the type of its result
   * @param task the task
   * @return its future
   * @throws IllegalArgumentException if the task is not serializable
   * @throws RejectedExecutionException if the pool was shut down
   */
  public <R extends @Nullable Object> Future<R> submit(Task<? extends R> task) {
    return submit("task " + tasks.incrementAndGet(), task);
  }

  private <R extends @Nullable Object> Future<R> submit(String item, Task<? extends R> task) {
    Parcel parcel = Parcel.of(item, task);
    Callable<R> call =
        () -> {
          @SuppressWarnings("unchecked") // What the task returned, or its like.
          R result = (R) ((Worker) Thread.currentThread()).process().call(item, parcel);
          return result;
        };
    return executor.submit(call);
  }

  /**
   * Has a task run on each of several items.
   *
   * @param <T> the type of the items; they may be null
   * @param <R> the type of the results; they may be null
   * @param items the items
   * @param task applied once to each item
   * @return a future for each item, in their order: what failed says so, the others have results
   * @throws IllegalArgumentException if the task or an item is not serializable; then none is run
   * @throws RejectedExecutionException if the pool was shut down
   */
  public <T extends @Nullable Object, R extends @Nullable Object> List<Future<R>> submitAll(
      Collection<? extends T> items, ItemTask<? super T, ? extends R> task) {
    List<Future<R>> futures = new ArrayList<>();
    try {
      int number = 0;
      for (T item : items) {
        String label = label(number++, item);
        futures.add(submit(label, interpreter -> task.run(interpreter, item)));
      }
      return Collections.unmodifiableList(futures);
    } catch (IllegalArgumentException | RejectedExecutionException refused) {
      Gathering.cancel(futures);
      throw refused;
    }
  }

  private static String label(int number, @Nullable Object item) {
    String text = String.valueOf(item);
    return "item %d, %s"
        .formatted(
            number,
            text.length() <= LONGEST_ITEM ? text : text.substring(0, LONGEST_ITEM - 1) + "…");
  }

  /**
   * Applies a task to each item and waits for the results.
   *
   * @param <T> the type of the items; they may be null
   * @param <R> the type of the results; they may be null
   * @param items the items
   * @param task applied once to each item
   * @return the results in the order of the items, unmodifiable
   * @throws IllegalArgumentException if the task or an item is not serializable
   * @throws CompletionException if a task failed: the first in the order of the items, whose cause
   *     is what the task threw, or a {@link WorkerLostException}. The others are cancelled; {@link
   *     #submitAll} keeps their results
   * @throws CancellationException if the calling thread was interrupted, which it stays; the tasks
   *     are cancelled
   * @throws RejectedExecutionException if the pool was shut down
   */
  public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Collection<? extends T> items, ItemTask<? super T, ? extends R> task) {
    List<Future<R>> futures = submitAll(items, task);
    List<R> results = new ArrayList<>();
    try {
      Gathering.add(futures, results);
      return Collections.unmodifiableList(results);
    } catch (ExecutionException failed) {
      throw new CompletionException(
          "item %d: %s".formatted(results.size(), failed.getMessage()), failed.getCause());
    } finally {
      if (results.size() < futures.size()) {
        Gathering.cancel(futures);
      }
    }
  }

  // ---- the end
  // -----------------------------------------------------------------------------------------

  /** Takes no more tasks, and ends the workers when those submitted have run. */
  public void shutdown() {
    executor.shutdown();
  }

  /** Takes no more tasks, cancels those not begun, and ends the workers at once. */
  public void shutdownNow() {
    for (Runnable task : executor.shutdownNow()) {
      ((Future<?>) task).cancel(false);
    }
  }

  /**
   * Waits until every worker has ended, which takes a shutdown.
   *
   * @param timeout how long to wait at most
   * @return false if it was not long enough
   * @throws InterruptedException if the calling thread was interrupted
   */
  public boolean awaitTermination(Duration timeout) throws InterruptedException {
    return executor.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Shuts the pool down and waits until the tasks submitted have run and the workers have ended; an
   * interrupt of the calling thread ends them at once. Closing twice is harmless.
   */
  @Override
  public void close() {
    shutdown();
    boolean interrupted = false;
    while (!executor.isTerminated()) {
      try {
        awaitTermination(Duration.ofDays(1));
      } catch (InterruptedException e) {
        interrupted = true;
        shutdownNow();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- what can be read
  // -----------------------------------------------------------------------------------

  /**
   * Says whether tasks are refused because the pool was shut down.
   *
   * @return true after {@link #shutdown()}, {@link #shutdownNow()} or {@link #close()}
   */
  public boolean isShutdown() {
    return executor.isShutdown();
  }

  /**
   * Returns the process numbers of the workers that run.
   *
   * @return the numbers, ascending; fewer than there are workers while some are being started
   */
  public List<Long> pids() {
    var pids = new TreeSet<Long>();
    running.forEach(worker -> pids.add(worker.pid()));
    return List.copyOf(pids);
  }

  @Override
  public String toString() {
    return "%s (%d workers, %s, %d tasks waiting)"
        .formatted(
            name,
            executor.getCorePoolSize(),
            isShutdown() ? "shut down" : "running",
            executor.getQueue().size());
  }

  /** Describes a pool to be started. */
  public static final class Builder {
    private int workers = Runtime.getRuntime().availableProcessors();
    private InterpreterSupplier interpreters = () -> Interpreter.builder().build();
    private List<String> jvmOptions = List.of();
    private String classPath = ownClassPath();
    private @Nullable String name;

    private Builder() {}

    /**
     * Chooses the number of workers.
     *
     * @param count how many processes, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder workers(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("workers must be 1 or more, not " + count);
      }
      this.workers = count;
      return this;
    }

    /**
     * Chooses how each worker builds its interpreter.
     *
     * @param supplier called once in each worker
     * @return this builder
     */
    public Builder interpreters(InterpreterSupplier supplier) {
      this.interpreters = supplier;
      return this;
    }

    /**
     * Gives the workers' JVMs options, as {@code -Xmx1g}.
     *
     * @param options the options, after those that every worker has
     * @return this builder
     */
    public Builder jvmOptions(String... options) {
      this.jvmOptions = List.of(options);
      return this;
    }

    /**
     * Chooses the workers' class path.
     *
     * @param path the class path; without one, this JVM's class path and module path
     * @return this builder
     */
    public Builder classPath(String path) {
      this.classPath = path;
      return this;
    }

    /**
     * Names the pool and, with a number, its workers.
     *
     * @param name the name; without one, {@code baton-processes-1} and so on
     * @return this builder
     */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * Starts the workers.
     *
     * @return the pool
     * @throws IllegalArgumentException if the supplier of interpreters is not serializable
     */
    public ProcessPool build() {
      return new ProcessPool(this);
    }

    /** Returns the command line of a worker, up to the main class. */
    private List<String> command() {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("--enable-native-access=ALL-UNNAMED");
      System.getProperties()
          .forEach(
              (key, value) -> {
                if (key.toString().startsWith("baton.")) {
                  command.add("-D%s=%s".formatted(key, value));
                }
              });
      command.addAll(jvmOptions);
      command.addAll(List.of("--class-path", classPath));
      return command;
    }

    /**
     * Everything this JVM runs with, modules or not: in a worker all of it is on the class path.
     */
    private static String ownClassPath() {
      Stream<String> patches =
          ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
              .filter(argument -> argument.startsWith("--patch-module="))
              .map(argument -> argument.replaceFirst("^[^=]*=[^=]*=", ""));
      Stream<String> modules =
          Stream.of(System.getProperty("jdk.module.path", "").split(File.pathSeparator, -1))
              .filter(entry -> !entry.isEmpty())
              .map(Builder::onClassPath);
      Stream<String> classes = Stream.of(System.getProperty("java.class.path", ""));
      return Stream.of(patches, modules, classes)
          .flatMap(Function.identity())
          .filter(path -> !path.isEmpty())
          .collect(Collectors.joining(File.pathSeparator));
    }

    /** A folder of modular jars is one entry of a module path; of a class path, each jar is. */
    static String onClassPath(String module) {
      Path path = Path.of(module);
      boolean isFolderOfJars =
          Files.isDirectory(path) && !Files.exists(path.resolve("module-info.class"));
      return isFolderOfJars ? path.resolve("*").toString() : module;
    }
  }
}
