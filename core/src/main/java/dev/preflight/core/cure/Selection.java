package dev.preflight.core.cure;

import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which containers an action is for. */
public sealed interface Selection {
    /** The subjects selected; never anything outside the project. */
    List<Subject> subjectsIn(Scene scene);

    /** For people: {@code backend}, or {@code what the evidence names}. */
    String describe();

    static Selection services(String... names) {
        return new Services(List.of(names));
    }

    static Selection implicated() {
        return new Implicated();
    }

    /**
     * Services by name, with all their containers.
     *
     * @param names in the compose file
     */
    record Services(List<String> names) implements Selection {
        public Services {
            names = List.copyOf(names);
        }

        @Override
        public List<Subject> subjectsIn(Scene scene) {
            return names.stream().flatMap(name -> subjectsOf(name, scene)).toList();
        }

        @Override
        public String describe() {
            return names.stream().collect(Collectors.joining(", "));
        }

        private static Stream<Subject> subjectsOf(String service, Scene scene) {
            List<Container> containers = scene.inventory().ofService(service);
            return containers.isEmpty()
                    ? Stream.of(new Subject.OfService(service))
                    : containers.stream().map(Subject.OfContainer::new);
        }
    }

    /** Whatever the evidence of the failed check names. */
    record Implicated() implements Selection {
        @Override
        public List<Subject> subjectsIn(Scene scene) {
            return scene.subjects();
        }

        @Override
        public String describe() {
            return "what the evidence names";
        }
    }
}
