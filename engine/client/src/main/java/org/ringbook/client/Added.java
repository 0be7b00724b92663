package org.ringbook.client;

/**
 * Something that has a natural key and is there now.
 *
 * @param id       asset, market or account id; for a deposit or withdrawal the sequence of its record.
 * @param existed  it was there before, with the same content: nothing has changed.
 * @param sequence record of this answer.
 */
public record Added(long id, boolean existed, long sequence) {}
