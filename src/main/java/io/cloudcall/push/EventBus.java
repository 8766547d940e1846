package io.cloudcall.push;

import io.cloudcall.aws.AwsException;
import java.util.concurrent.TimeoutException;

/** A bus that messages are put on as events. Thread-safe. */
interface EventBus {

    /** Prepares for a message that probably follows. Does not block. */
    void prepare();

    /**
     * Puts a message, and returns once the bus has accepted it.
     *
     * @throws AwsException if the bus does not accept it
     * @throws TimeoutException if it is late
     */
    void put(PushMessage message, PushDeadline deadline) throws TimeoutException;
}
