package dev.baton.core.internal.kernel;

/** Memory that no heap allocated and that an array may be on all the same: a mapped file. */
public interface ForeignMemory {
  /**
   * Gives the memory up; called once, when the last reference to its storage goes, by whichever
   * thread that is. It must not throw.
   */
  void release();
}
