package dev.baton.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.bindings.generated.LapackLibrary;
import dev.baton.bindings.generated.OpenBlasLibrary;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists that are checked at load are the functions that the generated classes call. */
class SymbolListTest {

  @Test
  void baton() {
    assertThat(SymbolList.BATON.functions())
        .containsExactlyInAnyOrderElementsOf(of(BatonLibrary.class));
  }

  @Test
  void cblas() {
    assertThat(SymbolList.CBLAS.functions())
        .containsExactlyInAnyOrderElementsOf(of(OpenBlasLibrary.class));
  }

  @Test
  void lapacke() {
    assertThat(SymbolList.LAPACKE.functions())
        .containsExactlyInAnyOrderElementsOf(of(LapackLibrary.class));
  }

  private static List<String> of(Class<?> generated) {
    return Arrays.stream(generated.getMethods())
        .map(Method::getName)
        .filter(name -> name.endsWith("$handle"))
        .map(name -> name.substring(0, name.length() - "$handle".length()))
        .toList();
  }
}
