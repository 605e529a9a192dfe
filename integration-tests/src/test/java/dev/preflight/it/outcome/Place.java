package dev.preflight.it.outcome;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A stack in which situations are brought about, one after the other. */
interface Place extends AutoCloseable {
    /** Makes it whole, and pulls the levers of the situation. */
    void bringAbout(Situation situation);

    Path directory();

    /** The name of its compose project. */
    String project();

    /** What a program must have in its environment to find it. */
    Map<String, String> environment();

    /** The services whose containers the engine starts again and again by itself. */
    Set<String> restless();

    /** Whether work can begin, by what the stack itself says, without Preflight. */
    boolean isFit(Situation situation);

    /** Its containers and their last log lines. */
    String describe();

    @Override
    void close();
}
