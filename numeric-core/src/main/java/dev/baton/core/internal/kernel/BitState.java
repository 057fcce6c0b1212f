package dev.baton.core.internal.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bit generator's state, as baton.h lays it out, and the lock that guards it: whoever draws holds
 * it, with the interpreter lock dropped; nobody who holds it waits for an interpreter lock. The
 * memory belongs to no interpreter and goes when this is unreachable.
 */
public final class BitState {
  /** Where parameters that are one number for all elements stand: behind the words. */
  private static final int SCALARS = 3;

  private final int kind;
  private final int words;
  private final MemorySegment memory;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Makes a state.
   *
   * @param kind the generator's code in baton.h
   * @param initial its words
   */
  public BitState(int kind, long... initial) {
    this.kind = kind;
    this.words = initial.length;
    this.memory = Arena.ofAuto().allocate(8L * (words + SCALARS), 64);
    write(initial);
  }

  int kind() {
    return kind;
  }

  MemorySegment memory() {
    return memory;
  }

  /**
   * Returns the lock that guards the words.
   *
   * @return the lock
   */
  public ReentrantLock lock() {
    return lock;
  }

  /**
   * Copies the words.
   *
   * @return a new array
   */
  public long[] read() {
    lock.lock();
    try {
      return memory.asSlice(0, 8L * words).toArray(ValueLayout.JAVA_LONG);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Replaces the words.
   *
   * @param values as many as there are
   */
  public void write(long... values) {
    if (values.length != words) {
      throw new IllegalArgumentException(
          "a state of %d words cannot have %d".formatted(words, values.length));
    }
    lock.lock();
    try {
      MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_LONG, 0, words);
    } finally {
      lock.unlock();
    }
  }

  /** Puts a number where a kernel reads it. The caller has the lock. */
  MemorySegment putScalar(int place, long bits) {
    assert lock.isHeldByCurrentThread() && place < SCALARS;
    long offset = 8L * (words + place);
    memory.set(ValueLayout.JAVA_LONG, offset, bits);
    return memory.asSlice(offset, 8);
  }
}
