package org.ringbook.flow;

/**
 * The share of a check that is known to be right for a correct engine.
 *
 * @param kind what is checked.
 * @param agree at least this many ...
 * @param of ... of this many must agree; both positive.
 */
public record KnownShare(CheckKind kind, long agree, long of) {
    /**
     * All must agree.
     *
     * @param kind what is checked.
     * @return a share of one.
     */
    public static KnownShare all(final CheckKind kind) {
        return new KnownShare(kind, 1, 1);
    }

    /**
     * Whether a count reaches the share, in exact arithmetic. Nothing counted reaches it.
     *
     * @param agreed how many agree.
     * @param total how many there are.
     * @return true when {@code agreed / total >= agree / of}.
     */
    public boolean reachedBy(final long agreed, final long total) {
        return Math.multiplyExact(agreed, of) >= Math.multiplyExact(agree, total);
    }
}
