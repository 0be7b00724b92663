package org.ringbook.scenarios.fuzz;

import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.scenarios.CommandFrames;

/** Numbers and names as they come, and now and then as they should not. */
final class GeneratorValues {
    /** Of each market: around which price, how far, how many lots, and quote units of a tick and a lot. */
    private static final long[] MID = {0, 1_000, 5_000, 3, 2_000, 1_000, 100, 100};

    private static final int[] SPREAD = {1, 12, 20, 3, 8, 5, 5, 5};
    private static final int[] LOTS = {1, 30, 40, 25, 6, 10, 10, 10};
    private static final long[] TICK_LOT_UNITS = {1, 100, 10, 10_000, 1_000_000_000_000L, 1, 1, 1};
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        1L << 62,
        (1L << 62) + 1,
        (1L << 62) - 1,
        1L << 31,
        (1L << 31) - 1,
        1L << 32,
        255,
        65_535,
        1L << 53,
        100_001,
        16_777_216
    };
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int RECENT_IDS = 400;

    private final Random random;
    private long lastClOrdId;

    GeneratorValues(final Random random) {
        this.random = random;
    }

    /** Mostly one of those that are traded all the time. */
    int marketId() {
        return rarely(200) ? random.nextInt(EXTREMES.length) : 1 + random.nextInt(GeneratorSetup.MARKETS);
    }

    boolean rarely(final int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Little; now and then so much that deadlines pass, and days. */
    long timePassedNs() {
        if (rarely(1_000)) {
            return rarely(8) ? SECOND_NS * random.nextInt(7_200) : 3 * SECOND_NS;
        } else if (rarely(40_000)) {
            return SECOND_NS * random.nextInt(300_000);
        }
        return shortTimeNs();
    }

    /** Between two commands. */
    long shortTimeNs() {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(1_000);
    }

    /** Some tens of commands long, or none, or much too long. */
    long durationNs() {
        if (rarely(20)) {
            return rarely(2) ? extreme() : 86_400_000_000_000L + random.nextInt(2);
        }
        return rarely(4) ? 0 : random.nextInt(60_000);
    }

    int accountId() {
        return rarely(150) ? random.nextInt(40) - 5 : 1 + random.nextInt(GeneratorSetup.ACCOUNTS);
    }

    /** Around the middle, a little on the own side of it. */
    long price(final int marketId, final int side) {
        final int away = random.nextInt(spread(marketId) + 1) - spread(marketId) / 4;
        return side == CommandFrames.BUY ? mid(marketId) - away : mid(marketId) + away;
    }

    long crossingPrice(final int marketId, final int side) {
        return side == CommandFrames.BUY ? mid(marketId) + spread(marketId) : mid(marketId) - spread(marketId) / 2;
    }

    /** On the own side; in the market of great numbers offers so dear that two of them overflow. */
    long farPrice(final int marketId, final int side) {
        if (side == CommandFrames.BUY) {
            return Math.max(1, mid(marketId) / 2 - random.nextInt(3));
        }
        return mid(marketId) * (marketId == GeneratorSetup.BIGHUG ? 500 * (1 + random.nextInt(5)) : 3);
    }

    /** Where many stops wait: on the far side of the middle, at few prices. */
    long stopPrice(final int marketId, final int side) {
        final long away = 1L + random.nextInt(Math.max(1, spread(marketId) / 3));
        return Math.max(1, side == CommandFrames.BUY ? mid(marketId) + away : mid(marketId) - away);
    }

    private static int index(final int marketId) {
        return Math.min(marketId, MID.length - 1);
    }

    long mid(final int marketId) {
        return MID[index(marketId)];
    }

    int spread(final int marketId) {
        return SPREAD[index(marketId)];
    }

    private static int lots(final int marketId) {
        return LOTS[index(marketId)];
    }

    long quantity(final int marketId) {
        return 1 + random.nextInt(lots(marketId)) + (rarely(30) ? 5L * lots(marketId) : 0);
    }

    /** Whole lots at the middle, and a bit. */
    long amount(final int marketId, final long quantity) {
        return quantity * 2 * mid(marketId) * TICK_LOT_UNITS[index(marketId)] + random.nextInt(3) * 17L;
    }

    long extremeQuantity(final int marketId) {
        return random.nextBoolean() ? extreme() : lots(marketId) * (1L << random.nextInt(40));
    }

    long extreme() {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    int anyTimeInForce() {
        return new int[] {
                    CommandFrames.GTC, CommandFrames.IOC, CommandFrames.FOK, CommandFrames.DAY, CommandFrames.GTD, 2
                }
                [random.nextInt(rarely(10) ? 6 : 4)];
    }

    int anyType() {
        return random.nextInt(7);
    }

    /** Mostly new ones, many empty, some used before, a few not fit. */
    String clOrdId() {
        final int kind = random.nextInt(1_000);
        if (kind < 300) {
            return "";
        } else if (kind < 340) {
            return "c" + Math.max(1, lastClOrdId - random.nextInt(RECENT_IDS));
        } else if (kind < 344) {
            return badText(37);
        }
        lastClOrdId++;
        return kind < 360 ? pad("c" + lastClOrdId, 36) : "c" + lastClOrdId;
    }

    /** A text that no name or id may be, once too long. */
    String badText(final int tooLong) {
        return switch (random.nextInt(5)) {
            case 0 -> pad("", tooLong);
            case 1 -> "with space";
            case 2 -> "h\u00f6her";
            case 3 -> "\u0000\u007f";
            default -> pad("", 254);
        };
    }

    private static String pad(final String text, final int length) {
        return text + "x".repeat(length - text.length());
    }

    /** Puts a number out of the ordinary somewhere into the block of a few of the commands. */
    byte[] spoilSometimes(final byte[] command) {
        final int from = MessageHeaderDecoder.ENCODED_LENGTH + CommandHeaderEncoder.ENCODED_LENGTH;
        final UnsafeBuffer buffer = new UnsafeBuffer(command);
        final int end = MessageHeaderDecoder.ENCODED_LENGTH
                + new MessageHeaderDecoder().wrap(buffer, 0).blockLength();
        if (end > from && rarely(40)) {
            final int offset = from + random.nextInt(end - from);
            final int width = Math.min(1 << random.nextInt(4), end - offset);
            final long value = extreme();
            for (int i = 0; i < width; i++) {
                buffer.putByte(offset + i, (byte) (value >>> (Byte.SIZE * i)));
            }
        }
        return command;
    }
}
