package org.ringbook.readmodel;

/**
 * What is known behind a record.
 *
 * @param <T>          what was asked for.
 * @param sequence     the record: everything up to it is in the answer, nothing behind it; 0 if none has come yet.
 * @param keptFromNs   how far history reaches back, nanoseconds since the epoch: what ended before may be gone; 0: nothing was removed.
 * @param value        the answer.
 */
public record Answer<T>(long sequence, long keptFromNs, T value) {}
