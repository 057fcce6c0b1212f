/**
 * The door to native code, and the memory behind it. Nothing else of Baton imports the bindings.
 *
 * <pre>
 *   NativeCall ── pins ──▶ Storage ◀── counts ── Window (one per open array)
 *       │                     │
 *       │ drops and           ▼ made and taken back by
 *       │ retakes the lock  StorageHeap ── blocks ──▶ BlockCache
 *       ▼
 *   LoopDescriptor ──▶ libbaton, OpenBLAS
 * </pre>
 *
 * <p>Checks were made by the façades above; here they are asserted.
 */
@NullMarked
package dev.baton.core.internal.kernel;

import org.jspecify.annotations.NullMarked;
