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

    boolean accepts(final String value) {
        return switch (this) {
            case STRING, CURRENCY, EXCHANGE, MULTIPLEVALUESTRING -> true;
            case CHAR -> value.length() == 1;
            case INT -> isWhole(value.charAt(0) == '-' ? value.substring(1) : value);
            case SEQNUM, LENGTH, NUMINGROUP -> isWhole(value);
            case QTY, PRICE, AMT -> isDecimal(value);
            case BOOLEAN -> "Y".equals(value) || "N".equals(value);
            case UTCTIMESTAMP -> isTimestamp(value);
            case UTCTIMEONLY -> isTime(value);
            case UTCDATEONLY -> isDate(value);
        };
    }

    private static boolean isWhole(final String value) {
        return !value.isEmpty() && value.length() <= MAX_INT_DIGITS && isDigits(value);
    }

    private static boolean isDigits(final String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDecimal(final String value) {
        final String plain = value.charAt(0) == '-' ? value.substring(1) : value;
        final int point = plain.indexOf('.');
        final String digits = point < 0 ? plain : plain.substring(0, point) + plain.substring(point + 1);
        return !digits.isEmpty() && isDigits(digits);
    }

    private static boolean isTimestamp(final String value) {
        return value.length() > DATE_LENGTH
                && value.charAt(DATE_LENGTH) == '-'
                && isDate(value.substring(0, DATE_LENGTH))
                && isTime(value.substring(DATE_LENGTH + 1));
    }

    private static boolean isDate(final String value) {
        return value.length() == DATE_LENGTH
                && isDigits(value)
                && isBetween(value.substring(4, 6), 1, 12)
                && isBetween(value.substring(6, 8), 1, 31);
    }

    private static boolean isTime(final String value) {
        if (value.length() < SECONDS_LENGTH || value.charAt(2) != ':' || value.charAt(5) != ':') {
            return false;
        }
        final String seconds = value.substring(6, 8);
        if (!isBetween(value.substring(0, 2), 0, 23)
                || !isBetween(value.substring(3, 5), 0, 59)
                || !isBetween(seconds, 0, 60)) {
            return false;
        }
        final String fraction = value.substring(SECONDS_LENGTH);
        return fraction.isEmpty()
                || (fraction.charAt(0) == '.'
                        && FRACTION_DIGITS.indexOf((char) ('0' + fraction.length() - 1)) >= 0
                        && isDigits(fraction.substring(1)));
    }

    private static boolean isBetween(final String digits, final int least, final int greatest) {
        if (!isDigits(digits)) {
            return false;
        }
        final int number = Integer.parseInt(digits);
        return number >= least && number <= greatest;
    }
}
