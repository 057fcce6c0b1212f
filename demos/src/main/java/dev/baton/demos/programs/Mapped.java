package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.io.MapMode;
import dev.baton.core.parallel.Parallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Works on one array in a mapped file, each worker on its parts of it in place: what processes,
 * which share no memory by themselves, can share.
 *
 * <p>An element x becomes x + sin²x + cos²x, one more than it was, so that what a run adds to the
 * whole is known.
 */
final class Mapped implements Distributed {
  private static final int PARTS = 16;

  /** One part of one file. A path is not serializable, its text is. */
  private record Part(String file, long from, long to) implements java.io.Serializable {}

  @Override
  public String name() {
    return "mapped";
  }

  @Override
  public String title() {
    return "x += sin(x)**2 + cos(x)**2, x an array in a mapped file";
  }

  @Override
  public String explanation() {
    return "Workers need not be threads to work on one array: a mapped file is the same memory to"
        + " all of them, and nothing is copied from one to the other. Processes have a lock each,"
        + " so whether it is released makes no difference between them.";
  }

  @Override
  public Place place() {
    return Place.NATIVE;
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.HOLD, Mode.RELEASE, Mode.INTERPRETERS, Mode.PROCESSES);
  }

  @Override
  public List<Mode> peerModes() {
    return List.of(Mode.NUMPY, Mode.PROCESSES);
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(1_600_000, 2L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d passes over %,d numbers in a file, %d parts a pass"
        .formatted(workload.count(), workload.size(), PARTS);
  }

  /** Returns by how much a pass raises the mean. */
  @Override
  public double expected(Workload workload) {
    return 1;
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    return new OnFile(workload) {
      @Override
      void pass() {
        Parallel.foreach(interpreter, threads, parts, part -> raise(interpreter, part));
      }
    };
  }

  @Override
  public Job prepare(Workers workers, Workload workload) {
    return new OnFile(workload) {
      @Override
      void pass() {
        workers.map(parts, Mapped::raise);
      }
    };
  }

  private static double raise(Interpreter interpreter, Part part) {
    var np = Numeric.of(interpreter);
    try (var _ = np.scope()) {
      NDArray whole = np.load(Path.of(part.file), MapMode.READ_WRITE);
      NDArray x = whole.slice(Slice.range(part.from, part.to));
      NDArray sine = np.sin(x);
      NDArray cosine = np.cos(x);
      np.add(x, sine.multiply(sine).add(cosine.multiply(cosine)), x);
      return part.to - part.from;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of zeros, and the passes over it. */
  private abstract static class OnFile implements Job {
    final List<Part> parts;
    private final Workload workload;
    private final Path file;
    private final Interpreter owner = Interpreter.builder().build();
    private final NDArray array;

    OnFile(Workload workload) {
      this.workload = workload;
      try {
        file = Files.createTempFile("baton-mapped", ".npy");
        array = Numeric.of(owner).openMemmap(file, DType.FLOAT64, workload.size());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      parts =
          IntStream.range(0, PARTS)
              .mapToObj(
                  part ->
                      new Part(
                          file.toString(),
                          workload.size() * part / PARTS,
                          workload.size() * (part + 1) / PARTS))
              .toList();
    }

    abstract void pass();

    private double mean() {
      try (NDArray mean = array.mean()) {
        return mean.toDouble();
      }
    }

    @Override
    public double run() {
      double before = mean();
      for (long i = 0; i < workload.count(); i++) {
        pass();
      }
      return (mean() - before) / workload.count();
    }

    @Override
    public void close() {
      array.close();
      owner.close();
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
