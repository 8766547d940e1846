package io.cloudcall.tools.cli;

import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source that invokes the function of a deployed stack by the AWS CLI with its credentials, as {@code ./cloudcall
 * smoke} does.
 */
final class LambdaAccountsProvider implements AccountsProvider {
    private final Messages messages;
    private final ExternalCommand aws;
    private final String stack;
    private final String function;
    private final boolean isRouter;
    private final Path responseFile;

    private LambdaAccountsProvider(ExternalCommand aws, String stack, List<String> appIds)
            throws IOException, InterruptedException {
        messages = Messages.of(aws.environment());
        this.aws = aws;
        this.stack = stack;
        function = stackOutput("AliasArn");
        isRouter = stackOutput("ApiUrl").endsWith("/openapi/");
        if (!appIds.isEmpty() && !isRouter) {
            throw new IOException(messages.get("accounts.stack-no-router", stack));
        }
        responseFile = Files.createTempFile("cloudcall", ".json");
        responseFile.toFile().deleteOnExit();
    }

    /**
     * Creates a source for a stack.
     *
     * @param region the region of the stack, null for the AWS CLI's default
     * @param appIds the apps to read, none for the default one
     * @throws IOException if there is no AWS CLI, or no such stack, or if its function takes no AppID
     */
    static LambdaAccountsProvider of(
            String stack, @Nullable String region, List<String> appIds, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path aws = ExternalCommand.find("aws", environment)
                .orElseThrow(() -> new IOException(Messages.of(environment).get("accounts.no-aws")));
        Map<String, String> settings = new HashMap<>(environment);
        if (region != null) {
            settings.put("AWS_REGION", region);
        }
        return new LambdaAccountsProvider(new ExternalCommand(aws, settings), stack, appIds);
    }

    private String stackOutput(String key) throws IOException, InterruptedException {
        String query = "Stacks[0].Outputs[?OutputKey=='" + key + "'].OutputValue";
        String value = aws.run(List.of(
                        "cloudformation",
                        "describe-stacks",
                        "--stack-name",
                        stack,
                        "--output",
                        "text",
                        "--query",
                        query))
                .strip();
        if (value.isEmpty() || value.equals("None")) {
            throw new IOException(messages.get("accounts.no-output", stack, key));
        }
        return value;
    }

    @Override
    public AccountsResponse read(@Nullable String appId) throws IOException, InterruptedException {
        aws.run(List.of(
                "lambda",
                "invoke",
                "--function-name",
                function,
                "--cli-binary-format",
                "raw-in-base64-out",
                "--payload",
                event(appId),
                responseFile.toString()));
        FunctionResponse result =
                new FunctionResponse(new String(Files.readAllBytes(responseFile), StandardCharsets.UTF_8));
        return new AccountsResponse(result, result.isError() ? hintOrPointer(result) : "");
    }

    private String event(@Nullable String appId) {
        return isRouter ? AccountsProvider.routerEvent(appId) : "{}";
    }

    /** Returns the hint for an error, or where to find one: the function's log is not available here. */
    private String hintOrPointer(FunctionResponse result) {
        return hint(result).orElse(messages.get("accounts.where-to-look"));
    }

    private Optional<String> hint(FunctionResponse result) {
        try {
            JsonObject error = (JsonObject) StrictJsonParser.parse(result.json().getBytes(StandardCharsets.UTF_8));
            String errMsg = error.getString("errMsg");
            return error.get("errCode") instanceof JsonNumber errCode && errMsg != null
                    ? new WeChatAdvice(messages).forError(errCode.intValueOrZero(), errMsg)
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        responseFile.toFile().delete();
    }
}
