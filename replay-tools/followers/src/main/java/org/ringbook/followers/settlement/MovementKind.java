package org.ringbook.followers.settlement;

/** What moved money between accounts, in, or out. Its code is what a row holds. */
public enum MovementKind {
    /** A fill: base from seller to buyer, quote from buyer to seller, a fee of what each receives. */
    TRADE(1),
    /** A fill undone. */
    BUST(2),
    /** Money that came in. */
    DEPOSIT(3),
    /** A withdrawal that was paid out. */
    WITHDRAWAL(4),
    /** From one account of an owner to another. */
    TRANSFER(5);

    private final int code;

    MovementKind(final int code) {
        this.code = code;
    }

    /** {@return what a row says, from 1} */
    public int code() {
        return code;
    }

    /**
     * The kind of a row.
     *
     * @param code what it says.
     * @return the kind.
     * @throws IllegalArgumentException if there is none of that code.
     */
    public static MovementKind of(final int code) {
        return switch (code) {
            case 1 -> TRADE;
            case 2 -> BUST;
            case 3 -> DEPOSIT;
            case 4 -> WITHDRAWAL;
            case 5 -> TRANSFER;
            default -> throw new IllegalArgumentException("not a kind of movement: code=" + code);
        };
    }
}
