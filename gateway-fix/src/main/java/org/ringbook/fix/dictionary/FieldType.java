package org.ringbook.fix.dictionary;

/** How a value is written. Source: FIX 4.4, volume 1, data types. */
public enum FieldType {
    /** Any text. */
    STRING,
    /** Any text: three letters by the standard, here an asset's code. */
    CURRENCY,
    /** Any text. */
    EXCHANGE,
    /** Single characters with a space between. */
    MULTIPLEVALUESTRING,
    /** One character. */
    CHAR,
    /** Whole, with or without sign. */
    INT,
    /** A message's number. */
    SEQNUM,
    /** A length. */
    LENGTH,
    /** How many entries follow. */
    NUMINGROUP,
    /** A decimal. */
    QTY,
    /** A decimal. */
    PRICE,
    /** A decimal. */
    AMT,
    /** Y or N. */
    BOOLEAN,
    /** Date and time, to seconds or a fraction of 3, 6 or 9 digits. */
    UTCTIMESTAMP,
    /** Time of day. */
    UTCTIMEONLY,
    /** Date. */
    UTCDATEONLY;

    private static final int MAX_INT_DIGITS = 9;
    private static final int DATE_LENGTH = 8;
    private static final int SECONDS_LENGTH = 8;
    private static final String FRACTION_DIGITS = "369";

    boolean accepts(final CharSequence value) {
        final int length = value.length();
        return switch (this) {
            case STRING, CURRENCY, EXCHANGE, MULTIPLEVALUESTRING -> true;
            case CHAR -> length == 1;
            case INT -> isWhole(value, value.charAt(0) == '-' ? 1 : 0);
            case SEQNUM, LENGTH, NUMINGROUP -> isWhole(value, 0);
            case QTY, PRICE, AMT -> isDecimal(value);
            case BOOLEAN -> length == 1 && (value.charAt(0) == 'Y' || value.charAt(0) == 'N');
            case UTCTIMESTAMP -> isTimestamp(value);
            case UTCTIMEONLY -> isTime(value, 0);
            case UTCDATEONLY -> length == DATE_LENGTH && isDate(value);
        };
    }

    private static boolean isWhole(final CharSequence value, final int from) {
        return value.length() > from
                && value.length() - from <= MAX_INT_DIGITS
                && isDigits(value, from, value.length());
    }

    private static boolean isDigits(final CharSequence value, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDecimal(final CharSequence value) {
        int digits = 0;
        boolean point = false;
        for (int i = value.charAt(0) == '-' ? 1 : 0; i < value.length(); i++) {
            final char c = value.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return false;
            }
        }
        return digits > 0;
    }

    private static boolean isTimestamp(final CharSequence value) {
        return value.length() > DATE_LENGTH
                && value.charAt(DATE_LENGTH) == '-'
                && isDate(value)
                && isTime(value, DATE_LENGTH + 1);
    }

    private static boolean isDate(final CharSequence value) {
        return isDigits(value, 0, DATE_LENGTH) && isBetween(value, 4, 1, 12) && isBetween(value, 6, 1, 31);
    }

    private static boolean isTime(final CharSequence value, final int from) {
        final int length = value.length() - from;
        if (length < SECONDS_LENGTH || value.charAt(from + 2) != ':' || value.charAt(from + 5) != ':') {
            return false;
        }
        if (!isBetween(value, from, 0, 23)
                || !isBetween(value, from + 3, 0, 59)
                || !isBetween(value, from + 6, 0, 60)) {
            return false;
        }
        final int fraction = from + SECONDS_LENGTH;
        return length == SECONDS_LENGTH
                || (value.charAt(fraction) == '.'
                        && FRACTION_DIGITS.indexOf((char) ('0' + length - SECONDS_LENGTH - 1)) >= 0
                        && isDigits(value, fraction + 1, value.length()));
    }

    private static boolean isBetween(final CharSequence value, final int at, final int least, final int greatest) {
        if (!isDigits(value, at, at + 2)) {
            return false;
        }
        final int number = (value.charAt(at) - '0') * 10 + value.charAt(at + 1) - '0';
        return number >= least && number <= greatest;
    }
}
