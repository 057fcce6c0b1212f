/**
 * Random numbers: NumPy's generators, bit for bit.
 *
 * <pre>
 *   Generator ── draws from ──▶ BitGenerator ── seeded by ──▶ SeedSequence
 *       │                           └── PCG64, PCG64DXSM, Philox, MT19937, SFC64
 *       └── by subject: Uniform-, Normal-, Exponential-, Count-, RowDistributions, Permutations
 *   each draw is one native call, under the bit generator's own lock
 * </pre>
 */
@NullMarked
package dev.baton.core.random;

import org.jspecify.annotations.NullMarked;
