package dev.preflight.adapters.jacksonjq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * The functions of jq, every call and every value of which is counted: what goes on for ever does
 * so through a function such as {@code range} or {@code repeat}, or overflows the stack.
 */
final class MeteredScope {
    private static final Map<String, Function> FUNCTIONS = functions();

    private MeteredScope() {}

    static Scope with(Meter meter) {
        Scope scope = Scope.newEmptyScope();
        FUNCTIONS.forEach((name, function) -> scope.addFunction(name, metered(function, meter)));
        // The environment of this process is not that of the target, and may hold secrets.
        scope.addFunction("env", 0, MeteredScope::nothing);
        scope.setValue("ENV", JsonNodeFactory.instance.objectNode());
        return scope;
    }

    // Those that are written in jq find each other in the scope that they were loaded into.
    private static Map<String, Function> functions() {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance()
                .loadFunctions(MeteredScope.class.getClassLoader(), Versions.JQ_1_7, scope);
        return scope.getLocalFunctions();
    }

    private static void nothing(
            Scope scope,
            List<Expression> arguments,
            JsonNode input,
            @Nullable Path path,
            PathOutput output,
            Version version)
            throws JsonQueryException {
        output.emit(JsonNodeFactory.instance.objectNode(), null);
    }

    private static Function metered(Function function, Meter meter) {
        return (scope, arguments, input, path, output, version) -> {
            meter.count();
            function.apply(
                    scope,
                    arguments,
                    input,
                    path,
                    (value, valuePath) -> {
                        meter.count();
                        output.emit(value, valuePath);
                    },
                    version);
        };
    }
}
