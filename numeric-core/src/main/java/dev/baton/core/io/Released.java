package dev.baton.core.io;

import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Runs input and output with the interpreter lock dropped, whatever the release policy, as CPython
 * does around system calls. An array's storage is pinned meanwhile, so that closing the array does
 * not take its memory away.
 */
final class Released {
  private Released() {}

  /** What touches files and nothing of the interpreter's. */
  interface Input<T> {
    T run() throws IOException;
  }

  /** What touches files and the memory of one array. */
  interface Transfer {
    void run(MemorySegment memory) throws IOException;
  }

  /**
   * Runs something with the lock dropped.
   *
   * @param self the calling thread's state, attached
   * @param input what to run
   * @return what it returns
   */
  static <T> T call(ThreadState self, Input<T> input) throws IOException {
    try (var _ = self.detach()) {
      return input.run();
    }
  }

  /**
   * Runs a transfer with the lock dropped and the array pinned.
   *
   * @param self the calling thread's state, attached
   * @param operation names the caller in the error
   * @param array a contiguous array
   * @param transfer what to run; it gets the array's elements, valid for this thread and this call
   */
  static void run(ThreadState self, String operation, StridedArray array, Transfer transfer)
      throws IOException {
    array.requireOpen(operation);
    Storage storage = array.storage();
    if (!storage.retain()) {
      throw new IllegalStateException(operation + ": the array is closed");
    }
    try (Arena arena = Arena.ofConfined()) {
      long bytes = array.elements() * array.type().itemsize();
      MemorySegment memory = RawMemory.segment(array.address(), bytes, arena, array);
      try (var _ = self.detach()) {
        transfer.run(memory);
      }
    } finally {
      storage.release();
    }
  }
}
