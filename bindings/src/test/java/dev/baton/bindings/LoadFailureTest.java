package dev.baton.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bindings.generated.BatonLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in which loading fails says, in one message, what was wanted, what was tried and what
 * helps.
 */
class LoadFailureTest {

  @TempDir Path folder;

  private ChildJvm.Result failureOf(ChildJvm child) throws Exception {
    var result = child.run();
    assertThat(result.status()).as(result.output()).isEqualTo(Probe.FAILED);
    assertThat(result.output()).contains("failure=cannot load ").contains("\n  fix: ");
    return result;
  }

  private FakeLibrary kernels(int abi) {
    return new FakeLibrary(SymbolList.BATON.functions())
        .with("baton_abi_version", "int baton_abi_version(void) { return " + abi + "; }");
  }

  @Test
  void missingOpenBlas() throws Exception {
    for (var child : new ChildJvm[] {new ChildJvm(folder), new ChildJvm(folder).onModulePath()}) {
      var result = failureOf(child.withoutOpenBlas());
      Platform platform = Platform.current();
      assertThat(result.output())
          .contains("cannot load OpenBLAS for " + platform.name())
          .contains("tried resource org/bytedeco/openblas/" + platform.name() + "/libopenblas.so.0")
          .contains("tried module org.bytedeco.openblas." + platform.name().replace('-', '.'))
          .contains(LibraryLoader.OPENBLAS_ARTIFACT)
          .contains("-Dbaton.openblas.path=");
    }
  }

  @Test
  void namedFileThatIsNotThere() throws Exception {
    Path absent = folder.resolve("absent.so");
    var openBlas = failureOf(new ChildJvm(folder).property("baton.openblas.path", absent));
    assertThat(openBlas.output()).contains("-Dbaton.openblas.path, " + absent + ": no such file");
    var baton = failureOf(new ChildJvm(folder).property("baton.library.path", absent));
    assertThat(baton.output()).contains("-Dbaton.library.path, " + absent + ": no such file");
  }

  @Test
  void namedFolderWithoutTheLibrary() throws Exception {
    var result = failureOf(new ChildJvm(folder).property("baton.openblas.path", folder));
    for (String name : Platform.current().openBlasLibraries()) {
      assertThat(result.output())
          .contains("tried -Dbaton.openblas.path, " + folder.resolve(name) + ": no such file");
    }
  }

