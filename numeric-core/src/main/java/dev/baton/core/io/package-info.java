/**
 * Arrays in files: .npy and .npz as NumPy's to the byte, raw elements, memory maps, text.
 *
 * <pre>
 *   NpyFiles   NpzArchive   RawFiles      TextReader   TextWriter
 *      │  └──────┐│  │        │  │            │            │
 *      ▼         ▼│  ▼        ▼  ▼            ▼            ▼
 *   NpyHeader   Released    Mapping      ParsedNumber   PercentFormat ──▶ internal.text
 *      └─ Descr, HeaderLiteral    AtomicFile: temporary file, renamed
 * </pre>
 */
@NullMarked
package dev.baton.core.io;

import org.jspecify.annotations.NullMarked;
