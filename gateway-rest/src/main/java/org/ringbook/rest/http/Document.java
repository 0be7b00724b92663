package org.ringbook.rest.http;

/**
 * An answer that is not JSON of a record.
 *
 * @param type   media type.
 * @param policy its Content-Security-Policy.
 * @param text   all of it.
 */
public record Document(String type, String policy, String text) {}
