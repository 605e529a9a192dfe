package dev.preflight.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetIdTest {

    @Test
    void isTheSameForEveryoneWhoWorksOnTheSameProject() {
        Target one = new Target("shop", "/a", "unix:///var/run/docker.sock", vars("A", "1"));
        Target other = new Target("shop", "/b", "unix:///var/run/docker.sock", vars("A", "2"));
        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.id()).hasToString("unix:///var/run/docker.sock#shop");
    }

    @Test
    void differsBetweenProjectsAndEngines() {
        assertThat(Target.local("a").id()).isNotEqualTo(Target.local("b").id());
        assertThat(new Target("a", ".", "tcp://h", vars("A", "1")).id())
                .isNotEqualTo(Target.local("a").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void mustNotBeBlank(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TargetId(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> Target.local(blank));
    }

    private static Variables vars(String name, String value) {
        return new Variables(Map.of(name, value));
    }
}
