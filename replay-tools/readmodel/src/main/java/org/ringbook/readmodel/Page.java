package org.ringbook.readmodel;

import java.util.List;

/**
 * Some rows of many. The next page goes on where this one ends, whatever was written meanwhile: no row comes twice, none is left out.
 *
 * @param <T>        a row.
 * @param sequence   record that the rows are of: everything up to it, nothing behind it; 0 if none has come yet.
 * @param keptFromNs how far history reaches back, nanoseconds since the epoch: what ended before may be gone; 0: nothing was removed.
 * @param rows       in the order that was asked for.
 * @param next       cursor of the next page, see {@link PageRequest#after}; {@link #END} if there is none now.
 */
public record Page<T>(long sequence, long keptFromNs, List<T> rows, long next) {
    /** There are no further rows. */
    public static final long END = 0;
}
