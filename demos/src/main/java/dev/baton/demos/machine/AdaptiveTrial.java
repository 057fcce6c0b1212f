package dev.baton.demos.machine;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.AdaptiveReleasePolicy;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.random.Generator;

/**
 * Gives the adaptive release policy a little of each kind of work, so that what it has learned can
 * be shown. A program's own kernels will teach it other prices.
 */
public final class AdaptiveTrial {
  /** Enough for the policy to forget what ran cold. */
  private static final int CALLS = 3_000;

  private static final int ELEMENTS = 2_048;

  private AdaptiveTrial() {}

  /**
   * Runs some kernels of each kind; takes a fraction of a second.
   *
   * @return the process's adaptive policy
   */
  public static AdaptiveReleasePolicy run() {
    AdaptiveReleasePolicy policy = ReleasePolicy.adaptive();
    try (var interpreter = Interpreter.builder().name("trial").release(policy).build();
        var _ = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      NDArray a = np.arange((double) ELEMENTS);
      NDArray b = np.ones(ELEMENTS);
      NDArray out = np.empty(ELEMENTS);
      Generator random = np.random(1);
      for (NativeWork work : NativeWork.values()) {
        for (int call = 0; call < CALLS; call++) {
          try (var _ = np.scope()) {
            switch (work) {
              case ELEMENTWISE -> np.add(a, b, out);
              case REDUCTION -> np.sum(a);
              case COPY -> out.assign(a);
              case BLAS -> np.dot(a, b);
              case GENERALIZED -> np.fft().fft(a);
              case SORT -> np.sort(b);
              case RANDOM -> random.uniform(ELEMENTS);
            }
          }
        }
      }
    }
    return policy;
  }
}
