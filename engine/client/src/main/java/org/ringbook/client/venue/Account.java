package org.ringbook.client.venue;

/**
 * An account.
 *
 * @param accountId its id.
 * @param name      FIX tag 1.
 * @param ownerId   whose.
 */
public record Account(int accountId, String name, int ownerId) {}
