/**
 * Turns measurements into sentences, charts and one page.
 *
 * <pre>
 *   Results, Measurements ─┬─► Findings ──► headline, sentences
 *                          ├─► BarChart, CurveChart ──► charts, as inline SVG
 *                          └─► Tables ────► the same numbers to read and copy
 *                                 └──────── Report: report.html.template with its marks filled in
 * </pre>
 *
 * <p>The page holds no script and names no address: it opens offline, prints, and reads the same
 * for ever.
 */
@NullMarked
package dev.baton.demos.report;

import org.jspecify.annotations.NullMarked;
