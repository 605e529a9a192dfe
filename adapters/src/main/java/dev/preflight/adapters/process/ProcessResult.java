package dev.preflight.adapters.process;

/**
 * What came of a program.
 *
 * @param exitStatus its own, or 128 and the signal that ended it; -1 when it was ended for taking
 *     too long
 * @param timedOut whether it was ended for taking too long
 * @param output what it wrote to stdout, head and tail when it was long
 * @param errors what it wrote to stderr, likewise
 * @param isWhole whether nothing of both was left out
 */
public record ProcessResult(
        int exitStatus, boolean timedOut, String output, String errors, boolean isWhole) {}
