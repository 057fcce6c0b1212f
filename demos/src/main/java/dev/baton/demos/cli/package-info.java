/**
 * The commands, their options and what they print.
 *
 * <pre>
 *   BatonCommand ─┬─ info    InfoCommand
 *                 ├─ run     RunCommand ──┐        run echo    EchoCommand
 *                 ├─ lab     LabCommand ──┴─► Session: peers, progress, Ctrl-C, table
 *                 └─ bench   BenchCommand
 * </pre>
 *
 * <p>Exit status: 0; 1 if something failed; 2 if the command line is wrong.
 */
@NullMarked
package dev.baton.demos.cli;

import org.jspecify.annotations.NullMarked;
