package dev.preflight.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.target.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
    private static final String URL = "http://localhost:${PORT}/";

    @Test
    void keepsTheServiceWhenItsVariablesAreReplaced() {
        assertThat(new HttpProbe(URL, "backend").bind(new Variables(Map.of("PORT", "1"))))
                .isEqualTo(new HttpProbe("http://localhost:1/", "backend"));
    }

    // Equal probes are observed once, and judged from the same observation.
    @Test
    void isAnotherProbeForAnotherService() {
        assertThat(new HttpProbe(URL))
                .isEqualTo(new HttpProbe(URL, null))
                .hasSameHashCodeAs(new HttpProbe(URL, null))
                .isNotEqualTo(new HttpProbe(URL, "backend"))
                .isNotEqualTo(new HttpProbe("http://localhost/"));
        assertThat(new HttpProbe(URL, "backend"))
                .isEqualTo(new HttpProbe(URL, "backend"))
                .isNotEqualTo(new HttpProbe(URL, "frontend"));
    }
}
