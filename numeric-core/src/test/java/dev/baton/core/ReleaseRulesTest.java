package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.ReleaseRule.Effect;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.AdaptiveReleasePolicy;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of operations that release is complete, and says what the ledger shows. */
class ReleaseRulesTest {
  /** Packages that know no array. */
  private static final List<String> LOCK_PACKAGES =
      List.of(
          "dev.baton.core.interpreter.",
          "dev.baton.core.simulation.",
          "dev.baton.core.instruments.");

  /** Values, descriptions and errors; and what runs tasks, which drops the lock for no kernel. */
  private static final Set<String> NOT_OPERATING =
      Set.of(
          "MemoryUse",
          "NativeInfo",
          "ReleaseRule",
          "ReleaseRules",
          "ArrayMemoryError",
          "Broadcast",
          "Casting",
          "ErrorMode",
          "ErrorState",
          "FloatingPointException",
          "UfuncOptions",
          "Expr",
          "Fusing",
          "FloatLimits",
          "IntegerLimits",
          "Weak",
          "Complex",
          "DType",
          "Order",
          "Padding",
          "Index",
          "IndexArray",
          "IndexMode",
          "Shape",
          "ShapeException",
          "Slice",
          "SortKind",
          "TopK",
          "Unique",
          "Average",
          "PolyDiv",
          "PolyFit",
          "CovarianceFactor",
          "PolyFitCov",
          "BitOrder",
          "DivMod",
          "Frexp",
          "Modf",
          "ConvolutionMode",
          "ModeOrder",
          "DftRoute",
          "DftSums",
          "ConvolutionMethod",
          "Spectrum",
          "Spectrogram",
          "SpectrumOptions",
          "PrintOptions",
          "Over",
          "QuantileMethod",
          "BinRule",
          "Bins",
          "CovarianceOptions",
          "FourierNorm",
          "FourierProvider",
          "FourierOptions",
          "Histogram",
          "HistogramGrid",
          "PrintScope",
          "PrintSettings",
          "FloatText",
          "FloatTextOptions",
          "MapMode",
          "LoadTextOptions",
          "SaveTextOptions",
          "Parallel",
          "InterpreterPool",
          "BrokenPoolException",
          "ProcessPool",
          "WorkerLostException",
          "BitGenerator",
          "PCG64",
          "PCG64DXSM",
          "Philox",
          "MT19937",
          "SFC64",
          "SeedSequence",
          "Choice",
          "LinearAlgebraException",
          "ThreadLimit",
          "EinsumPath",
          "Ldl",
          "Norm",
          "QrMode",
          "Qr",
          "Svd",
          "Eigen",
          "LeastSquares",
          "LogDeterminant",
          "Lu",
          "LuFactors",
          "PivotedQr",
          "Schur",
          "Structure",
          "Transposition");

  @TempDir private Path folder;

  private final List<Interpreter> interpreters = new ArrayList<>();

  @AfterEach
  void close() {
    interpreters.forEach(Interpreter::close);
  }

  private Numeric numeric(ReleasePolicy policy) {
    Interpreter interpreter =
        Interpreter.builder()
            .release(policy)
            .out(new PrintStream(OutputStream.nullOutputStream()))
            .build();
    interpreters.add(interpreter);
    return Numeric.of(interpreter);
  }

  // ---- complete ---------------------------------------------------------------------------------

