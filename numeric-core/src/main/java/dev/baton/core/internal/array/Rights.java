package dev.baton.core.internal.array;

/** What may be done with an array, and by whom. */
enum Rights {
  /** Its interpreter may read and write it. */
  WRITEABLE,
  /** Its interpreter may read it. */
  READ_ONLY,
  /** Every interpreter may read it. */
  SHARED
}
