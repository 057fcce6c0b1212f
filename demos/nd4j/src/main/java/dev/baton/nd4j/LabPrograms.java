package dev.baton.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * The lab's programs that are array operations, as one writes them with ND4J. Each does the same
 * work as Baton's of the same name and is held to the same value.
 */
final class LabPrograms {
  private static final int ITEMS = 100;
  private static final int TASKS = 16;
  private static final double PERIOD = 2 * Math.PI;

  /** How much a program does, and by how many threads. */
  private record Work(String program, long size, long count, int threads) {
    long share(int thread) {
      return Threads.share(count, thread, threads);
    }
  }

  /** The programs of the last requests, ready to run: the lab asks for a few in turn. */
  private final Map<Work, DoubleSupplier> prepared =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Work, DoubleSupplier> eldest) {
          return size() > 4;
        }
      };

  Map<String, ?> run(JsonNode request) {
    var work =
        new Work(
            request.path("program").asText(),
            request.path("size").asLong(),
            request.path("count").asLong(),
            request.path("threads").asInt());
    DoubleSupplier program = prepared.computeIfAbsent(work, LabPrograms::prepare);
    long start = System.nanoTime();
    double value = program.getAsDouble();
    return Map.of("seconds", (System.nanoTime() - start) / 1e9, "value", value);
  }

  private static DoubleSupplier prepare(Work work) {
    return switch (work.program) {
      case "add", "add-large" -> add(work);
      case "matmul" -> matmul(work);
      case "solve" -> factoring(work, a -> Arrays.sumOf(Nd4j.linalg().solve(a, a)));
      case "svd" -> factoring(work, LabPrograms::sumOfSingularValues);
      case "dft-exp" -> dft(work);
      case "foreach" -> foreach(work);
      case "batches" -> batches(work);
      case "image" -> image(work);
      default -> throw new IllegalArgumentException("no program " + work.program);
    };
  }

  private static DoubleSupplier add(Work work) {
    long n = work.size;
    INDArray b = Arrays.of(n, i -> i);
    INDArray c = Arrays.of(n, i -> n - i);
    return () ->
        Threads.sum(
                work.threads,
                thread -> {
                  long share = work.share(thread);
                  if (share == 0) {
                    return 0;
                  }
                  for (long i = share; i > 1; i--) {
                    b.add(c).close();
                  }
                  return share * Arrays.sumOf(b.add(c)) / n;
                })
            / work.count;
  }

  private static DoubleSupplier matmul(Work work) {
    long n = work.size;
    INDArray b = Arrays.of(n * n, i -> (double) i / (n * n)).reshape(n, n);
    INDArray c = Nd4j.ones(DataType.DOUBLE, n, n);
    return () ->
        Threads.sum(
                work.threads,
                thread -> {
                  long share = work.share(thread);
                  // Column by column, as its gemm wants results: otherwise it makes another one
                  // first.
                  INDArray a = Nd4j.create(DataType.DOUBLE, new long[] {n, n}, 'f');
                  for (long i = share; i > 0; i--) {
                    b.mmuli(c, a);
                  }
                  return share * Arrays.sumOf(a);
                })
            / work.count;
  }

  private static DoubleSupplier factoring(Work work, ToDoubleFunction<INDArray> call) {
    long n = work.size;
    INDArray a = Nd4j.eye(n).castTo(DataType.DOUBLE).muli(n).addi(1);
    return () ->
        Threads.sum(
                work.threads,
                thread -> {
                  double sum = 0;
                  for (long i = work.share(thread); i > 0; i--) {
                    sum += call.applyAsDouble(a);
                  }
                  return sum;
                })
            / work.count;
  }

  private static double sumOfSingularValues(INDArray a) {
    INDArray[] parts = MatrixBenchmarks.svd(a);
    parts[1].close();
    parts[2].close();
    return Arrays.sumOf(parts[0]);
  }

  /** ND4J has no complex numbers: the waves are a cosine and a sine. */
  private static DoubleSupplier dft(Work work) {
    INDArray times = Arrays.of(work.size, j -> (double) j / work.size);
    return () ->
        Threads.sumOfItems(
            Math.toIntExact(work.count),
            work.threads,
            k -> {
              try (INDArray angles = times.mul(PERIOD * (k + 0.5))) {
                return Math.hypot(
                    Arrays.sumOf(Transforms.cos(angles, true)),
                    Arrays.sumOf(Transforms.sin(angles, true)));
              }
            });
  }

  private static DoubleSupplier foreach(Work work) {
    INDArray x = Arrays.of(work.size, i -> i);
    return () ->
        Threads.sumOfItems(
            ITEMS,
            work.threads,
            n -> {
              double sum = 0;
              for (long i = 0; i < work.count; i++) {
                try (INDArray y = x.mul(n + 1);
                    INDArray s = Transforms.sin(y, true);
                    INDArray c = Transforms.cos(y, true)) {
                  sum = Arrays.sumOf(s.muli(s).addi(c.muli(c)).dup());
                }
              }
              return sum;
            });
  }

  private static DoubleSupplier batches(Work work) {
    double step = PERIOD / (TASKS * (double) work.size);
    INDArray points = Arrays.of(work.size, i -> i);
    return () -> {
      double mean = 0;
      for (long batch = 0; batch < work.count; batch++) {
        double offset = (batch + 0.5) / work.count * step;
        double estimate =
            step
                * Threads.sumOfItems(
                    TASKS,
                    work.threads,
                    task -> {
                      try (INDArray grid = points.mul(step).addi(offset + task * PERIOD / TASKS);
                          INDArray sines = Transforms.sin(grid, true)) {
                        return Arrays.sumOf(Transforms.exp(sines, true));
                      }
                    });
        mean += (estimate - mean) / (batch + 1);
      }
      return mean;
    };
  }

  private static DoubleSupplier image(Work work) {
    long n = work.size;
    INDArray picture =
        Arrays.of(
                n * n,
                i -> {
                  long row = i / n;
                  return 1 + Math.sin(0.17 * row) * Math.sin(0.31 * (i % n));
                })
            .reshape(n, n);
    return () ->
        Threads.sum(
                work.threads,
                thread -> {
                  long share = work.share(thread);
                  double last = 0;
                  for (long i = 0; i < share; i++) {
                    try (INDArray across = blurred(picture);
                        INDArray both = blurred(across.transpose())) {
                      last = i == share - 1 ? both.sumNumber().doubleValue() : 0;
                    }
                  }
                  return share * last;
                })
            / work.count;
  }

  /** (left + 2 middle + right) / 4 for the points of each row that have both neighbours. */
  private static INDArray blurred(INDArray picture) {
    long columns = picture.size(1);
    try (INDArray middle = picture.get(NDArrayIndex.all(), columns(1, columns - 1)).mul(2)) {
      return picture
          .get(NDArrayIndex.all(), columns(0, columns - 2))
          .add(middle)
          .addi(picture.get(NDArrayIndex.all(), columns(2, columns)))
          .muli(0.25);
    }
  }

  private static INDArrayIndex columns(long from, long to) {
    return NDArrayIndex.interval(from, to);
  }
}
