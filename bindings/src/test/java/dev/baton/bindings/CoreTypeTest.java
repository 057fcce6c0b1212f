package dev.baton.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bindings.generated.BatonLibrary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreTypeTest {

  private static final int AVX2 = BatonLibrary.BATON_CPU_AVX2();
  private static final int AVX512 = AVX2 | BatonLibrary.BATON_CPU_AVX512();
  private static final int BF16 = AVX512 | BatonLibrary.BATON_CPU_AVX512_BF16();

  @TempDir Path folder;

  @Test
  void followsTheFeatures() {
    assertThat(CoreType.choose(BF16, null).requested()).isEqualTo("Cooperlake");
    assertThat(CoreType.choose(AVX512, null).requested()).isEqualTo("SkylakeX");
    assertThat(CoreType.choose(AVX2, null).requested()).isNull();
    assertThat(CoreType.choose(BatonLibrary.BATON_CPU_NEON(), null).requested()).isNull();
    assertThat(CoreType.choose(0, "").requested()).isNull();
  }

  @Test
  void userHasTheLastWord() {
    var coreType = CoreType.choose(BF16, "Zen");
    assertThat(coreType.requested()).isEqualTo("Zen");
    assertThat(coreType.reason()).contains("environment");
  }

  @Test
  void openBlasObeysTheUser() throws Exception {
    // Every x86-64 processor has what Nehalem needs, every arm64 one what ARMV8 needs.
    String name = Platform.current().name().endsWith("arm64") ? "ARMV8" : "Nehalem";
    var result = new ChildJvm(folder).environment(CoreType.VARIABLE, name).run();
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.value("coreName")).isEqualToIgnoringCase(name);
    assertThat(result.value("coreTypeRequested")).isEqualTo(name);
    assertThat(result.value("coreTypeAfterwards")).isEqualTo(name);
  }

  @Test
  void openBlasObeysTheRuleAndTheEnvironmentStaysAsItWas() throws Exception {
    var result = new ChildJvm(folder).run();
    assertThat(result.status()).as(result.output()).isZero();
    String requested = result.value("coreTypeRequested");
    if (!requested.equals("null")) {
      assertThat(result.value("coreName")).isEqualToIgnoringCase(requested);
    }
    assertThat(result.value("coreTypeAfterwards")).isEqualTo("null");
  }

  @Test
  void coreTypeThatOpenBlasDoesNotTakeIsNoted() throws Exception {
    var result = new ChildJvm(folder).environment(CoreType.VARIABLE, "Abacus").run();
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.value("notes"))
        .contains("asked for core type Abacus and took " + result.value("coreName"));
  }
}
