package org.ringbook.reference;

/** What a market's auction has besides its book. */
final class Auction {
    private long endNs;
    private long referenceTicks;
    private Uncross said = Uncross.NONE;
    private boolean isStirred;

    /** When it ends by itself; 0 if it does not. */
    long endNs() {
        return endNs;
    }

    void endNs(final long newEndNs) {
        endNs = newEndNs;
    }

    /** The price that the collar is around; 0 if there is none. */
    long referenceTicks() {
        return referenceTicks;
    }

    void referenceTicks(final long newReferenceTicks) {
        referenceTicks = newReferenceTicks;
    }

    /** The last indicative. */
    Uncross said() {
        return said;
    }

    void said(final Uncross newSaid) {
        said = newSaid;
    }

    /** Has the book changed since the last look at it? */
    boolean isStirred() {
        return isStirred;
    }

    void isStirred(final boolean newStirred) {
        isStirred = newStirred;
    }
}
