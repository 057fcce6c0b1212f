package dev.baton.bindings;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.bindings.generated.OpenBlasLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

  @TempDir Path folder;

  @Test
  void loadsOnceForAllThreads() throws Exception {
    List<Callable<NativeLibraries.Loaded>> calls =
        List.of(NativeLibraries::load, NativeLibraries::load, NativeLibraries::load);
    var first = NativeLibraries.load();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var loaded : threads.invokeAll(calls)) {
        assertThat(loaded.get()).isSameAs(first);
      }
    }
    assertThat(first.baton()).isRegularFile();
    assertThat(first.openBlas()).isRegularFile();
    assertThat(first.abi()).isEqualTo(BatonLibrary.BATON_ABI_VERSION());
    assertThat(first.variant()).isIn("baseline", "avx2", "avx512", "neon");
    assertThat(first.openBlasConfig()).contains("OpenBLAS 0.3.");
    assertThat(first.coreName()).isNotBlank();
    assertThat(first.openBlasThreading()).isEqualTo("pthreads");
    assertThat(first.loadTime()).isPositive();
  }

  @Test
  void openBlasMultipliesMatrices() {
    NativeLibraries.load();
    try (var arena = Arena.ofConfined()) {
      MemorySegment a = arena.allocateFrom(JAVA_DOUBLE, 1, 2, 3, 4);
      MemorySegment b = arena.allocateFrom(JAVA_DOUBLE, 5, 6, 7, 8);
      MemorySegment c = arena.allocateFrom(JAVA_DOUBLE, 1, 1, 1, 1);
      OpenBlasLibrary.cblas_dgemm(
          OpenBlasLibrary.CblasRowMajor(),
          OpenBlasLibrary.CblasNoTrans(),
          OpenBlasLibrary.CblasNoTrans(),
          2,
          2,
          2,
          1.0,
          a,
          2,
          b,
          2,
          10.0,
          c,
          2);
      assertThat(c.toArray(JAVA_DOUBLE)).containsExactly(29, 32, 53, 60);
    }
  }

  @Test
  void lapackSolvesEquations() {
    NativeLibraries.load();
    try (var arena = Arena.ofConfined()) {
      MemorySegment a = arena.allocateFrom(JAVA_DOUBLE, 2, 0, 0, 4);
      MemorySegment b = arena.allocateFrom(JAVA_DOUBLE, 6, 20);
      MemorySegment pivots = arena.allocate(ValueLayout.JAVA_INT, 2);
      int columns = LapackLibrary.LAPACK_COL_MAJOR();
      assertThat(LapackLibrary.LAPACKE_dgetrf_work(columns, 2, 2, a, 2, pivots)).isZero();
      assertThat(LapackLibrary.LAPACKE_dgetrs_work(columns, (byte) 'N', 2, 1, a, 2, pivots, b, 2))
          .isZero();
      assertThat(b.toArray(JAVA_DOUBLE)).containsExactly(3, 5);
    }
  }

  @Test
  void kernelsAllocateAlignedMemory() {
    NativeLibraries.load();
    MemorySegment block = BatonLibrary.baton_allocate(100);
    assertThat(block.address())
        .isPositive()
        .matches(address -> address % 64 == 0, "64-byte aligned");
    BatonLibrary.baton_free(block, 100);
  }

  @Test
  void loadsAsNamedModuleWithOpenBlasOnModulePathOnly() throws Exception {
    var result = new ChildJvm(folder).onModulePath().run();
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.value("notes")).isEqualTo("[]");
  }

  @Test
  void loadsFromClassPathWithOneBlasThreadWhateverTheEnvironmentSays() throws Exception {
    var result = new ChildJvm(folder).environment("OPENBLAS_NUM_THREADS", "4").run();
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.value("blasThreads")).isEqualTo("1");
    assertThat(Path.of(result.value("openBlas"))).startsWith(folder.resolve("caches/baton"));
    assertThat(result.value("notes")).isEqualTo("[]");
  }

  @Test
  void loadsNamedLibraryFromFileOrFolder() throws Exception {
    var loaded = NativeLibraries.load();
    for (Path named : List.of(loaded.openBlas(), loaded.openBlas().resolveSibling(""))) {
      var result =
          new ChildJvm(folder)
              .withoutOpenBlas()
              .property(LibraryLoader.OPENBLAS_PATH, named)
              .property(LibraryLoader.BATON_PATH, loaded.baton())
              .run();
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.value("openBlas")).isEqualTo(loaded.openBlas().toString());
      assertThat(result.value("baton")).isEqualTo(loaded.baton().toString());
      assertThat(folder.resolve("caches")).doesNotExist();
    }
  }

  @Test
  void userChoosesKernels() throws Exception {
    var byVariable = new ChildJvm(folder).environment("BATON_CPU", "baseline").run();
    assertThat(byVariable.value("variant")).isEqualTo("baseline");
    var byProperty =
        new ChildJvm(folder)
            .environment("BATON_CPU", "nonsense")
            .property("baton.cpu", "baseline")
            .run();
    assertThat(byProperty.value("variant")).isEqualTo("baseline");
  }

  @Test
  void messagesNameTheArtifactThatIsTested() throws IOException {
    var properties = new Properties();
    try (InputStream in =
        ClassLoader.getSystemResourceAsStream(
            "META-INF/maven/org.bytedeco/openblas/pom.properties")) {
      properties.load(in);
    }
    assertThat(LibraryLoader.OPENBLAS_ARTIFACT)
        .isEqualTo("org.bytedeco:openblas:" + properties.getProperty("version"));
  }
}
