package io.cloudcall.aws;

/** The meaning of the error codes of an operation. */
public interface AwsErrors {

    /** Returns the cause and the remedy of an error that a correction has to precede. */
    String messageFor(String errorCode);

    /** Returns whether AWS's own message of an error is free of what the request contains, so that it may be logged. */
    boolean isLoggable(String errorCode);
}
