package dev.baton.core.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a descriptor says is what was last described, whatever was before. */
class LoopDescriptorTest {
  private final LoopDescriptor whole = LoopDescriptor.several(1)[0];
  private final LoopDescriptor loop = LoopDescriptor.several(1)[0];

  private void assertRun(long n, long out, long a, long b) {
    loop.setRun(n, out, a, b);
    assertThat(new long[] {loop.extent(0), loop.step(0, 0), loop.step(1, 0), loop.step(2, 0)})
        .containsExactly(n, out, a, b);
  }

  private void assertRun(long n, long out, long a) {
    loop.setRun(n, out, a);
    assertThat(new long[] {loop.extent(0), loop.step(0, 0), loop.step(1, 0)})
        .containsExactly(n, out, a);
  }

  @Test
  void aRunIsDescribedAfterAnotherThatDiffersInOnePlace() {
    for (long[] run : new long[][] {{8, 1, 1, 1}, {9, 1, 1, 1}, {9, 2, 1, 1}, {9, 2, 3, 1}}) {
      for (int time = 0; time < 2; time++) {
        assertRun(run[0], run[1], run[2], run[3]);
        assertRun(run[0], run[1], run[2], -run[3]);
        assertRun(run[0], run[1], run[2]);
      }
    }
  }

  @Test
  void aRunIsDescribedAfterLoopsAndParts() {
    whole.set(new long[] {3, 5}, new long[] {5, 1}, new long[] {1, 3}, new long[] {0, 1});
    assertRun(8, 1, 1, 1);
    loop.set(new long[] {3, 5}, new long[] {5, 1}, new long[] {1, 3}, new long[] {0, 1});
    assertThat(loop.extent(1)).isEqualTo(5);
    assertRun(8, 1, 1, 1);
    loop.setPart(whole, 3, 0, 2);
    assertThat(loop.extent(0)).isEqualTo(2);
    assertRun(8, 1, 1, 1);
  }
}
