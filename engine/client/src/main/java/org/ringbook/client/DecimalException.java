package org.ringbook.client;

/** A decimal that can't be said to the engine. The message names the rule and the nearest valid values. */
public final class DecimalException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String below;
    private final String above;

    DecimalException(final String message, final String below, final String above) {
        super(message);
        this.below = below;
        this.above = above;
    }

    /**
     * Nearest valid value below.
     *
     * @return null = there is none.
     */
    public String below() {
        return below;
    }

    /**
     * Nearest valid value above.
     *
     * @return null = there is none.
     */
    public String above() {
        return above;
    }
}
