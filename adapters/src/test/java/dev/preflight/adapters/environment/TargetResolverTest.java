package dev.preflight.adapters.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetResolverTest {
    private static final String SERVICES = "services: {a: {image: x}}\n";

    @TempDir Path temp;
    private Path directory;

    @BeforeEach
    void createDirectory() throws Exception {
        directory = Files.createDirectory(temp.resolve("_-My App.1"));
    }

    @Test
    void namesAProjectByItsDirectory() throws Exception {
        assertThat(project(Map.of())).isEqualTo("myapp1");
    }

    @Test
    void namesAProjectByTheDirectoryOfItsFileWhichMayBeAParent() throws Exception {
        Path file = write("compose.yaml", SERVICES);
        Path below = Files.createDirectories(directory.resolve("sub/deep"));
        ResolvedTarget resolved = resolve(TargetOptions.in(below), Map.of());

        assertThat(resolved.project()).isEqualTo("myapp1");
        assertThat(resolved.composeFiles()).containsExactly(file);
        assertThat(resolved.directory()).isEqualTo(below);
        assertThat(resolved.filesForCompose()).isEmpty();
        assertThat(resolved.on("unix:///x").directory()).isEqualTo(below.toString());
    }

    @Test
    void prefersTheNameGivenThenTheVariableThenEnvThenTheFile() throws Exception {
        write("compose.yaml", "name: from-file\n" + SERVICES);
        assertThat(project(Map.of())).isEqualTo("from-file");
        write(".env", "COMPOSE_PROJECT_NAME=from-env");
        assertThat(project(Map.of())).isEqualTo("from-env");
        Map<String, String> environment = Map.of("COMPOSE_PROJECT_NAME", "from-process");
        assertThat(project(environment)).isEqualTo("from-process");
        TargetOptions given = new TargetOptions("given", directory, List.of(), List.of());
        assertThat(resolve(given, environment).project()).isEqualTo("given");
    }

    @Test
    void takesAnEmptyVariableForNoName() throws Exception {
        write(".env", "COMPOSE_PROJECT_NAME=from-env");

        assertThat(project(Map.of("COMPOSE_PROJECT_NAME", ""))).isEqualTo("myapp1");
    }

    @Test
    void ignoresEnvWhenTold() throws Exception {
        write(".env", "COMPOSE_PROJECT_NAME=from-env");

        assertThat(project(Map.of("COMPOSE_DISABLE_ENV_FILE", "true"))).isEqualTo("myapp1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: My-App.q         | my-appq",
                "name: a${X:-Def}       | adef",
                "name: a${SET:-Def}     | ayes",
                "name: a$SET            | ayes",
                "name: a${NO:-${SET}}   | ayes",
                "name: a${SET:+b}${NO+c}| ab",
                "name: a$$b             | ab",
                "\"name\": \"x\"        | x",
                "'{name: y}'            | y",
                "x-a: {name: no}        | myapp1",
                "name: \"\"             | myapp1"
            })
    void readsTheNameInAFile(String line, String expected) throws Exception {
        write("compose.yaml", line + "\n");

        assertThat(project(Map.of("SET", "yes"))).isEqualTo(expected);
    }

    @Test
    void readsTheNameBehindTagsAliasesAndTheWholeFile() throws Exception {
        write(
                "compose.yaml",
                "x: &x {name: no}\ny: *x\n<<: *x\nports: !reset [name, no]\nname: yes-it-is\n");

        assertThat(project(Map.of())).isEqualTo("yes-it-is");
    }

    @Test
    void letsTheLastFileNameTheProject() throws Exception {
        Path file = write("compose.yaml", "name: first\n" + SERVICES);
        Path override = write("compose.override.yml", "name: second\n");
        ResolvedTarget resolved = resolve(TargetOptions.in(directory), Map.of());

        assertThat(resolved.project()).isEqualTo("second");
        assertThat(resolved.composeFiles()).containsExactly(file, override);
        assertThat(resolved.composeProblem()).isNull();
    }

    @Test
    void honoursComposeFile() throws Exception {
        Files.createDirectory(directory.resolve("other"));
        Path first = write("other/a.yml", SERVICES);
        Path second = write("b.yml", SERVICES);
        Map<String, String> environment =
                Map.of("COMPOSE_FILE", "other/a.yml,b.yml", "COMPOSE_PATH_SEPARATOR", ",");
        ResolvedTarget resolved = resolve(TargetOptions.in(directory), environment);

        assertThat(resolved.composeFiles()).containsExactly(first, second);
        assertThat(resolved.project()).isEqualTo("other");
    }

    @Test
    void honoursComposeFileInEnv() throws Exception {
        Files.createDirectory(directory.resolve("other"));
        Path file = write("other/a.yml", SERVICES);
        write(".env", "COMPOSE_FILE=other/a.yml");
        write("other/.env", "COMPOSE_PROJECT_NAME=two");
        ResolvedTarget resolved = resolve(TargetOptions.in(directory), Map.of());

        assertThat(resolved.composeFiles()).containsExactly(file);
        assertThat(resolved.filesForCompose()).isEmpty();
        assertThat(resolved.project()).isEqualTo("two");
    }

    @Test
    void prefersTheEnvBesideTheCommandToTheOneBesideTheFile() throws Exception {
        Files.createDirectory(directory.resolve("other"));
        write("other/a.yml", SERVICES);
        write(".env", "COMPOSE_FILE=other/a.yml\nA=here\n");
        write("other/.env", "A=there\nB=there\n");

        assertThat(values(Map.of())).containsEntry("A", "here").containsEntry("B", "there");
    }

    @Test
    void leavesItToComposeToReadEnv() throws Exception {
        write("compose.yaml", SERVICES);
        write(".env", "A=env\nB=env\n");
        ResolvedTarget resolved = resolve(TargetOptions.in(directory), Map.of("B", "process"));

        assertThat(resolved.variablesForCompose().values()).isEqualTo(Map.of("B", "process"));
    }

    @Test
    void usesTheSandboxWhereThereIsOne() throws Exception {
        write("compose.yaml", "name: no\n" + SERVICES);
        Path sandbox = write("docker-compose.sandbox.yml", SERVICES);
        write(".env.sandbox", "COMPOSE_PROJECT_NAME=shop--feature\nKTRDR_API_PORT=8001\n");
        ResolvedTarget resolved =
                resolve(TargetOptions.in(directory), Map.of("COMPOSE_PROJECT_NAME", "process"));

        assertThat(resolved.project()).isEqualTo("shop--feature");
        assertThat(resolved.composeFiles()).containsExactly(sandbox);
        assertThat(resolved.filesForCompose()).containsExactly(sandbox);
        assertThat(resolved.variables().resolve("${KTRDR_API_PORT}")).isEqualTo("8001");
    }

    @Test
    void notesAMissingComposeFile() throws Exception {
        ResolvedTarget without = resolve(TargetOptions.in(directory), Map.of());
        assertThat(without.composeFiles()).isEmpty();
        assertThat(without.composeProblem()).contains("no compose file").contains("--directory");

        assertThat(resolve(TargetOptions.in(directory), Map.of("COMPOSE_FILE", "no.yml")))
                .extracting(ResolvedTarget::composeProblem)
                .asString()
                .contains("COMPOSE_FILE names " + directory.resolve("no.yml"));

        write(".env.sandbox", "");
        assertThat(resolve(TargetOptions.in(directory), Map.of()).composeProblem())
                .contains("docker-compose.sandbox.yml is missing");
    }

    @Test
    void layersItsVariables() throws Exception {
        write(".env", "A=env\nP=env\nF=env\n");
        write(".env.sandbox", "A=sandbox\nB=sandbox\nC=$P-sandbox\n");
        Path one = write("one", "B=one\nD=$A\n");
        Path two = write("two", "D=two-$D\n");
        TargetOptions options =
                new TargetOptions(null, directory, List.of(one, two), List.of("E=x=y", "C="));
        Map<String, String> values =
                resolve(options, Map.of("P", "p", "A", "process")).variables().values();

        assertThat(values)
                .isEqualTo(
                        Map.of(
                                "P",
                                "p",
                                "A",
                                "sandbox",
                                "B",
                                "one",
                                "C",
                                "",
                                "D",
                                "two-sandbox",
                                "E",
                                "x=y",
                                "F",
                                "env",
                                "COMPOSE_PROJECT_NAME",
                                "myapp1",
                                "COMPOSE_FILE",
                                directory.resolve("docker-compose.sandbox.yml").toString()));
    }

    @Test
    void directsCommandsToTheProjectWhateverTheDirectoryIsCalled() throws Exception {
        write("compose.yaml", SERVICES);

        assertThat(values(Map.of()))
                .isEqualTo(Map.of("COMPOSE_PROJECT_NAME", "myapp1"))
                .as("compose finds the file itself")
                .doesNotContainKey("COMPOSE_FILE");
        assertThat(
                        resolve(
                                        new TargetOptions("given", directory, List.of(), List.of()),
                                        Map.of("COMPOSE_PROJECT_NAME", "process"))
                                .variables()
                                .values())
                .containsEntry("COMPOSE_PROJECT_NAME", "given");
    }

    @Test
    void directsCommandsToTheFilesOfTheSandbox() throws Exception {
        write("compose.yaml", SERVICES);
        Path sandbox = write("docker-compose.sandbox.yml", SERVICES);
        write(".env.sandbox", "");

        assertThat(values(Map.of("COMPOSE_FILE", "compose.yaml")))
                .containsEntry("COMPOSE_FILE", sandbox.toString());
    }

    @Test
    void directsCommandsToTheFilesOfTheSandboxAlsoIfTheyAreMissing() throws Exception {
        write("compose.yaml", SERVICES);
        write(".env.sandbox", "");

        assertThat(values(Map.of()).get("COMPOSE_FILE")).endsWith("docker-compose.sandbox.yml");
    }

    @Test
    void leavesTheEngineToWhatDockerItselfWouldRead() throws Exception {
        write(".env", "DOCKER_HOST=tcp://env:1\nDOCKER_CONTEXT=env\n");
        assertThat(values(Map.of("DOCKER_CONTEXT", "process")))
                .containsEntry("DOCKER_CONTEXT", "process")
                .doesNotContainKey("DOCKER_HOST");

        write(".env.sandbox", "DOCKER_HOST=tcp://sandbox:1\n");
        assertThat(resolve(TargetOptions.in(directory), Map.of("DOCKER_HOST", "tcp://process:1")))
                .satisfies(it ->
                        assertThat(it.variables().values())
                                .containsEntry("DOCKER_HOST", "tcp://sandbox:1"))
                .satisfies(it ->
                        assertThat(it.variablesForCompose().values())
                                .containsEntry("DOCKER_HOST", "tcp://sandbox:1"));
    }

    @Test
    void readsEnvInTheDialectOfCompose() throws Exception {
        write(
                ".env",
                """
                # comment
                FOO=a b c # comment
                BAR
                BAZ: $(echo hi)
                export SET='no $FOO'
                Q="a\\n\\$FOO \\"
                more"
                COMPOSE_PROJECT_NAME=${BAR:-ok}-$SET
                """);

        assertThat(project(Map.of("SET", "yes"))).isEqualTo("ok-yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad", "_x", "a.b", "a b", "ä", ""})
    void refusesANameThatComposeWould(String name) {
        TargetOptions options = new TargetOptions(name, directory, List.of(), List.of());

        assertThatThrownBy(() -> resolve(options, Map.of()))
                .isInstanceOf(TargetOptionException.class)
                .hasMessageContaining("'" + name + "' (--project)")
                .hasMessageContaining("lower-case letters");
    }

    @Test
    void saysWhichOptionIsWrong() throws Exception {
        assertWrongOption("does not exist", TargetOptions.in(temp.resolve("none")));
        assertWrongOption("is not a directory", TargetOptions.in(write("file", "")));
        assertWrongOption("no such file", withEnvFile(temp.resolve("no")));
        assertWrongOption("--env-file: ", withEnvFile(write("bad", "A=$(date)\n")));
        assertWrongOption("--var A sets nothing", withVariable("A"));
        assertWrongOption("--var a-b sets nothing", withVariable("a-b=1"));
    }

    @Test
    void saysWhatIsWrongWithTheProjectItself() throws Exception {
        assertProblem(
                "makes no compose project name",
                TargetOptions.in(Files.createDirectory(temp.resolve("漢"))));
        Path compose = write("compose.yaml", "name: ${NO}\n");
        assertProblem("its name '${NO}' in " + compose, TargetOptions.in(directory));
        write("compose.yaml", "a: [\nname: x\n");
        assertProblem("is not YAML", TargetOptions.in(directory));
        write("compose.yaml", "services:\n  a: [\n  PASSWORD: hunter22\nname: x\n");
        assertThatThrownBy(() -> resolve(TargetOptions.in(directory), Map.of()))
                .hasMessageContaining("line 4, column")
                .hasMessageNotContaining("hunter22");
        write("compose.yaml", "name: ${NO:?set it}\n");
        assertProblem("variable NO is not set: set it", TargetOptions.in(directory));
        write(".env", "COMPOSE_PROJECT_NAME=No\n");
        assertProblem("'No' (COMPOSE_PROJECT_NAME)", TargetOptions.in(directory));
        write(".env.sandbox", "A=$(date)\n");
        assertProblem(".env.sandbox:1: $(", TargetOptions.in(directory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD='hunter22",
                "PASSWORD=\"hunter22\nX=1",
                "PASSWORD=${X:?hunter22}",
                "PASSWORD=${X*hunter22}",
                "PASS WORD=hunter22",
                "hunter22!",
                "hunter22 hunter22",
                "=hunter22"
            })
    void saysWhereEnvIsWrongWithoutQuotingIt(String line) throws Exception {
        Path env = write(".env", "# comment\nA=b\n" + line + "\n");

        assertThatThrownBy(() -> resolve(TargetOptions.in(directory), Map.of()))
                .isExactlyInstanceOf(TargetException.class)
                .hasMessageStartingWith(env + ":3: ")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void namesAProjectInALinkedDirectoryByTheLink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("linked"), directory);

        assertThat(resolve(TargetOptions.in(link), Map.of()).project()).isEqualTo("linked");
    }

    private void assertProblem(String message, TargetOptions options) {
        assertThatThrownBy(() -> resolve(options, Map.of()))
                .isExactlyInstanceOf(TargetException.class)
                .hasMessageContaining(message);
    }

    private void assertWrongOption(String message, TargetOptions options) {
        assertThatThrownBy(() -> resolve(options, Map.of()))
                .isInstanceOf(TargetOptionException.class)
                .hasMessageContaining(message);
    }

    private TargetOptions withEnvFile(Path file) {
        return new TargetOptions(null, directory, List.of(file), List.of());
    }

    private TargetOptions withVariable(String variable) {
        return new TargetOptions(null, directory, List.of(), List.of(variable));
    }

    private Map<String, String> values(Map<String, String> environment) throws Exception {
        return resolve(TargetOptions.in(directory), environment).variables().values();
    }

    private String project(Map<String, String> environment) throws Exception {
        return resolve(TargetOptions.in(directory), environment).project();
    }

    private static ResolvedTarget resolve(TargetOptions options, Map<String, String> environment)
            throws TargetException {
        return new TargetResolver(environment).resolve(options);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }
}
