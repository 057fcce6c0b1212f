/**
 * Finds, checks and loads the native libraries, and is the only way to them.
 *
 * <pre>
 * NativeLibraries.load()
 *   LibraryLoader        the order of things; every failure becomes one message (Search)
 *     BundledFile        a library in a jar, on the class path or the module path
 *     LibraryCache       unpacked, checked, kept from run to run
 *     CoreType, Libc     what OpenBLAS is told through the environment
 *     SymbolList         jextract's allow-lists, looked up before generated code is touched
 * FftwLibrary.load(…)    FFTW, for who asks for it; nobody needs it
 * dev.baton.bindings.generated   jextract's output, never edited
 * </pre>
 */
@NullMarked
package dev.baton.bindings;

import org.jspecify.annotations.NullMarked;
