package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
    static Set<String> samples() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsToTheSchema(String sample) throws Exception {
        JunitSchema.validate(junit(Samples.named(sample)));
    }

    @Test
    void keepsToTheSchemaWhateverATargetSays() throws Exception {
        JunitSchema.validate(junit(Rich.report()));
        JunitSchema.validate(junit(Rich.report(Rich.NASTY, true), Rich.interrupted()));
    }

    @Test
    void isPinned() throws IOException {
        Golden.assertMatches("rich-junit.xml", junit(Rich.report()));
    }

    @Test
    void hasASuitePerRunbookAndACasePerCheck() throws Exception {
        Element suites = parse(junit(Rich.report(), Samples.passed()));

        List<Element> each = children(suites, "testsuite");
        assertThat(each)
                .extracting(it -> it.getAttribute("name"))
                .containsExactly("stack", "workers");
        assertThat(children(each.get(0), "testcase"))
                .extracting(it -> it.getAttribute("name"))
                .containsExactly(
                        "database", "search-index", "queue", "registry", "orders", "cache", "disk");
        assertThat(children(each.get(0), "testcase"))
                .extracting(it -> it.getAttribute("classname"))
                .containsOnly("preflight.stack");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasCountsThatAddUp(String sample) throws Exception {
        Element suites = parse(junit(Samples.named(sample), Rich.report(), Rich.interrupted()));

        assertCounts(suites);
        children(suites, "testsuite").forEach(JunitReportTest::assertCounts);
    }

    @Test
    void tellsTheOutcomesApart() throws Exception {
        Element suites = parse(junit(Rich.report()));

        assertThat(verdict(suites, "database")).isEqualTo("passed");
        assertThat(verdict(suites, "search-index")).isEqualTo("passed");
        assertThat(verdict(suites, "queue")).isEqualTo("failure");
        assertThat(verdict(suites, "registry")).isEqualTo("error");
        assertThat(verdict(suites, "orders")).isEqualTo("skipped");
        assertThat(verdict(suites, "cache")).isEqualTo("skipped");
        assertThat(verdict(suites, "disk")).isEqualTo("passed");
    }

    @Test
    void namesWhatBlocksACheck() throws Exception {
        Element blocked = testCase(parse(junit(Rich.report())), "orders");

        assertThat(children(blocked, "skipped").get(0).getAttribute("message"))
                .isEqualTo("blocked, not probed: needs queue, registry");
    }

    @Test
    void carriesTheAttemptsOfAHealedCheck() throws Exception {
        Element healed = testCase(parse(junit(Rich.report())), "search-index");

        assertThat(property(healed, "cure")).isEqualTo("Rebuild the index");
        assertThat(property(healed, "state")).isEqualTo("HEALED");
        assertThat(property(healed, "attempts")).isEqualTo("2");
        assertThat(property(healed, "maxRetries")).isEqualTo("3");
        assertThat(property(healed, "attempt.1.started")).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(property(healed, "attempt.2.waited")).isEqualTo("15.080");
        assertThat(property(healed, "attempt.2.verification")).isEqualTo("PASS: 12 documents");
        assertThat(children(healed, "system-out").get(0).getTextContent())
                .contains("attempt 2 of 3", "custom rebuild", "HEALED after 2 of 3", "index | log");
    }

    @Test
    void givesTheEvidenceOfAFailure() throws Exception {
        Element failure =
                children(testCase(parse(junit(Rich.report())), "queue"), "failure").get(0);

        assertThat(failure.getAttribute("type")).isEqualTo("FAIL");
        assertThat(failure.getAttribute("message")).startsWith("Queue stands still: a|b");
        assertThat(failure.getTextContent())
                .contains("that it is fine", "not verified", "EXHAUSTED", "Ask @oncall", "line 2");
    }

    @Test
    void passesAWarningUnlessTheRunIsStrict() throws Exception {
        Element lenient = testCase(parse(junit(Rich.report())), "disk");
        Element strict = testCase(parse(junit(Rich.report("stack", true))), "disk");

        assertThat(children(lenient, "system-out").get(0).getTextContent())
                .contains("Disk is nearly full", "/dev/sda1");
        assertThat(children(strict, "failure")).hasSize(1);
    }

    @Test
    void doesNotLetARunLookGoodInWhichNothingRan() throws Exception {
        RunReport nothing = Rich.only(RunOutcome.ERROR, false, Outcome.SKIPPED);

        assertThat(verdict(parse(junit(nothing)), "run")).isEqualTo("error");
        assertThat(verdict(parse(junit(Rich.interrupted())), "run")).isEqualTo("error");
        assertThat(junit(Samples.passed())).doesNotContain("name=\"run\"");
    }

    @Test
    void letsNoTargetPublishAFile() throws Exception {
        for (Element text : descendants(parse(junit(Rich.report())), "system-out")) {
            assertThat(text.getTextContent()).doesNotContain("[[ATTACHMENT");
        }
    }

    @Test
    void stampsTimesInSecondsAndInUtc() throws Exception {
        Element suite = children(parse(junit(Rich.report())), "testsuite").get(0);

        assertThat(suite.getAttribute("time")).isEqualTo("65.430");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-01-01T12:00:00");
        assertThat(testCase(suite, "queue").getAttribute("time")).isEqualTo("0.040");
    }

    private static String junit(RunReport... reports) throws IOException {
        return Documents.of("junit", reports);
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static void assertCounts(Element element) {
        assertThat(element.getAttribute("tests")).isEqualTo(count(element, "testcase"));
        assertThat(element.getAttribute("failures")).isEqualTo(count(element, "failure"));
        assertThat(element.getAttribute("errors")).isEqualTo(count(element, "error"));
        assertThat(element.getAttribute("skipped")).isEqualTo(count(element, "skipped"));
    }

    private static String count(Element element, String name) {
        return Integer.toString(element.getElementsByTagName(name).getLength());
    }

    private static String verdict(Element suites, String check) {
        Element found = testCase(suites, check);
        for (String verdict : List.of("failure", "error", "skipped")) {
            if (!children(found, verdict).isEmpty()) {
                return verdict;
            }
        }
        return "passed";
    }

    private static Element testCase(Element suites, String check) {
        return descendants(suites, "testcase").stream()
                .filter(it -> it.getAttribute("name").equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static String property(Element testCase, String name) {
        return descendants(testCase, "property").stream()
                .filter(it -> it.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getAttribute("value");
    }

    private static List<Element> children(Element parent, String name) {
        return descendants(parent, name).stream()
                .filter(it -> parent.isSameNode(it.getParentNode()))
                .toList();
    }

    private static List<Element> descendants(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
