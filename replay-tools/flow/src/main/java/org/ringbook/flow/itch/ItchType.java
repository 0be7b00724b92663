package org.ringbook.flow.itch;

/** All message types of ITCH 5.0 with their lengths, the type itself included. */
enum ItchType {
    SYSTEM_EVENT('S', 12),
    STOCK_DIRECTORY('R', 39),
    TRADING_ACTION('H', 25),
    REG_SHO('Y', 20),
    PARTICIPANT_POSITION('L', 26),
    MWCB_LEVELS('V', 35),
    MWCB_STATUS('W', 12),
    IPO_QUOTING('K', 28),
    LULD_COLLAR('J', 35),
    OPERATIONAL_HALT('h', 21),
    ADD('A', 36),
    ADD_ATTRIBUTED('F', 40),
    EXECUTED('E', 31),
    EXECUTED_AT_PRICE('C', 36),
    CANCEL('X', 23),
    DELETE('D', 19),
    REPLACE('U', 35),
    TRADE('P', 44),
    CROSS_TRADE('Q', 40),
    BROKEN_TRADE('B', 19),
    NOII('I', 50),
    RETAIL_INTEREST('N', 20),
    DIRECT_LISTING('O', 48);

    private static final ItchType[] BY_CODE = new ItchType[128];

    static {
        for (final ItchType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final char code;
    private final int length;

    ItchType(final char code, final int length) {
        this.code = code;
        this.length = length;
    }

    /** The type of a code, or null. */
    static ItchType of(final byte code) {
        return code < 0 ? null : BY_CODE[code];
    }

    char code() {
        return code;
    }

    /** Bytes of a message of this type. */
    int length() {
        return length;
    }
}
