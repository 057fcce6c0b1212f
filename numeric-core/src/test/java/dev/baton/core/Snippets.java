package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.Ledger;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.io.MapMode;
import dev.baton.core.io.NpzArchive;
import dev.baton.core.io.SaveTextOptions;
import dev.baton.core.parallel.InterpreterPool;
import dev.baton.core.parallel.ProcessPool;
import dev.baton.core.random.Generator;
import dev.baton.core.ufunc.Expr;
import dev.baton.core.ufunc.Over;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The examples of the API's documentation. {@link SnippetsTest} runs them. */
final class Snippets {
  private Snippets() {}

  static void numeric(PrintStream out) {
    // @start region=numeric
    // @replace regex="\.out\(out\)" replacement="" :
    try (var interpreter = Interpreter.builder().out(out).build()) {
      var np = Numeric.of(interpreter);
      NDArray b = np.random(7).uniform(1_000_000);
      NDArray c = np.arange(1_000_000);
      NDArray a = b.add(c); // drops the interpreter lock for the kernel
      interpreter.print(a); // formatted and written under it
    }
    // @end region=numeric
  }

  // @start region=random
  static double mean(Numeric np) {
    Generator rng = np.random(42);
    try (NDArray heights = rng.normal(1.75, 0.1, 1000);
        NDArray dice = rng.integers(1, 7, 3, 2)) { // (3, 2), from 1 to 6
      rng.shuffle(dice);
      return heights.sum().toDouble() / heights.size();
    }
  }

  // @end region=random

  // @start region=scope
  static NDArray squaredDistance(Numeric np, NDArray a, NDArray b) {
    try (var scope = np.scope()) {
      NDArray difference = a.subtract(b); // closed at the end, as is the product
      return scope.keep(difference.multiply(difference).sum());
    }
  }

  // @end region=scope

  // @start region=evaluate
  static NDArray wave(Numeric np, NDArray amplitude, NDArray time) {
    // one pass over memory, one release of the lock, no array in between
    return np.evaluate(
        "a * sin(2*pi*f*t) + 1", Map.of("a", amplitude, "t", time, "f", 440, "pi", Math.PI));
  }

  // @end region=evaluate

  // @start region=expr
  static double distance(Numeric np, NDArray a, NDArray b) {
    Expr difference = Expr.of(a).subtract(b); // nothing is computed yet
    try (NDArray squares = np.evaluate(difference.multiply(difference).sum())) {
      return Math.sqrt(squares.toDouble());
    }
  }

  // @end region=expr

  // @start region=reductions
  static NDArray largestShares(Numeric np, NDArray counts) {
    try (var scope = np.scope()) {
      NDArray totals = np.sum(counts, Over.axis(1).keepDims().dtype(DType.FLOAT64));
      return scope.keep(np.max(counts.astype(DType.FLOAT64).divide(totals), Over.axis(1)));
    }
  }

  // @end region=reductions

  // @start region=share
  static double sumElsewhere(NDArray a, Numeric np, InterpreterPool<Numeric> pool)
      throws InterruptedException, ExecutionException {
    try (NDArray shared = np.share(a)) { // no copy; read-only
      return pool.submit(own -> own.sum(shared).toDouble()).get();
    }
  }

  // @end region=share

  static NDArray guarded(Numeric np, NDArray a, NDArray b) {
    // @start region=errstate
    try (var _ = np.errstate().divide(ErrorMode.RAISE).over(ErrorMode.IGNORE).open()) {
      return np.divide(a, b); // throws FloatingPointException where b is 0 and a is not
    }
    // @end region=errstate
  }

  static List<Double> pool(List<Integer> seeds) {
    // @start region=pool
    try (var pool = InterpreterPool.of(2, Numeric::of)) { // two threads, two interpreters
      return pool.map(
          seeds,
          (np, seed) -> {
            try (var _ = np.scope()) {
              return np.random(seed).uniform(1_000).sum().toDouble();
            }
          });
    } // ends the threads and closes the interpreters
    // @end region=pool
  }

  static double processes(String file) {
    // @start region=processes
    try (var pool = ProcessPool.of(2)) { // two processes; the file is one memory to both
      List<Double> sums =
          pool.map(
              List.of(0L, 500L),
              (interpreter, start) -> {
                try (var _ = Numeric.of(interpreter).scope()) {
                  NDArray a = Numeric.of(interpreter).load(Path.of(file), MapMode.READ_ONLY);
                  return a.slice(Slice.range(start, start + 500)).sum().toDouble();
                }
              });
      return sums.get(0) + sums.get(1);
    } // ends the processes
    // @end region=processes
  }

  static double files(Numeric np, Path folder) throws IOException {
    // @start region=files
    np.save(folder.resolve("a.npy"), np.arange(1_000)); // NumPy's bytes; whole or not at all
    try (NDArray a = np.load(folder.resolve("a.npy"), MapMode.READ_ONLY)) { // nothing is read yet
      np.savez(folder.resolve("arrays.npz"), Map.of("weights", a));
      np.savetxt(folder.resolve("a.csv"), a, SaveTextOptions.DEFAULT.withFormats("%.3f"));
    }
    try (NpzArchive archive = np.loadNpz(folder.resolve("arrays.npz"))) {
      return archive.get("weights").sum().toDouble();
    }
    // @end region=files
  }

  static Ledger interpreter() {
    // @start region=interpreter
    try (var interpreter = Interpreter.builder().lock(LockPolicy.cpython()).build()) {
      try (var attachment = interpreter.attach()) {
        ThreadState me = attachment.state();
        for (long n = 1_000_000; n > 0; n--) {
          me.checkpoint(); // where the lock may change hands
        }
        try (var _ = interpreter.detach()) {
          // others run; nothing of the interpreter's may be touched here
        }
      }
      return interpreter.ledger(); // what each thread did with the lock
    }
    // @end region=interpreter
  }
}
