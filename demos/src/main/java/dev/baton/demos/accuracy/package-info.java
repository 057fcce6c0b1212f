/**
 * By how much the elementary functions err, measured.
 *
 * <pre>
 *   Measured: functions, domains, hard inputs ──▶ AccuracyTable ──▶ ./baton info --accuracy
 *   Precise: fifty digits in decimal numbers ─────────▲
 * </pre>
 */
@NullMarked
package dev.baton.demos.accuracy;

import org.jspecify.annotations.NullMarked;
