package dev.baton.bindings;

import dev.baton.bindings.generated.BatonLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Which of its kernels OpenBLAS is told to use.
 *
 * <p>OpenBLAS goes by vendor, family and model. On a processor newer than itself it falls back to
 * Haswell's AVX2 kernels although AVX-512 is there (AMD's family 26 is one: dgemm at 0.6 of its
 * speed). The features tell enough, and by the rule that OpenBLAS itself follows on the models it
 * knows: with AVX512_BF16 it takes Cooperlake, with AVX-512 alone SkylakeX. Where the model is
 * known, asking changes nothing. Without AVX-512 its fallback is right already.
 *
 * @param requested the value of {@code OPENBLAS_CORETYPE} it was loaded with, or null where there
 *     was none
 * @param reason who asked for it and why
 */
record CoreType(@Nullable String requested, String reason) {

  static final String VARIABLE = "OPENBLAS_CORETYPE";

  static CoreType choose(int cpuFeatures, @Nullable String environment) {
    if (environment != null && !environment.isEmpty()) {
      return new CoreType(environment, VARIABLE + " is set in the environment");
    }
    if ((cpuFeatures & BatonLibrary.BATON_CPU_AVX512_BF16()) != 0) {
      return new CoreType("Cooperlake", "the CPU has AVX-512 with BF16");
    }
    if ((cpuFeatures & BatonLibrary.BATON_CPU_AVX512()) != 0) {
      return new CoreType("SkylakeX", "the CPU has AVX-512");
    }
    return new CoreType(null, "left to OpenBLAS: the CPU has no AVX-512");
  }
}
