/**
 * Random numbers: NumPy's generators, bit for bit.
 *
 * <pre>
 *   Generator ── seeded by ──▶ SeedSequence
 *       └── state in a storage, advanced by one native call per fill
 * </pre>
 */
@NullMarked
package dev.baton.core.random;

import org.jspecify.annotations.NullMarked;
