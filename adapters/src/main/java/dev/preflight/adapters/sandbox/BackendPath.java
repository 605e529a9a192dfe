package dev.preflight.adapters.sandbox;

/** What the sandbox's backend can be asked, with GET. */
public enum BackendPath {
    HEALTH("/api/v1/health"),
    WORKERS("/api/v1/workers");

    private final String path;

    BackendPath(String path) {
        this.path = path;
    }

    /** The absolute path of its URL. */
    public String path() {
        return path;
    }
}
