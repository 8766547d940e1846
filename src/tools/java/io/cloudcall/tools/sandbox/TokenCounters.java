package io.cloudcall.tools.sandbox;

/**
 * How often the token endpoints were called with the right AppID and AppSecret, refused calls included.
 *
 * @param normal calls of stable_token in normal mode
 * @param forceRefresh calls of stable_token with {@code force_refresh}
 * @param legacy calls of the older {@code GET /cgi-bin/token}
 * @param limitViolations calls of either that a limit refused (45009 or 45011); a well-behaved client has none
 */
public record TokenCounters(int normal, int forceRefresh, int legacy, int limitViolations) {}
