package org.ringbook.fix.message;

/**
 * Why a message can't be read: what a session-level Reject (35=3) says.
 *
 * @param reason FIX tag 373.
 * @param tag    FIX tag 371; 0 = none.
 * @param text   FIX tag 58.
 */
public record StructureFault(int reason, int tag, String text) {
    /** 373=0. */
    public static final int INVALID_TAG_NUMBER = 0;
    /** 373=1. */
    public static final int REQUIRED_TAG_MISSING = 1;
    /** 373=2. */
    public static final int TAG_NOT_DEFINED_FOR_TYPE = 2;
    /** 373=3. */
    public static final int UNDEFINED_TAG = 3;
    /** 373=4. */
    public static final int NO_VALUE = 4;
    /** 373=5. */
    public static final int VALUE_INCORRECT = 5;
    /** 373=6. */
    public static final int INCORRECT_FORMAT = 6;
    /** 373=13. */
    public static final int TAG_REPEATED = 13;
    /** 373=14. */
    public static final int TAG_OUT_OF_ORDER = 14;
    /** 373=15. */
    public static final int GROUP_OUT_OF_ORDER = 15;
    /** 373=16. */
    public static final int GROUP_COUNT = 16;
    /** 373=99. */
    public static final int OTHER = 99;
}
