package dev.baton.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, x86_64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, macosx-x86_64",
    "Mac OS X, aarch64, macosx-arm64"
  })
  void namesAreThoseOfTheArtifact(String osName, String osArch, String expected) {
    var platform = Platform.of(osName, osArch);
    assertThat(platform.name()).isEqualTo(expected);
    assertThat(Platform.KNOWN).contains(platform);
  }

  @Test
  void unknownPlatformHasANameAndNoOpenBlas() {
    var platform = Platform.of("Windows 11", "amd64");
    assertThat(platform.name()).isEqualTo("windows-11-x86_64");
    assertThat(platform.openBlasLibraries()).isEmpty();
  }

  @Test
  void kernelsAreWhereTheBuildPutsThem() {
    var resource = Platform.current().batonResource();
    assertThat(NativeLibraries.class.getResource("/" + resource)).as(resource).isNotNull();
  }
}
