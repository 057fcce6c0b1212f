package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scopes close what their thread makes, and nothing else. */
class ScopeTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void closesWhatWasMadeInsideAndNotKept() {
    NDArray outside = np.ones(3);
    NDArray made;
    NDArray kept;
    NDArray view;
    try (var scope = np.scope()) {
      made = outside.add(outside);
      view = outside.slice();
      kept = scope.keep(made.sum());
      assertThat(scope.keep(outside)).as("any other array").isSameAs(outside);
    }
    assertThat(made.isClosed()).isTrue();
    assertThat(view.isClosed()).isTrue();
    assertThat(kept.toDouble()).isEqualTo(6);
    assertThat(outside.isClosed()).isFalse();
    assertThat(outside.referenceCount()).isEqualTo(1);
    NDArray after = np.ones(1);
    assertThat(after.isClosed()).isFalse();
    assertThat(np.memory().arrays()).isEqualTo(3);
  }

  @Test
  void keepsIntoTheScopeAround() {
    NDArray innerKept;
    NDArray bothKept;
    try (var outer = np.scope()) {
      try (var inner = np.scope()) {
        innerKept = inner.keep(np.ones(1));
        bothKept = outer.keep(inner.keep(np.full(2)));
        np.ones(1);
      }
      assertThat(np.memory().arrays()).isEqualTo(2);
      assertThat(innerKept.isClosed()).isFalse();
    }
    assertThat(innerKept.isClosed()).isTrue();
    assertThat(bothKept.toDouble()).isEqualTo(2);
  }

  @Test
  void theOuterScopeKeepsNothingOfTheInner() {
    NDArray array;
    try (var outer = np.scope()) {
      try (var _ = np.scope()) {
        array = np.ones(1);
        outer.keep(array);
      }
      assertThat(array.isClosed()).as("made in the inner, which did not keep it").isTrue();
    }
  }

  @Test
  void closesInOrderOnly() {
    Scope outer = np.scope();
    NDArray inOuter = np.ones(1);
    Scope inner = np.scope();
    NDArray inInner = np.ones(1);
    assertThatThrownBy(outer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not the innermost open one");
    assertThat(inOuter.isClosed()).isFalse();
    inner.close();
    assertThat(inInner.isClosed()).isTrue();
    inner.close();
    outer.close();
    assertThat(inOuter.isClosed()).isTrue();
    outer.close();
  }

  @Test
  void belongsToItsThread() throws Exception {
    Scope scope = np.scope();
    NDArray mine = np.ones(1);
    List<NDArray> theirs = new ArrayList<>();
    Workers.start(
            "other",
            () -> {
              theirs.add(np.ones(1));
              assertThatThrownBy(scope::close)
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("other cannot close a scope of");
              assertThatThrownBy(() -> scope.keep(mine))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("other cannot keep");
            })
        .get();
    scope.close();
    assertThat(mine.isClosed()).isTrue();
    assertThat(theirs.getFirst().isClosed()).isFalse();
  }

  @Test
  void closesOnErrors() {
    NDArray[] made = new NDArray[1];
    assertThatThrownBy(
            () -> {
              try (var _ = np.scope()) {
                made[0] = np.ones(2);
                made[0].add(np.ones(3));
              }
            })
        .isInstanceOf(ShapeException.class);
    assertThat(made[0].isClosed()).isTrue();
    assertThat(np.memory().arrays()).isZero();
    assertThat(interpreter.currentThreadState()).isNull();
  }

  @Test
  void closesInADetachedSection() {
    try (var _ = interpreter.attach()) {
      Scope scope = np.scope();
      NDArray array = np.ones(1);
      try (var _ = interpreter.detach()) {
        scope.close();
      }
      assertThat(array.isClosed()).isTrue();
    }
  }

  @Test
  void outlivesItsInterpreterHarmlessly() {
    Scope scope = np.scope();
    NDArray array = np.ones(1);
    interpreter.close();
    assertThat(array.isClosed()).isTrue();
    scope.close();
  }

  @Test
  void seesItsOwnInterpreterAlone() {
    try (var other = Interpreter.builder().build()) {
      Numeric otherNp = Numeric.of(other);
      NDArray foreign;
      try (var _ = np.scope()) {
        foreign = otherNp.ones(1);
      }
      assertThat(foreign.isClosed()).isFalse();
    }
  }

  /** A loop that closes what it makes may run in one scope for ever. */
  @Test
  void forgetsWhatWasClosedByHand() {
    try (var _ = np.scope()) {
      NDArray open = np.ones(1);
      WeakReference<NDArray> closed = closed();
      for (int i = 0; i < 10_000; i++) {
        np.ones(1).close();
      }
      Workers.await(
          "the scope lets go of what was closed",
          () -> {
            System.gc();
            return closed.refersTo(null);
          });
      assertThat(open.isClosed()).isFalse();
    }
  }

  private WeakReference<NDArray> closed() {
    try (NDArray array = np.ones(1)) {
      return new WeakReference<>(array);
    }
  }

  @Test
  void manyArraysAndManyKept() {
    List<NDArray> kept = new ArrayList<>();
    try (var scope = np.scope()) {
      for (int i = 0; i < 1000; i++) {
        NDArray array = np.full(i);
        if (i % 10 == 0) {
          kept.add(scope.keep(array));
        }
      }
    }
    assertThat(np.memory().arrays()).isEqualTo(100);
    assertThat(kept).hasSize(100).noneMatch(NDArray::isClosed);
  }
}
