package org.ringbook.followers.settlement;

/** What became of a withdrawal. Its code is what a row holds. */
public enum WithdrawalState {
    /** Asked for; the amount is held. */
    HELD(0),
    /** Paid out; the amount has left the exchange. */
    SETTLED(1),
    /** Not paid out; the amount is available again. */
    CANCELED(2);

    private final int code;

    WithdrawalState(final int code) {
        this.code = code;
    }

    /** {@return what a row says, as the core's canonical state does} */
    public int code() {
        return code;
    }

    /**
     * The state of a row.
     *
     * @param code what it says.
     * @return the state.
     * @throws IllegalArgumentException if there is none of that code.
     */
    public static WithdrawalState of(final int code) {
        return switch (code) {
            case 0 -> HELD;
            case 1 -> SETTLED;
            case 2 -> CANCELED;
            default -> throw new IllegalArgumentException("not a state of a withdrawal: code=" + code);
        };
    }
}
