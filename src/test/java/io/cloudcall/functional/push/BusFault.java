package io.cloudcall.functional.push;

/** A failure of a request to the bus, by what {@link FaultyEventBridge} does in place of passing it on. */
enum BusFault {
    /** AWS's 500, without an event. */
    INTERNAL_FAILURE,
    /** AWS's 400 for too many requests, without an event. */
    THROTTLED,
    /** A 200 of AWS's whose body rejects the event. */
    FAILED_ENTRY,
    /** The connection ends before the event gets there. */
    CLOSED,
    /** The event gets there, and the connection ends before the response: the event comes twice. */
    RESPONSE_LOST,
    /** The event gets there, and no response comes until the client gives up: the event comes twice. */
    RESPONSE_LATE
}
