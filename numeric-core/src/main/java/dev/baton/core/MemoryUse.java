package dev.baton.core;

/**
 * What the arrays of one interpreter take, and what all of the process may take.
 *
 * @param arrays storages in use: arrays that are not views of others, generators, plans
 * @param inUseBytes the bytes they take, rounded up to size classes
 * @param cachedBytes the bytes of freed blocks kept for the next arrays
 * @param processBytes the bytes all interpreters of the process have from the system, in use or
 *     cached
 * @param limitBytes the bytes they may have ({@code -Dbaton.memory.limit})
 */
public record MemoryUse(
    long arrays, long inUseBytes, long cachedBytes, long processBytes, long limitBytes) {}
