package dev.preflight.it.outcome;

import dev.preflight.it.stack.AnswerShape;
import dev.preflight.it.stack.BackendMode;
import dev.preflight.it.stack.WorkerStack;
import dev.preflight.it.stack.WorkerStatus;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * The levers of a stack of workers by the words of the truth table.
 *
 * @param ports of those that a backend may be looked for at, by the table's word
 */
record WorkerLevers(WorkerStack stack, ToIntFunction<String> ports) {
    /** Pulls the lever that a line of the table names. */
    void pull(String line) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        switch (line.substring(0, space)) {
            case "stop" -> stack.stop(rest);
            case "kill" -> stack.kill(rest);
            case "remove" -> stack.remove(rest);
            case "die" -> stack.die(rest);
            case "create" -> stack.recreateUnstarted(rest);
            case "pause" -> stack.pause(rest);
            case "crash" -> stack.crashLoop(rest);
            case "crash-later" -> stack.crashLater(rest);
            case "make-unhealthy" -> stack.makeUnhealthy(rest);
            case "never-register" -> stack.neverRegisterAgain(rest);
            case "deprecate" -> deprecate(rest);
            case "sandbox" -> stack.becomeSandbox(ports.applyAsInt(rest));
            default -> tellBackend(line.substring(0, space), rest);
        }
    }

    private void tellBackend(String lever, String rest) {
        switch (lever) {
            case "forget" -> forget(rest);
            case "register" -> register(rest.split(" ", -1));
            case "error", "offline", "busy" ->
                    stack.reportStatus(rest, WorkerStatus.valueOf(enumWord(lever)));
            case "shape" -> stack.answerShape(AnswerShape.valueOf(enumWord(rest)));
            case "answer" -> stack.answer(BackendMode.valueOf(enumWord(rest)));
            case "health" -> stack.answerHealth(BackendMode.valueOf(enumWord(rest)));
            case "list" -> stack.answerText(rest);
            default -> throw new IllegalArgumentException("no such lever: " + lever);
        }
    }

    private static String enumWord(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private void forget(String worker) {
        if (worker.equals("all")) {
            stack.forgetAllWorkers();
        } else {
            stack.forget(worker);
        }
    }

    private void register(String[] idTypeAndService) {
        stack.register(idTypeAndService[0], idTypeAndService[1], idTypeAndService[2]);
    }

    private void deprecate(String worker) {
        stack.configure(worker, "WORKER_PORT", "5005");
        stack.unconfigure(worker, "KTRDR_WORKER_PORT");
        stack.forget(worker);
        stack.awaitRegistered(worker);
    }
}
