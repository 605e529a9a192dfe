package dev.preflight.core.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place in the file system was looked at.
 *
 * @param path absolute
 * @param kind what is there
 * @param bytes its size; 0 unless it is a file
 */
public record FileSeen(String path, Kind kind, long bytes) implements Observation {
    /** What is at a path. */
    public enum Kind {
        ABSENT,
        FILE,
        DIRECTORY,
        OTHER
    }

    public boolean exists() {
        return kind != Kind.ABSENT;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("path", path);
        facts.put("exists", exists());
        facts.put("bytes", bytes);
        return facts;
    }

    @Override
    public String describe() {
        return exists() ? path + " exists" : path + " does not exist";
    }
}