  @Test
  void everyPublicOperationIsListed() {
    Set<String> listed =
        ReleaseRules.all().stream()
            .flatMap(rule -> rule.methods().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(OperationCalls.operations().map(OperationCalls::name).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void everyPublicTypeIsKnownToHaveOperationsOrNone() throws IOException {
    Set<String> known = new HashSet<>(NOT_OPERATING);
    OperationCalls.OPERATING.forEach(type -> known.add(type.getSimpleName()));
    OperationCalls.WHOLES.stream()
        .flatMap(OperationCalls::parts)
        .forEach(part -> known.add(part.getSimpleName()));
    Module core = Numeric.class.getModule();
    Set<String> found = new TreeSet<>();
    try (ModuleReader reader =
            core.getLayer()
                .configuration()
                .findModule(core.getName())
                .orElseThrow()
                .reference()
                .open();
        Stream<String> entries = reader.list()) {
      entries
          .filter(entry -> entry.endsWith(".class") && !entry.contains("$"))
          .map(entry -> entry.substring(0, entry.length() - 6).replace('/', '.'))
          .filter(name -> !name.endsWith("-info"))
          .filter(name -> LOCK_PACKAGES.stream().noneMatch(name::startsWith))
          .filter(name -> isOurs(core, name))
          .forEach(name -> found.add(name.substring(name.lastIndexOf('.') + 1)));
    }
    assertThat(found).contains("Numeric");
    assertThat(found).isEqualTo(known);
  }

  /** Exported and public; tests, which are patched into the module, are neither. */
  private static boolean isOurs(Module core, String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0
        || !core.getPackages().contains(name.substring(0, dot))
        || !core.isExported(name.substring(0, dot))) {
      return false;
    }
    try {
      Class<?> type = Class.forName(name, false, Numeric.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers()) && !isTest(type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isTest(Class<?> type) {
    String source = type.getResource(type.getSimpleName() + ".class").toString();
    String main = Numeric.class.getResource("Numeric.class").toString();
    return !source.startsWith(main.substring(0, main.indexOf("dev/baton")));
  }

  // ---- what the ledger shows --------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("dev.baton.core.OperationCalls#cases")
  void theLedgerShowsWhatTheListSays(OperationCall c) throws Exception {
    for (String name : List.of("hold", "release", "numpy")) {
      ReleasePolicy policy = ReleasePolicy.named(name);
      OptionalLong from = c.rule().releasedFrom(policy);
      for (long size : new long[] {1, 2, 499, 500, 501, 502, 3_000}) {
        if (c.rule().operation().endsWith("not contiguous")
            && (size == 1 || ((size % 2 == 1 || size == 2) && isReshape(c.method())))) {
          continue; // A single element is contiguous, and any one axis can be reshaped.
        }
        boolean expected = from.isPresent() && size >= from.getAsLong();
        assertThat(sectionsOf(c, policy, size) > 0)
            .as("%s releases at size %d under %s, whose limit is %s", c, size, name, from)
            .isEqualTo(expected);
      }
    }
  }

  private static boolean isReshape(Method method) {
    return method.getName().equals("reshape");
  }

  /** Returns how many detached sections one call takes. */
  private long sectionsOf(OperationCall c, ReleasePolicy policy, long size) throws Exception {
    Numeric np = numeric(policy);
    var calls = new OperationCalls(folder, () -> numeric(ReleasePolicy.hold()));
    try (var _ = np.interpreter().attach();
        var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
      Object receiver = calls.receiver(c, np, size);
      Object[] arguments = calls.arguments(c, np, size);
      long before = np.interpreter().ledger().total().detachedSections();
      try {
        c.method().invoke(receiver, arguments);
      } catch (InvocationTargetException failed) {
        throw new AssertionError(c + " at size " + size, failed.getCause());
      }
      return np.interpreter().ledger().total().detachedSections() - before;
    }
  }

  /** The count is of the whole, however it is made up. */
  @ParameterizedTest
  @CsvSource({
    "matmul batch, 5 10 10, false",
    "matmul batch, 3 1 167, true",
    "matmul batch, 1 3 167, true",
    "matmul batch, 1 20 25, false",
    "fft batch, 5 100 1, false",
    "fft batch, 3 167 1, true",
    "dft, 1 20 25, false",
    "dft, 1 3 167, true",
    "sum of rows, 1 20 25, false",
    "sum of rows, 1 3 167, true",
    "broadcast, 1 20 25, false",
    "broadcast, 1 3 167, true",
    "dot of matrices, 1 1 1, true",
    "dot of matrices, 1 20 25, true"
  })
  void aGeneralisedCountIsBroadcastSizeTimesCore(String what, String sizes, boolean releases) {
    long[] n = Arrays.stream(sizes.split(" ")).mapToLong(Long::parseLong).toArray();
    Numeric np = numeric(ReleasePolicy.numpy());
    NDArray wide = np.ones(n[0], n[1], 2);
    NDArray tall = np.ones(n[0], 2, n[2]);
    NDArray rows = np.ones(n[1], n[2]);
    NDArray transformed = np.ones(DType.COMPLEX128, n[0], n[1]);
    NDArray one = np.ones(n[1]);
    NDArray two = np.ones(n[2]);
    NDArray column = np.ones(n[1], 1);
    Runnable call =
        switch (what) {
          case "matmul batch" -> () -> np.matmul(wide, tall);
          case "fft batch" -> () -> np.fft().fft(transformed);
          case "dft" -> () -> np.fft().dft(one, two);
          case "sum of rows" -> () -> np.sum(rows, 1);
          case "broadcast" -> () -> np.add(column, two);
          case "dot of matrices" -> () -> np.dot(wide.reshape(n[1], 2), tall.reshape(2, n[2]));
          default -> throw new AssertionError(what);
        };
    long before = np.interpreter().ledger().total().detachedSections();
    call.run();
    assertThat(np.interpreter().ledger().total().detachedSections() > before).isEqualTo(releases);
  }

  /** What has more elements than it is given numbers. */
  @ParameterizedTest
  @CsvSource({"22, false", "23, true"})
  void squaresCountTheirElements(long n, boolean releases) {
    Numeric np = numeric(ReleasePolicy.numpy());
    NDArray diagonal = np.ones(n);
    List<Runnable> calls =
        List.of(
            () -> np.eye(n),
            () -> np.identity(n),
            () -> np.diag(diagonal),
            () -> np.diag(diagonal, 0),
            () -> np.diagflat(diagonal, 0));
    for (Runnable call : calls) {
      long before = np.interpreter().ledger().total().detachedSections();
      call.run();
      assertThat(np.interpreter().ledger().total().detachedSections() > before).isEqualTo(releases);
    }
  }

  @Test
  void limitsAreThosePoliciesHave() {
    for (ReleaseRule rule : ReleaseRules.all()) {
      boolean kernel = rule.effect() == Effect.BY_POLICY;
      boolean always = rule.effect() == Effect.ALWAYS;
      OptionalLong atOnce = OptionalLong.of(1);
      assertThat(rule.releasedFrom(ReleasePolicy.hold()))
          .isEqualTo(always ? atOnce : OptionalLong.empty());
      assertThat(rule.releasedFrom(ReleasePolicy.release()))
          .isEqualTo(kernel || always ? atOnce : OptionalLong.empty());
      assertThat(rule.releasedFrom((_, elements, _) -> elements > 123_456))
          .isEqualTo(kernel ? OptionalLong.of(123_457) : always ? atOnce : OptionalLong.empty());
      if (kernel) {
        boolean anySize =
            rule.work() == NativeWork.BLAS
                || rule.work() == NativeWork.RANDOM
                || rule.work() == NativeWork.SORT;
        assertThat(rule.releasedFrom(ReleasePolicy.numpy()))
            .isEqualTo(OptionalLong.of(anySize ? 1 : 501));
        AdaptiveReleasePolicy adaptive = ReleasePolicy.adaptive();
        long limit = Math.max(1, adaptive.limit(rule.work()));
        assertThat(rule.releasedFrom(adaptive).orElse(Long.MAX_VALUE)).isEqualTo(limit);
      }
      assertThat(rule.why()).isNotBlank();
      assertThat(rule.operation()).isEqualTo(rule.operation().strip());
      assertThat(rule.size().toLowerCase(Locale.ROOT).isEmpty()).isEqualTo(!kernel);
    }
  }
}
