package dev.preflight.adapters.docker;

import com.fasterxml.jackson.core.JsonParser;
import dev.preflight.adapters.container.ComposeProject;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is asked of an engine, and how its answers are understood, whichever way it is reached. */
record EngineQueries(EngineApi api, Trouble trouble) implements ContainerReader {
    // A class and not a lambda, which would cost a one-shot command some milliseconds.
    private static final Comparator<Container> BY_SERVICE_AND_NAME =
            new Comparator<>() {
                @Override
                public int compare(Container one, Container other) {
                    int order = one.service().compareTo(other.service());
                    return order != 0 ? order : one.name().compareTo(other.name());
                }
            };

    @Override
    public List<Container> containers(String project) throws EngineException, InterruptedException {
        List<Container> containers = new ArrayList<>();
        for (Listed listed : list(Label.PROJECT.concat("=").concat(project))) {
            Container container = listed.oneOff() ? null : inspect(listed.id());
            if (container != null) {
                containers.add(container);
            }
        }
        containers.sort(BY_SERVICE_AND_NAME);
        return List.copyOf(containers);
    }

    @Override
    public List<ComposeProject> projects() throws EngineException, InterruptedException {
        Map<String, ComposeProject> projects = new TreeMap<>();
        for (Listed listed : list(Label.PROJECT)) {
            if (!listed.oneOff()) {
                projects.putIfAbsent(
                        listed.project(),
                        new ComposeProject(listed.project(), listed.workingDirectory()));
            }
        }
        return List.copyOf(projects.values());
    }

    private List<Listed> list(String label) throws EngineException, InterruptedException {
        String filters = "{\"label\":[\"".concat(escaped(label)).concat("\"]}");
        String path =
                "/containers/json?all=1&filters="
                        .concat(URLEncoder.encode(filters, StandardCharsets.UTF_8));
        try {
            Answer answer = api.get(path);
            requireOk(answer, path);
            try (JsonParser json = answer.json()) {
                return Listed.read(json);
            }
        } catch (IOException e) {
            throw trouble.unreadable("the list of containers", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /* Null when it has vanished since it was listed. */
    private @Nullable Container inspect(String id) throws EngineException, InterruptedException {
        String path = "/containers/".concat(id).concat("/json");
        try {
            Answer answer = api.get(path);
            if (answer.status() == Answer.NOT_FOUND) {
                return null;
            }
            requireOk(answer, path);
            try (JsonParser json = answer.json()) {
                return Inspection.read(json);
            }
        } catch (IOException e) {
            throw trouble.unreadable("the inspection of container ".concat(id), e);
        }
    }

    private void requireOk(Answer answer, String path) throws EngineException {
        if (answer.status() != Answer.OK) {
            throw trouble.refused("GET ".concat(path), answer.status(), answer.text());
        }
    }
}
