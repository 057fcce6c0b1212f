package dev.baton.demos.lab;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code results.json}.
 *
 * @param program the program's name
 * @param system who ran it
 * @param mode what became of the lock
 * @param threads by how many threads
 * @param size the size of one piece of its work
 * @param seconds the median time, or null if there is none
 * @param speedup the median time of one thread in the same mode over {@code seconds}, or null if
 *     either is missing
 * @param note what else is to be known; may be empty
 */
@JsonPropertyOrder({"program", "system", "mode", "threads", "size", "seconds", "speedup", "note"})
public record Result(
    String program,
    String system,
    String mode,
    int threads,
    long size,
    @Nullable Double seconds,
    @Nullable Double speedup,
    String note) {}
