/**
 * What an {@link dev.baton.core.array.NDArray} is made of; with {@code dev.baton.core.array} one
 * layer.
 *
 * <pre>
 *   WindowArray ◀── StridedArray ◀── ElementArray ◀── OperatorArray, the array there is
 *       │  └── belongs to ──▶ ArrayContext ── one per ──▶ Interpreter
 *       │                          │
 *       │ window on                ├──▶ StorageHeap
 *       ▼                          └──▶ ArrayOperations, filled in from above:
 *    Storage                            NumPy's table of number operations
 * </pre>
 */
@NullMarked
package dev.baton.core.internal.array;

import org.jspecify.annotations.NullMarked;
