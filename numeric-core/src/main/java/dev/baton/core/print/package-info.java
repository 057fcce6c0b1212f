/**
 * Arrays as text, to the character as NumPy 2.4 prints them ({@code numpy/_core/arrayprint.py}).
 *
 * <pre>
 *   ArrayFormatter ── reads what is printed ──▶ Corners ◀── shown by ── Layout: brackets, lines, "..."
 *        │                                         │                      │ one element at a time
 *        │ 0-d str                                 ▼ common digits        ▼
 *        └──▶ ScalarText                FloatFormat, ComplexFormat : ElementFormat
 *                  └───────▶ internal.text.Decimal ◀┘
 * </pre>
 */
@NullMarked
package dev.baton.core.print;

import org.jspecify.annotations.NullMarked;
