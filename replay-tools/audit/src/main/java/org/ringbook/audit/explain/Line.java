package org.ringbook.audit.explain;

/**
 * Something that happened, in words.
 *
 * @param sequence    the record that says so.
 * @param index       the frame in the record: 0 the command, from 1 its events.
 * @param timestampNs when it was sequenced.
 * @param type        the message's type in the schema.
 * @param text        a sentence.
 */
public record Line(long sequence, int index, long timestampNs, String type, String text) {}
