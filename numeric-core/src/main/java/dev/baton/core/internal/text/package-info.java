/**
 * Numbers as decimal text: what printing and text files have in common. Knows no array.
 *
 * <pre>
 *   DecimalText ── writes ──▶ Decimal ── of a number of a ──▶ BinaryFormat
 *                                └── where shorter ways do not do ──▶ Dragon4
 * </pre>
 */
@NullMarked
package dev.baton.core.internal.text;

import org.jspecify.annotations.NullMarked;
