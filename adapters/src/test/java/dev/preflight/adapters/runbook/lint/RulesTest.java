package dev.preflight.adapters.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.RunbookFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on scripts in which {@code §} marks the places that it must name. */
class RulesTest {

    /** A script, and what must be found at its marks, or nowhere if it has none. */
    record Case(LintCode code, boolean isCure, String marked) {
        String script() {
            return marked.replace("§", "");
        }

        List<String> places() {
            List<String> lines = marked.lines().toList();
            List<String> places = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                int found = 0;
                for (int at = line.indexOf('§'); at >= 0; at = line.indexOf('§', at + 1)) {
                    places.add((Runbooks.SCRIPT_LINE + i) + ":" + (at + 1 - found));
                    found++;
                }
            }
            return places;
        }

        RunbookFile file() {
            return isCure ? Runbooks.curedBy(script()) : Runbooks.checkedBy(script());
        }
    }

    static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        all.addAll(checks(LintCode.CANNOT_FAIL, CANNOT_FAIL));
        all.addAll(checks(LintCode.CURL_WITHOUT_FAIL, CURL_WITHOUT_FAIL));
        all.addAll(checks(LintCode.NUMBER_MAY_BE_EMPTY, NUMBER_MAY_BE_EMPTY));
        all.addAll(checks(LintCode.STATE_BY_EXCLUSION, STATE_BY_EXCLUSION));
        all.addAll(checks(LintCode.NAMES_NOT_STATES, NAMES_NOT_STATES));
        all.addAll(checks(LintCode.GREP_ON_LISTING, GREP_ON_LISTING));
        all.addAll(checks(LintCode.COUNTED_HEADER, COUNTED_HEADER));
        all.addAll(checks(LintCode.JQ_WITHOUT_E, JQ_WITHOUT_E));
        all.addAll(checks(LintCode.JQ_WITHOUT_INPUT, JQ_WITHOUT_INPUT));
        all.addAll(checks(LintCode.UNEXPECTED_ANSWER, UNEXPECTED_ANSWER));
        all.addAll(checks(LintCode.UNQUOTED_VARIABLE, UNQUOTED_VARIABLE));
        all.addAll(checks(LintCode.LOST_PIPE_STATUS, LOST_PIPE_STATUS));
        all.addAll(checks(LintCode.UNSET_VARIABLE, UNSET_VARIABLE));
        all.addAll(cures(LintCode.MAY_HANG, MAY_HANG));
        all.addAll(cures(LintCode.INTERACTIVE, INTERACTIVE));
        all.addAll(checks(LintCode.NO_TIME_LIMIT, NO_TIME_LIMIT));
        all.addAll(cures(LintCode.DESTRUCTIVE, DESTRUCTIVE));
        all.addAll(cures(LintCode.OUTSIDE_PROJECT, OUTSIDE_PROJECT));
        all.addAll(cures(LintCode.RESTART_BY_SCRIPT, RESTART_BY_SCRIPT));
        all.addAll(cures(LintCode.TIMEOUT_BELOW_GRACE, TIMEOUT_BELOW_GRACE));
        return all;
    }

    private static final String[] CANNOT_FAIL = {
        "ls x | §head -1 && echo OK",
        "if docker compose ps -q | §wc -l; then exit 0; else exit 1; fi",
        "while curl -sf x | §tee y; do sleep 1; done; test -s y",
        "ping -c1 db || §true",
        "ping -c1 db\n§true",
        "ping -c1 db; §exit 0",
        "ping -c1 db\n§echo checked",
        "ls x |\n  §sort && echo OK",
        "set -o pipefail; ls x | head -1 && echo OK",
        "set -euo pipefail\nls x | head -1 && echo OK",
        "ls x | grep -q y && echo OK",
        "cat y && echo OK",
        "# ls x | head -1 && echo OK\ntest -f x",
        "echo 'ls x | head -1 && echo OK'; test -f x",
        "cat <<EOF > y\nls x | head -1 && echo OK\nEOF\ntest -f y",
        "N=$(ls x | head -1)\ntest -n \"$N\"",
        "test -f x && echo OK || echo NONE",
        "if test -f x; then echo OK; else echo NONE; fi",
        "test -f x || { echo missing; exit 1; }\necho OK",
        "set -e\ntest -f x\necho OK",
        "true && test -f x",
    };

    private static final String[] CURL_WITHOUT_FAIL = {
        "§curl -s http://a/b && echo OK",
        "if §curl -s -o /dev/null http://a/b; then exit 0; else exit 1; fi",
        "§curl -s http://a/b",
        "! §curl -s http://a/b",
        "timeout 5 §curl -s http://a/b || exit 1",
        "curl -sf http://a/b && echo OK",
        "curl --fail http://a/b && echo OK",
        "curl -s -w '%{http_code}' http://a/b && echo",
        "curl -s http://a/b | grep -q ok && echo OK",
        "N=$(curl -s http://a/b)\n[ \"$N\" = ok ]",
        "echo curl -s http://a/b; test -f x",
    };

    private static final String[] NUMBER_MAY_BE_EMPTY = {
        "N=$(jq .n x)\n[ \"§$N\" -eq 0 ] && echo OK || echo BAD",
        "N=$(jq .n x)\nif [ §$N -gt 0 ]; then exit 1; fi",
        "N=`jq .n x`\ntest \"§$N\" -lt 2 && exit 1",
        "N=$(jq .n x)\n[[ §$N -eq 0 ]] && echo OK",
        "N=$(jq .n x)\nif [[ \"§$N\" -ge 1 ]]; then exit 1; fi",
        "N=$(jq .n x)\n((§N == 0)) && echo OK",
        "N=$(jq .n x)\nif (( §$N > 0 )); then exit 1; fi",
        "A=$(jq .a x)\nB=$(jq .b x)\nif [ \"§$A\" -lt 1 ] || [ \"§$B\" -lt 1 ]; then exit 1; fi",
        "export N=1\nN=$(grep -o '[0-9]*' x | head -1)\n[ ! \"§$N\" -gt 3 ]",
        "N=$(wc -l < x)\n[ \"$N\" -eq 0 ]",
        "N=$(docker compose ps -q | wc -l | tr -d ' ')\n[ \"$N\" -lt 2 ] && exit 1",
        "N=$(grep -c x y)\n[ \"$N\" -eq 0 ]",
        "N=$(jq .n x || echo 0)\n[ \"$N\" -eq 0 ]",
        "N=$(jq .n x)\n[ \"${N:-1}\" -eq 0 ]",
        "N=$(jq .n x)\nN=${N:-1}\n[ \"$N\" -eq 0 ]",
        "N=$(jq .n x)\n[ -n \"$N\" ] && [ \"$N\" -eq 0 ]",
        "N=$(jq .n x)\n[[ $N =~ ^[0-9]+$ ]] || exit 1\n[ \"$N\" -eq 0 ]",
        "N=$(jq .n x)\ncase $N in ''|*[!0-9]*) exit 1;; esac\n[ \"$N\" -eq 0 ]",
        "N=$(jq .n x)\n: \"${N:?no answer}\"\n[ \"$N\" -eq 0 ]",
        "N=3\n[ \"$N\" -eq 0 ]",
        "N=$(jq .n x)\n[ \"$N\" = 0 ]",
    };

    private static final String[] STATE_BY_EXCLUSION = {
        "docker compose ps | §grep -v exited",
        "docker ps -a --format '{{.Names}} {{.State}}' | grep web | §grep -vE '(exited|dead)'",
        "docker compose ps --format '{{.State}}' | §grep -v running | wc -l",
        "N=$(docker compose ps -a | §grep -cv Up)\n[ \"$N\" -eq 0 ]",
        "docker compose ps --format '{{.Name}}' | grep -v NAME",
        "docker compose ps --status running | grep -q web",
        "grep -v exited log.txt",
        "docker compose logs web | grep -v exited",
        "echo 'docker compose ps | grep -v exited'",
    };

    private static final String[] NAMES_NOT_STATES = {
        "§docker compose ps --format '{{.Name}}' | grep web | wc -l",
        "N=$(§docker ps --format '{{.Names}}' | grep -c web)\n[ \"$N\" -ge 1 ]",
        "docker compose ps --format '{{.Name}} {{.State}}' | §grep -E '(web|worker)'",
        "docker compose ps -a | §grep 'web\\|worker'",
        "§docker compose ps -q | wc -l",
        "docker compose ps --status running --format '{{.Name}}' | grep -q web",
        "docker ps -q --filter status=running --filter name=web | grep -q .",
        "docker ps -q --filter name=web",
        "docker compose ps --format '{{.Name}} {{.State}}' | grep 'web running'",
        "docker compose ps --format json | jq -e '.State'",
        "docker compose logs web | grep -E '(error|fail)'",
    };

    private static final String[] GREP_ON_LISTING = {
        "docker ps | §grep web",
        "docker compose ps -a | §grep -q web && echo OK",
        "if docker container ls | §egrep -q web; then exit 0; fi; exit 1",
        "docker ps --format '{{.Names}}' | grep -qx web",
        "docker ps -q --filter name=web | grep -q .",
        "docker image ls | grep web",
        "grep web x",
    };

    private static final String[] COUNTED_HEADER = {
        "N=$(docker compose ps | §wc -l)\n[ \"$N\" -ge 1 ]",
        "N=$(docker ps --format 'table {{.Names}}' | §wc -l)\n[ \"$N\" -ge 1 ]",
        "N=$(docker ps | §grep -c .)\n[ \"$N\" -ge 1 ]",
        "N=$(docker compose ps -q | wc -l)\n[ \"$N\" -ge 1 ]",
        "N=$(docker ps --format '{{.Names}}' | wc -l)\n[ \"$N\" -ge 1 ]",
        "N=$(docker compose ps | grep web | wc -l)\n[ \"$N\" -ge 1 ]",
        "N=$(docker compose ps | tail -n +2 | wc -l)\n[ \"$N\" -ge 1 ]",
    };

    private static final String[] JQ_WITHOUT_E = {
        "§jq .ready x && echo OK",
        "cat x | §jq '.ready' > /dev/null || exit 1",
        "if §jq .ready x > /dev/null; then exit 0; fi; exit 1",
        "§jq .ready x",
        "jq -e .ready x && echo OK",
        "jq -re .ready x && echo OK",
        "jq --exit-status .ready x && echo OK",
        "N=$(jq .ready x)\n[ \"$N\" = true ]",
        "jq -n '1' && echo OK",
    };

    private static final String[] JQ_WITHOUT_INPUT = {
        "curl -sf x | §jq -e .ready && echo OK",
        "curl -s x |\n  §jq -e '.w | length > 0' > /dev/null && echo OK || echo NONE",
        "if docker inspect web | §jq -e '.[0]'; then exit 0; fi; exit 1",
        "set -o pipefail\ncurl -sf x | jq -e .ready && echo OK",
        "jq -e .ready x && echo OK",
        "N=$(curl -sf x | jq -e .ready)\n[ \"$N\" = true ]",
    };

    private static final String[] UNEXPECTED_ANSWER = {
        "curl -s x | jq §'[.workers[] | .id] | length'",
        "curl -s x | jq -e §'.workers | length > 0'",
        "curl -s x | jq -r §.data[] | sort",
        "curl -s x | jq '.workers[]?'",
        "curl -s x | jq '.[]'",
        "curl -s x | jq 'if type == \"object\" then .workers[] else error(\"?\") end'",
        "jq '.workers[]' x",
        "echo '.workers[]'",
    };

    private static final String[] UNQUOTED_VARIABLE = {
        "S=$(cat s)\n[ §$S = ready ]",
        "S=$(cat s)\nif [ -n §$S ]; then exit 0; fi; exit 1",
        "test §$HOME = x",
        "S=$(cat s)\n[ \"$S\" = ready ]",
        "S=$(cat s)\n[[ $S = ready ]]",
        "S=$(cat s)\n[ ${S:-none} = ready ]",
        "false; [ $? -eq 1 ]",
        "N=$(wc -l < x)\n[ $N -gt 1 ]",
        "[ 'S is $S' = x ]",
        "[ ${#HOME} -gt 1 ]",
    };

    private static final String[] LOST_PIPE_STATUS = {
        "set -e\n§curl -sf x | tee y",
        "set -eu\ntest -f x\nif true; then §docker compose ps | grep web; fi",
        "set -eo pipefail\ncurl -sf x | tee y",
        "curl -sf x | tee y",
        "set -e\ncat x | tee y",
        "set -e\nif curl -sf x | grep -q y; then exit 0; fi",
        "set -e\ncurl -sf x | grep -q y || exit 1",
    };

    private static final String[] UNSET_VARIABLE = {
        "test -f \"§$DATA/x\"",
        "curl -sf http://localhost:§${SHOP_PORT}/x",
        "[ -f .env ] && source .env\ntest -d §$DATA && test -f $DATA/x",
        "A=1; test -f $A-§$B",
        "N=$(cat §$LIST | wc -l)\n[ \"$N\" -gt 1 ]",
        "test -f \"${DATA:-x}/y\"",
        "test -f \"${DATA:?}/y\"",
        "DATA=x\ntest -f $DATA/y",
        "source .env\ntest -f $DATA",
        ". ./.env; test -f $DATA",
        "if [ -f .env ]; then source .env; test -f $DATA; fi",
        "[ -n \"$DATA\" ] || exit 1",
        "for f in a b; do test -f $f; done",
        "read -r N < x; test $N",
        "test -f $HOME/x -a -d $TMPDIR && [ $? -eq 0 ] && [ $# -eq 0 ] && echo $1 $COMPOSE_FILE",
        "echo '$DATA' \\$DATA",
        "cat <<'EOF'\n$DATA\nEOF",
        "# $DATA\ntest -f x",
        "export $(grep -v '^#' .env)\ntest -f $DATA",
        "f() { local x=$1; test -f $x; }\nf a",
        "awk '{print $1, $NF, $name}' x",
    };

    private static final String[] MAY_HANG = {
        "§docker compose logs -f web",
        "§docker logs --follow web",
        "§docker compose logs --tail=5 -tf web",
        "§watch docker ps",
        "§tail -f /var/log/x",
        "§docker compose up web",
        "§docker events",
        "docker compose -f x.yml logs web",
        "docker compose logs --tail 50 web",
        "docker compose up -d web",
        "docker compose up --wait web",
        "timeout 5 docker compose logs -f web",
        "tail -n 5 x",
        "echo 'watch it'; # tail -f x",
    };

    private static final String[] INTERACTIVE = {
        "§docker exec -it web sh -c true",
        "§docker compose exec --tty web true",
        "§sudo systemctl restart docker",
        "echo sure; §read -r answer",
        "§vim x",
        "docker exec web sh -c 'read -t 1 x'",
        "docker compose exec -T db pg_isready -t 3",
        "docker exec web nc -zt db",
        "sudo -n systemctl restart docker",
        "while read -r line; do echo $line; done < x",
        "read -r N < x",
        "echo 'sudo it'",
    };

    private static final String[] NO_TIME_LIMIT = {
        "§curl -sf http://a/b\ncurl -sf http://a/c",
        "N=$(§curl -s http://a/b | wc -l)\n[ $N = 1 ]",
        "curl -sf --max-time 5 http://a/b",
        "curl -sf -m 5 http://a/b",
        "curl -sfm5 http://a/b",
        "timeout 5 curl -sf http://a/b",
        "echo curl http://a/b",
    };

    private static final String[] DESTRUCTIVE = {
        "§docker system prune -f",
        "§docker volume prune",
        "§docker compose down",
        "§docker compose -f x.yml down -v",
        "D=$(cat d)\n§rm -rf $D",
        "D=$(cat d)\n§rm -r \"$D/x\"",
        "docker compose up -d",
        "D=$(cat d)\nrm -rf \"${D:?}/x\"",
        "rm -rf \"$HOME/.cache/shop\"",
        "rm -rf build/$(date +%s)",
        "D=$(cat d)\nrm -f $D",
        "echo 'docker system prune'",
        "cat <<EOF\ndocker compose down -v\nEOF",
    };

    private static final String[] OUTSIDE_PROJECT = {
        "§docker restart $(docker ps -q)",
        "docker ps -aq | xargs -r §docker rm -f",
        "§docker kill web",
        "if true; then §docker container restart web-1; fi",
        "docker restart $(docker compose ps -q web)",
        "docker compose ps -q web | xargs docker restart",
        "docker restart $(docker ps -q --filter label=com.docker.compose.project=shop)",
        "docker compose restart web",
        "docker inspect web",
        "echo docker restart web",
    };

    private static final String[] RESTART_BY_SCRIPT = {
        "§docker compose restart web",
        "echo restart; §docker-compose -f x.yml restart -t 3 web worker",
        "§docker compose up -d --force-recreate web",
        "docker compose up -d web",
        "docker compose logs --tail 5 web",
        "# docker compose restart web\ntrue",
    };

    private static final String[] TIMEOUT_BELOW_GRACE = {
        "§timeout 5 docker compose restart web",
        "§timeout -k 1 8s docker compose stop -t 30 web",
        "timeout 30 docker compose restart web",
        "timeout 5 docker compose restart -t 2 web",
        "timeout 5 docker compose logs web",
        "docker compose restart web",
    };

    private static List<Case> checks(LintCode code, String... scripts) {
        return List.of(scripts).stream().map(it -> new Case(code, false, it)).toList();
    }

    private static List<Case> cures(LintCode code, String... scripts) {
        return List.of(scripts).stream().map(it -> new Case(code, true, it)).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesTheExactPlaces(Case it) {
        // When
        List<Finding> found = of(it.code(), Linter.lint(it.file()));

        // Then
        assertThat(found)
                .extracting(finding -> finding.place().line() + ":" + finding.place().column())
                .isEqualTo(it.places());
    }

    @Test
    void everyRuleHasCasesOfBothKinds() {
        for (LintCode code : cases().stream().map(Case::code).distinct().toList()) {
            List<Case> of = cases().stream().filter(it -> it.code() == code).toList();
            assertThat(of).as(code.word()).anyMatch(it -> it.places().isEmpty());
            assertThat(of).as(code.word()).anyMatch(it -> !it.places().isEmpty());
        }
    }

    @Test
    void leavesTheStatusAloneWhereTheOutputIsJudged() {
        // Given
        RunbookFile file = Runbooks.checkedBy("docker compose ps -q | wc -l");

        // Then
        assertThat(of(LintCode.CANNOT_FAIL, Linter.lint(file))).hasSize(1);
        RunbookFile other = Runbooks.judgedBy(file, "exit status is 0 and last line is \"2\"");
        assertThat(of(LintCode.CANNOT_FAIL, Linter.lint(other))).isEmpty();
    }

    @Test
    void knowsThatAFilterOfNothingSaysNothing() {
        String condition = "command succeeds with output";

        RunbookFile filter = Runbooks.judgedBy(Runbooks.checkedBy("ls x | sort"), condition);
        RunbookFile count = Runbooks.judgedBy(Runbooks.checkedBy("ls x | wc -l"), condition);

        assertThat(of(LintCode.CANNOT_FAIL, Linter.lint(filter))).isEmpty();
        assertThat(of(LintCode.CANNOT_FAIL, Linter.lint(count))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void saysWhatBecomesOfEmptyNumbers(String test, String consequence) {
        // When
        List<Finding> found =
                of(
                        LintCode.NUMBER_MAY_BE_EMPTY,
                        Linter.lint(Runbooks.checkedBy("N=$(jq .n x)\n" + test)));

        // Then
        assertThat(found).hasSize(1);
        assertThat(found.get(0).message()).contains(consequence);
    }

    static List<Arguments> verdicts() {
        String green = "turns green";
        String red = "the check fails";
        return List.of(
                arguments("if [ \"$N\" -gt 0 ]; then echo BAD; exit 1; fi", green),
                arguments("if [ \"$N\" -lt 1 ]; then exit 1; else echo OK; fi", green),
                arguments("if [ \"$N\" -ge 1 ]; then echo OK; else exit 1; fi", red),
                arguments("if ! [ \"$N\" -ge 1 ]; then exit 1; fi", red),
                arguments("[ \"$N\" -ne 0 ] && exit 1\ntrue", green),
                arguments("[ \"$N\" -eq 0 ] && echo OK || echo BAD", red),
                arguments("[ \"$N\" -eq 0 ]", red),
                arguments("[ \"$N\" -eq 0 ] || exit 1", red),
                arguments("[[ $N -eq 0 ]]", green),
                arguments("[[ $N -eq 0 ]] && echo OK || echo BAD", green),
                arguments("[[ $N -le 3 ]] || exit 1", green),
                arguments("[[ $N -ge 1 ]] && echo OK || echo BAD", red),
                arguments("if [[ $N -ne 0 ]]; then exit 1; fi", green),
                arguments("if ((N < 1)); then exit 1; fi", red),
                arguments("if ((N > 0)); then exit 1; fi", green),
                arguments("if (( $N < 1 )); then exit 1; fi", green));
    }

    private static Arguments arguments(Object... of) {
        return Arguments.of(of);
    }

    @Test
    void findsVariablesInProbes() {
        // Given
        RunbookFile file =
                Runbooks.read(
                        "shop.yaml",
                        """
                        title: Shop
                        checks:
                          - title: Shop
                            probe:
                              http: http://localhost:${SHOP_PORT}/health
                          - title: Home
                            probe: { file: "${HOME}/x" }
                          - title: Cache
                            probe: { tcp: "localhost:${CACHE_PORT:-6379}" }
                        """);

        // Then
        assertThat(of(LintCode.UNSET_VARIABLE, Linter.lint(file)))
                .singleElement()
                .extracting(it -> it.place().toString())
                .isEqualTo("shop.yaml:5:30");
    }

    @Test
    void knowsWhatAnEarlierCureExports() {
        // Given
        String text =
                """
                title: Shop
                checks:
                  - title: Shop
                    probe: { tcp: localhost:1 }
                cures:
                  - title: Choose
                    check: shop
                    cure:
                      - command: export DATA=x
                      - command: test -f $DATA/$OTHER
                """;

        // Then
        assertThat(of(LintCode.UNSET_VARIABLE, Linter.lint(Runbooks.read("shop.yaml", text))))
                .singleElement()
                .extracting(it -> it.place().toString())
                .isEqualTo("shop.yaml:10:32");
    }

    @ParameterizedTest
    @MethodSource("indented")
    void namesPlacesInIndentedScripts(String name, String text, String place) {
        assertThat(of(LintCode.CANNOT_FAIL, Linter.lint(Runbooks.read(name, text))))
                .singleElement()
                .extracting(it -> it.place().toString())
                .isEqualTo(place);
    }

    static List<Arguments> indented() {
        return List.of(
                arguments(
                        "shop.md",
                        """
                        # Shop
                        ## Checks
                        ### Ready
                        - **Command:**

                          ```bash
                          # first
                            ls x | head -1 && exit 1
                          ```
                        """,
                        "shop.md:8:12"),
                arguments(
                        "shop.yaml",
                        """
                        title: Shop
                        checks:
                          - title: Ready
                            command: |

                              # first
                              ls x | head -1 && exit 1
                        """,
                        "shop.yaml:7:14"),
                arguments(
                        "shop.yaml",
                        """
                        title: Shop
                        checks:
                          - title: Ready
                            probe:
                              command: |2-
                                   # first
                                  ls x | head -1 && exit 1
                        """,
                        "shop.yaml:7:18"));
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void tellsCommandsThatLeaveTheSandboxAlone(String script, List<String> places) {
        // Given
        String text =
                """
                # Shop
                ## Checks
                ### Web
                **Command:**
                ```bash
                %s
                ```
                ### Worker
                **Command:**
                ```bash
                if [ -f .env.sandbox ]; then
                  docker compose -f docker-compose.sandbox.yml ps --services | grep -qx worker
                else
                  docker compose ps --services | grep -qx worker
                fi
                ```
                """
                        .formatted(script);

        // Then
        assertThat(of(LintCode.SANDBOX_IGNORED, Linter.lint(Runbooks.read("shop.md", text))))
                .extracting(it -> it.place().line() + ":" + it.place().column())
                .isEqualTo(places);
    }

    static List<Arguments> sandboxes() {
        return List.of(
                arguments("docker compose ps -q web", List.of("6:1")),
                arguments("true && docker-compose ps; docker compose top", List.of("6:9", "6:28")),
                arguments("docker compose -f docker-compose.sandbox.yml ps", List.of()),
                arguments("docker compose --file other.yml ps", List.of()),
                arguments("export COMPOSE_FILE=x.yml; docker compose ps", List.of()),
                arguments("docker compose version", List.of()),
                arguments("docker ps", List.of()),
                arguments("echo docker compose ps", List.of()));
    }

    @Test
    void tellsWaitsTimeoutsAndBudgetsThatMakeNoSense() {
        // Given
        String text =
                """
                title: Shop
                checks:
                  - title: Shop
                    probe: { tcp: localhost:1 }
                cures:
                  - title: Restart
                    check: shop
                    maxRetries: 11
                    waitAfterCure: 0 s
                    timeout: 4 s
                    cure:
                      - restart: web
                      - command: docker compose stop web
                """;

        // When
        List<Finding> found = Linter.lint(Runbooks.read("shop.yaml", text));

        // Then
        assertThat(found)
                .extracting(it -> it.place() + " " + it.code().word())
                .contains(
                        "shop.yaml:8:17 many-retries",
                        "shop.yaml:9:20 no-wait",
                        "shop.yaml:13:18 timeout-below-grace");
    }

    @ParameterizedTest
    @MethodSource("patient")
    void takesASleepForAWait(String steps) {
        // Given
        String text =
                """
                title: Shop
                checks:
                  - title: Shop
                    probe: { tcp: localhost:1 }
                cures:
                  - title: Restart
                    check: shop
                    maxRetries: 10
                    waitAfterCure: 0 s
                    cure:
                %s
                """
                        .formatted(steps.indent(6));

        // Then
        assertThat(of(LintCode.NO_WAIT, Linter.lint(Runbooks.read("shop.yaml", text)))).isEmpty();
        assertThat(of(LintCode.MANY_RETRIES, Linter.lint(Runbooks.read("shop.yaml", text))))
                .isEmpty();
    }

    static List<String> patient() {
        return List.of(
                "- restart: web\n- wait: 5 s",
                "- command: docker compose restart web; sleep 5",
                "- command: docker compose up -d --wait web",
                "- command: export SHOP_PORT=9000");
    }

    private static List<Finding> of(LintCode code, List<Finding> findings) {
        return findings.stream().filter(it -> it.code() == code).toList();
    }
}
