package io.cloudcall.functional.push;

/** A failure of a request to the bus, by what {@link FaultyEventBridge} does in place of passing it on. */
enum BusFault {
    /** AWS's 500, without an event. */
    INTERNAL_FAILURE,
    /** AWS's 400 for too many requests, without an event. */
    THROTTLED,
    /** AWS's 200 that says in its body that the event was not accepted. */
    FAILED_ENTRY,
    /** The connection ends before the event gets there. */
    CLOSED,
    /** The event gets there, and the connection ends before the response: the event comes twice. */
    RESPONSE_LOST,
    /** The event gets there, and no response comes until the client gives up: the event comes twice. */
    RESPONSE_LATE
}
