package io.cloudcall.aws;

/**
 * Remedies for the errors of <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a> and of <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html">its entries</a>.
 *
 * @param setting the setting that names the event bus
 */
record EventBridgeErrors(String setting) implements AwsErrors {

    @Override
    public String messageFor(String errorCode) {
        String named = "The event bus that " + setting + " names ";
        return switch (errorCode) {
            case "AccessDeniedException", "NotAuthorizedForSourceException", "NotAuthorizedForDetailTypeException" ->
                named + "takes no events from the function (" + errorCode
                        + "): allow its role events:PutEvents on the bus, or name another; a bus of another account has"
                        + " to allow it by its own policy too.";
            case "ResourceNotFoundException" -> named + "does not exist: correct the setting, or create the bus.";
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "ExpiredTokenException",
                    "InvalidSignatureException" ->
                named + "cannot be used with the AWS credentials at hand (" + errorCode
                        + "): leave them to Lambda, or set valid ones.";
            case "InvalidArgument", "MalformedDetail", "ValidationException", "SerializationException" ->
                "An event was refused by Amazon EventBridge (" + errorCode
                        + "): look for its type and its size, and report it if both are within AWS's limits.";
            default ->
                setting + " was refused by Amazon EventBridge (" + errorCode
                        + "): set it to the name or the ARN of an event bus.";
        };
    }

    /** Returns whether AWS's message is about the caller; other messages may quote the event. */
    @Override
    public boolean isLoggable(String errorCode) {
        return switch (errorCode) {
            case "AccessDeniedException",
                    "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "ExpiredTokenException",
                    "InvalidSignatureException",
                    "ThrottlingException" -> true;
            default -> false;
        };
    }
}