  @Test
  void brokenFile() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.so"), "This is no library.");
    var result = failureOf(new ChildJvm(folder).property("baton.library.path", broken));
    assertThat(result.output()).contains("tried -Dbaton.library.path, " + broken + ": ");
    assertThat(result.value("cause")).startsWith("java.lang.UnsatisfiedLinkError");
  }

  @Test
  void laterCallsFailAlikeAndKeepTheCause() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.so"), "This is no library.");
    var result =
        failureOf(
            new ChildJvm(folder).property("baton.library.path", broken).property("probe.loads", 3));
    var messages = result.output().split("failure=", -1);
    assertThat(messages).hasSize(4);
    assertThat(messages[2]).isEqualTo(messages[1]).contains("UnsatisfiedLinkError");
    assertThat(messages[3]).isEqualTo(messages[1]);
  }

  @Test
  void kernelsOfAnotherContract() throws Exception {
    int wanted = BatonLibrary.BATON_ABI_VERSION();
    Path library = kernels(wanted + 1).compile(folder.resolve("libbaton.so"));
    var result = failureOf(new ChildJvm(folder).property("baton.library.path", library));
    assertThat(result.output())
        .contains(library + ": it has ABI version " + (wanted + 1))
        .contains("these bindings are for version " + wanted);
  }

  @Test
  void missingKernel() throws Exception {
    Path library =
        kernels(BatonLibrary.BATON_ABI_VERSION())
            .without("baton_copy")
            .without("baton_arange")
            .compile(folder.resolve("libbaton.so"));
    var result = failureOf(new ChildJvm(folder).property("baton.library.path", library));
    assertThat(result.output()).contains(library + ": it lacks baton_copy, baton_arange\n");
  }

  @Test
  void someOtherLibraryNamedAsKernels() throws Exception {
    Path library = FakeLibrary.openBlas("OpenBLAS").compile(folder.resolve("other.so"));
    var result = failureOf(new ChildJvm(folder).property("baton.library.path", library));
    assertThat(result.output()).contains(library + ": no libbaton");
  }

  @Test
  void missingBlasFunction() throws Exception {
    Path library =
        FakeLibrary.openBlas("OpenBLAS").without("cblas_zgemm").compile(folder.resolve("blas.so"));
    var result = failureOf(new ChildJvm(folder).property("baton.openblas.path", library));
    assertThat(result.output()).contains(library + ": it lacks cblas_zgemm\n");
  }

  @Test
  void openBlasWithoutLapackeNeedsOneNamed() throws Exception {
    Path blas = FakeLibrary.openBlas("OpenBLAS").compile(folder.resolve("blas.so"));
    var result = failureOf(new ChildJvm(folder).property("baton.openblas.path", blas));
    assertThat(result.output())
        .contains(blas + ": it was built without LAPACKE")
        .contains("-Dbaton.lapacke.path=FILE");

    Path lapacke =
        new FakeLibrary(SymbolList.LAPACKE.functions()).compile(folder.resolve("lapacke.so"));
    var loaded =
        new ChildJvm(folder)
            .property("baton.openblas.path", blas)
            .property("baton.lapacke.path", lapacke)
            .run();
    assertThat(loaded.status()).as(loaded.output()).isZero();
    assertThat(loaded.value("notes")).contains("LAPACKE is " + lapacke);
  }

  @Test
  void openBlasWithWideIntegers() throws Exception {
    var functions = FakeLibrary.openBlas("OpenBLAS 0.3.31 USE64BITINT");
    SymbolList.LAPACKE
        .functions()
        .forEach(name -> functions.with(name, "int " + name + "(void) { return 0; }"));
    Path library = functions.compile(folder.resolve("blas64.so"));
    var result = failureOf(new ChildJvm(folder).property("baton.openblas.path", library));
    assertThat(result.output()).contains(library + ": its integers have 64 bits");
  }

  @Test
  void functionsThatAnotherLibraryHasToo() throws Exception {
    var kernels =
        kernels(BatonLibrary.BATON_ABI_VERSION())
            .with("baton_select", "const char *baton_select(void) { return \"fake\"; }")
            .with("cblas_dgemm", "void cblas_dgemm(void) { }");
    // A class loader asks its libraries in the order of their paths' hashes: every second name will
    // do.
    String expected = "another library loaded by the same class loader also has cblas_dgemm";
    String output = "";
    for (int i = 0; i < 16 && !output.contains(expected); i++) {
      Path library = kernels.compile(folder.resolve("kernels" + i + ".so"));
      output = new ChildJvm(folder).property("baton.library.path", library).run().output();
    }
    assertThat(output).contains(expected);
  }

  @Test
  void unknownKernelVariant() throws Exception {
    var result = failureOf(new ChildJvm(folder).environment("BATON_CPU", "mmx"));
    assertThat(result.output())
        .contains("tried BATON_CPU=mmx: libbaton has none of that name")
        .contains("fix: use one of baseline");
  }

  @Test
  void deniedNativeAccess() throws Exception {
    var onClassPath = failureOf(new ChildJvm(folder).withoutNativeAccess());
    assertThat(onClassPath.output()).contains("--enable-native-access=ALL-UNNAMED");
    assertThat(onClassPath.value("cause")).startsWith("java.lang.IllegalCallerException");
    var onModulePath = failureOf(new ChildJvm(folder).onModulePath().withoutNativeAccess());
    assertThat(onModulePath.output()).contains("--enable-native-access=dev.baton.bindings");
  }

  @Test
  void unknownPlatform() throws Exception {
    var result = failureOf(new ChildJvm(folder).property("probe.arch", "riscv64"));
    assertThat(result.output())
        .contains("for linux-riscv64")
        .contains("the bindings' jar, which has one for " + Platform.current().name());
  }

  @Test
  void chosenCacheThatIsASymbolicLink() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    var result = failureOf(new ChildJvm(folder).property("baton.cache.dir", link));
    assertThat(result.output())
        .contains("-Dbaton.cache.dir=" + link)
        .contains("is a symbolic link");
    assertThat(real).isEmptyDirectory();
  }
}
