package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.ContainerAssertions;
import dev.preflight.core.check.WorkerConfigAssertion;
import dev.preflight.core.container.ServiceGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said about the containers of a project. */
final class ContainersGrammar {
    private static final String CONTAINER = "(?:(?:service|worker) )?containers?";
    private static final String NAME = "[A-Za-z0-9][\\w.-]*\\*?";
    private static final String ONE = "(?:(?:at least )?(?:one|1|a) )?(?:running )?";
    private static final String OF = "(?:" + CONTAINER + " of )?(?:of )?(?:the )?";
    private static final String SERVICE = "(?:" + NAME + "|" + Prose.PLACEHOLDER + ")";
    private static final String RUNNING =
            "(?: (?:(?:is|are|in) )?(?:a |the )?running(?: state)?| (?:is|are) up)?";
    private static final String ITEM =
            ONE + OF + SERVICE + "(?: " + CONTAINER + "| services?)?" + RUNNING;
    private static final Pattern NAMES =
            Pattern.compile(
                    "(?iu)"
                            + ONE
                            + OF
                            + "(?<name>"
                            + SERVICE
                            + ")(?: "
                            + CONTAINER
                            + "| services?)?"
                            + RUNNING
                            + "(?: ,)?(?: and| ,|$) ?");

    // The containers of a worker stack are numbered, and prose leaves the number out.
    private static final Pattern NUMBERED = Pattern.compile("(?i)(?:training|backtest)-worker");

    private static final String UNWELL =
            "(?:unhealthy|dead|restart(?:ing|-looping| looping)|(?:in )?(?:a )?restart[- ]loop(?:s|ing)?)";

    static final Grammar GRAMMAR =
            new Grammar(
                    "containers",
                    "at least one running container of training-worker-* and one of backtest-worker-*,"
                            + " all containers are running, all containers are running or ended with"
                            + " 0, no container is unhealthy, dead or restart-looping, every worker's"
                            + " environment is right",
                    List.of(
                            Rule.of(
                                    "(?:all|every|each)(?: of)?(?: the)? "
                                            + CONTAINER
                                            + " (?:(?:is|are) )?(?:(?:in )?(?:a |the )?running(?: state)?|up)",
                                    (match, prose) ->
                                            Term.of(
                                                    ContainerAssertions.allRunning(),
                                                    "all containers are running")),
                            Rule.of(
                                    "(?:all|every|each)(?: of)?(?: the)? "
                                            + CONTAINER
                                            + " (?:(?:is|are) )?(?:running|up) or (?:have |has )?"
                                            + "(?:ended|exited) with (?:status |code )?(?:0|zero)",
                                    (match, prose) ->
                                            Term.of(
                                                    ContainerAssertions.allRunningOrDone(),
                                                    "all containers are running or ended with 0")),
                            Rule.of(
                                    "(?:no|none of the) "
                                            + CONTAINER
                                            + " (?:(?:is|are) )?"
                                            + UNWELL
                                            + " ?(?:, )?(?:or )?"
                                            + UNWELL
                                            + "(?: ,)? (?:or |nor )?"
                                            + UNWELL,
                                    (match, prose) ->
                                            Term.of(
                                                    ContainerAssertions.noneUnwell(),
                                                    "no container is unhealthy, dead or"
                                                            + " restart-looping")),
                            Rule.of(
                                    "(?:every|each|all(?: the)?) workers?(?:['’]s?)?"
                                            + "(?: container(?:['’]s)?)? (?:environment|configuration)s?"
                                            + " (?:is|are) (?:right|valid|correct|in order)",
                                    (match, prose) ->
                                            Term.of(
                                                    new WorkerConfigAssertion(),
                                                    "every worker's environment is right")),
                            Rule.of(
                                    "(?=.*running|.*is up|.*are up)"
                                            + ITEM
                                            + "(?:(?: ,)?(?: and| ,) "
                                            + ITEM
                                            + ")*",
                                    (match, prose) -> oneOfEach(match.group(), prose))));

    private ContainersGrammar() {}

    private static Term oneOfEach(String words, Prose prose) throws ConditionException {
        List<ServiceGroup> groups = groups(words, prose);
        List<String> names = groups.stream().map(ServiceGroup::name).toList();
        return Term.of(
                ContainerAssertions.oneRunningOfEach(groups),
                "at least one running container of " + String.join(" and one of ", names));
    }

    private static List<ServiceGroup> groups(String words, Prose prose) throws ConditionException {
        List<ServiceGroup> groups = new ArrayList<>();
        Matcher name = NAMES.matcher(words);
        for (int at = 0; at < words.length() && name.find(at); at = name.end()) {
            groups.add(group(prose.value(name.group("name")).text()));
        }
        return groups;
    }

    /** The services that a word names: one, or with a star at its end those that begin so. */
    private static ServiceGroup group(String name) throws ConditionException {
        if (NUMBERED.matcher(name).matches()) {
            return group(name + "-*");
        }
        if (!name.endsWith("*")) {
            if (!name.matches(NAME)) {
                throw new ConditionException("'" + name + "' is not the name of a service");
            }
            return new ServiceGroup(name, name);
        }
        String prefix = name.substring(0, name.length() - 1);
        if (!prefix.endsWith("-") && !prefix.endsWith("_")) {
            throw new ConditionException(
                    "'%s' may be any service: write '%s' for one, '%2$s-*' for numbered ones"
                            .formatted(name, prefix));
        }
        return new ServiceGroup(prefix, prefix + "1");
    }
}
