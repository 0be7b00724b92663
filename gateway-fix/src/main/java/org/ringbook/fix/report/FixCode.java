package org.ringbook.fix.report;

import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** The exchange's values as FIX writes them, and back. */
public final class FixCode {
    private FixCode() {}

    /**
     * FIX tag 54.
     *
     * @param side of an order.
     * @return its code.
     */
    public static char of(final Side side) {
        return side == Side.BUY ? '1' : '2';
    }

    /**
     * FIX tag 40.
     *
     * @param type of an order.
     * @return its code.
     */
    public static char of(final OrdType type) {
        return switch (type) {
            case MARKET -> '1';
            case LIMIT -> '2';
            case STOP -> '3';
            case STOP_LIMIT -> '4';
            case MARKET_TO_LIMIT -> 'K';
            case SBE_UNKNOWN, NULL_VAL -> throw new IllegalArgumentException("ordType " + type);
        };
    }

    /**
     * Whether FIX has a code for it: an order that came by another gateway, and was rejected, may say anything.
     *
     * @param type of an order.
     * @return false if not.
     */
    public static boolean isKnown(final OrdType type) {
        return type != OrdType.SBE_UNKNOWN && type != OrdType.NULL_VAL;
    }

    /**
     * Whether FIX has a code for it: an order that came by another gateway, and was rejected, may say anything.
     *
     * @param time of an order.
     * @return false if not.
     */
    public static boolean isKnown(final TimeInForce time) {
        return time != TimeInForce.SBE_UNKNOWN && time != TimeInForce.NULL_VAL;
    }

    /**
     * FIX tag 59.
     *
     * @param time of an order.
     * @return its code.
     */
    public static char of(final TimeInForce time) {
        return (char) ('0' + time.value());
    }

    /**
     * FIX tag 39.
     *
     * @param status of an order.
     * @return its code.
     */
    public static char of(final OrdStatus status) {
        return status == OrdStatus.EXPIRED ? 'C' : (char) ('0' + status.value());
    }

    /**
     * Side of FIX tag 54.
     *
     * @param code one of the dictionary's.
     * @return the side.
     */
    public static Side side(final char code) {
        return code == '1' ? Side.BUY : Side.SELL;
    }

    /**
     * Type of FIX tag 40.
     *
     * @param code one of the dictionary's.
     * @return the type.
     */
    public static OrdType ordType(final char code) {
        return code == 'K' ? OrdType.MARKET_TO_LIMIT : OrdType.get((short) (code - '0'));
    }

    /**
     * Time in force of FIX tag 59.
     *
     * @param code one of the dictionary's.
     * @return the time in force.
     */
    public static TimeInForce timeInForce(final char code) {
        return TimeInForce.get((short) (code - '0'));
    }

    /**
     * Mode of FIX tag 2964.
     *
     * @param code one of the dictionary's.
     * @return the mode.
     */
    public static SelfTradePrevention selfTradePrevention(final int code) {
        return switch (code) {
            case 2 -> SelfTradePrevention.CANCEL_OLDEST;
            case 3 -> SelfTradePrevention.CANCEL_BOTH;
            case 100 -> SelfTradePrevention.DECREMENT;
            case 101 -> SelfTradePrevention.NONE;
            default -> SelfTradePrevention.CANCEL_NEWEST;
        };
    }
}
