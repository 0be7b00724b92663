package org.ringbook.settlement;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A withdrawal in a batch, with where it goes as it was when the batch was made.
 *
 * @param withdrawalId of the withdrawal.
 * @param batchId      its batch.
 * @param line         its place there, from 1.
 * @param accountId    whose.
 * @param units        how much.
 * @param reference    the request's.
 * @param beneficiary  where it goes.
 */
public record Payment(
        long withdrawalId,
        int batchId,
        int line,
        int accountId,
        long units,
        String reference,
        Beneficiary beneficiary) {
    private static final Pattern ID = Pattern.compile("W([1-9][0-9]{0,17})");

    /**
     * What identifies the payment from end to end: it comes back in the bank's statement.
     *
     * @param withdrawalId of the withdrawal.
     * @return such as W4711.
     */
    public static String id(final long withdrawalId) {
        return "W" + withdrawalId;
    }

    /**
     * The withdrawal of an id.
     *
     * @param id any text.
     * @return empty if it is not one that {@link #id(long)} makes.
     */
    public static OptionalLong withdrawalId(final String id) {
        final var matcher = ID.matcher(id);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** {@return what identifies it from end to end} */
    public String id() {
        return id(withdrawalId);
    }
}
