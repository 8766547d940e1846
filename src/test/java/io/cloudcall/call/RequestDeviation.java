package io.cloudcall.call;

/** A documented reason for which a request of the function is not compared with that of wx-server-sdk. */
enum RequestDeviation {
    /** The SDK's number has the digits that a double has, and JavaScript's spelling; the function's is as it came. */
    NUMBER_AS_IT_CAME,
    /** The SDK sets the prototype, as JavaScript does; for the function it is a key. */
    KEY_PROTO,
    /** The SDK makes a file of it in any call; the function in calls that take a file. */
    FILE_OF_OTHER_CALL,
    /** The SDK sends it, or its JSON; the function refuses it. */
    UNUSABLE_FILE
}
