/**
 * Arrays as text, to the character as NumPy 2.4 prints them ({@code numpy/_core/arrayprint.py}).
 *
 * <pre>
 *   PrintSettings: which options
 *   ArrayFormatter ── reads what is printed ──▶ Corners ◀── shown by ── Layout: brackets, lines, "..."
 *        │                                         │                      │ one element at a time
 *        │ 0-d str                                 ▼ common form          ▼
 *        │              Bool-, Integer-, Float-, Complex-, CustomFormat : ElementFormat
 *        └──▶ internal.text: ScalarText, Decimal ◀─┘          FloatText: single numbers
 * </pre>
 */
@NullMarked
package dev.baton.core.print;

import org.jspecify.annotations.NullMarked;
