package dev.preflight.adapters.docker;

/** The labels by which compose knows its containers. */
public final class Label {
    public static final String PROJECT = "com.docker.compose.project";
    public static final String SERVICE = "com.docker.compose.service";
    static final String WORKING_DIRECTORY = "com.docker.compose.project.working_dir";

    /** {@code True} on the containers of {@code compose run}; older releases leave it out. */
    public static final String ONE_OFF = "com.docker.compose.oneoff";

    private Label() {}
}
