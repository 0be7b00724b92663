package org.ringbook.flow;

/**
 * How far a source has been read.
 *
 * @param rows rows or messages read.
 * @param bytesRead bytes of the file as it lies on disk (compressed, if it is).
 * @param bytesTotal size of that file; 0 when there is no end.
 */
public record FlowProgress(long rows, long bytesRead, long bytesTotal) {
    /** Of a source that isn't a file. */
    public static final FlowProgress NONE = new FlowProgress(0, 0, 0);
}
