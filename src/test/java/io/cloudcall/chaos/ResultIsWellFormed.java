package io.cloudcall.chaos;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Every answer is a JSON object that says that all is well last, or an errCode and an errMsg and nothing else. */
final class ResultIsWellFormed implements Invariant.OfEach {

    @Override
    public boolean isBroken(ChaosInvocation invocation, ScenarioLog evidence) {
        String result = invocation.result();
        try {
            List<String> fields = List.copyOf(new JsonObject(result).fieldNames());
            return !(result.endsWith(ExpectedResults.OK)
                    || (result.startsWith("{\"errCode\":") && fields.equals(List.of("errCode", "errMsg"))));
        } catch (DecodeException notJson) {
            return true;
        }
    }
}
