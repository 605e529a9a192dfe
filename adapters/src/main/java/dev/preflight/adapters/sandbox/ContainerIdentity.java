package dev.preflight.adapters.sandbox;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What stays the same of a virtual container for as long as it exists.
 *
 * @param id 64 hexadecimal digits
 * @param name as compose gives it
 * @param project that it belongs to
 * @param service that it belongs to
 * @param hosts under which others reach it
 * @param ports that it listens on or publishes
 * @param published those of them that it publishes when it runs
 * @param labels that compose would give it
 */
record ContainerIdentity(
        String id,
        String name,
        String project,
        String service,
        List<String> hosts,
        List<Integer> ports,
        List<Integer> published,
        Map<String, String> labels) {
    private static final int SHORT_ID = 12;

    /**
     * The identity of a service's container.
     *
     * @param generation counts the containers that the engine has made; tells this one from those
     */
    static ContainerIdentity of(
            String project,
            String service,
            int generation,
            List<Integer> ports,
            List<Integer> published) {
        String id = id(project + "/" + service, generation);
        String name = project + "-" + service + "-1";
        String address = "172.30." + (generation >> 8 & 0xff) + "." + (generation & 0xff);
        return new ContainerIdentity(
                id,
                name,
                project,
                service,
                List.of(name, service, id.substring(0, SHORT_ID), address),
                ports,
                published,
                Map.of(
                        "com.docker.compose.project", project,
                        "com.docker.compose.service", service));
    }

    // The same on every run, so that a recorded session can be compared with another.
    private static String id(String seed, int generation) {
        SplittableRandom random =
                new SplittableRandom((long) seed.hashCode() << Integer.SIZE | generation);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            id.append(HexFormat.of().toHexDigits(random.nextLong()));
        }
        return id.toString();
    }
}
