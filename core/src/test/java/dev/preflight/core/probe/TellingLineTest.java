package dev.preflight.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "touch open                                            | touch open",
                "~~  touch open ~                                      | touch open",
                "# Open it~touch open                                  | touch open …",
                "#!/bin/bash~set -eu~export A=1~B=\"${C:-8000}\"~. ./x~go | go …",
                "[ -f .env.sandbox ] && source .env.sandbox~~go \\~  on | go …",
                "if [ -f x ]; then~  a~else~  b~fi                     | if [ -f x ]; then …",
                "A=$(b)~echo $A                                        | A=$(b) …",
                "source x; rm y~z                                      | source x; rm y …",
                "# only~# words                                        | # only …",
                "A=1                                                   | A=1",
                "~                                                     | (empty)",
            })
    void isTheFirstThatPreparesNothing(String script, String line) {
        assertThat(TellingLine.of(script.replace('~', '\n'))).isEqualTo(line);
    }
}
