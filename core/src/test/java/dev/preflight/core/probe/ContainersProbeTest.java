package dev.preflight.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.target.Variables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersProbeTest {
    private static final Inventory SHOP =
            new Inventory(
                    "shop",
                    List.of(
                            container("plain", Map.of()),
                            container("wanted", Map.of("autoheal", "true")),
                            container("unwanted", Map.of("autoheal", "False")),
                            container("tiered", Map.of("tier", "front"))),
                    List.of(),
                    false,
                    Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all           | plain wanted tiered",
                "''            | plain wanted tiered",
                "autoheal      | wanted",
                "autoheal=true | wanted",
                "tier=front    | tiered",
                "tier          | ''",
            })
    void selectsByLabel(String label, String services) {
        assertThat(servicesIn(new ContainersProbe(label).selected(SHOP))).isEqualTo(services);
    }

    @Test
    void selectsEveryContainerWithoutALabel() {
        assertThat(servicesIn(new ContainersProbe().selected(SHOP)))
                .isEqualTo("plain wanted unwanted tiered");
    }

    @Test
    void saysThatNothingCarriesTheLabel() {
        Inventory none = new ContainersProbe("tier=back").selected(SHOP);

        assertThat(none.noContainers())
                .isEqualTo("project 'shop' has no containers with the label tier=back");
        assertThat(none.isProjectKnown()).isTrue();
    }

    @Test
    void takesTheLabelFromAVariable() {
        Probe bound =
                new ContainersProbe("${LABEL:-all}").bind(new Variables(Map.of("LABEL", "tier")));

        assertThat(bound).isEqualTo(new ContainersProbe("tier"));
        assertThat(bound.describe()).isEqualTo("containers of the project with the label tier");
    }

    private static String servicesIn(Inventory inventory) {
        return String.join(" ", inventory.containers().stream().map(Container::service).toList());
    }

    private static Container container(String service, Map<String, String> labels) {
        return new Container(
                service,
                service,
                service,
                ContainerState.RUNNING,
                "none",
                null,
                0,
                null,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                labels);
    }
}
