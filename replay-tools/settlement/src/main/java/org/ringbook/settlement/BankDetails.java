package org.ringbook.settlement;

import java.math.BigInteger;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * What names of people, accounts and banks may look like, so that no file is made that a bank would refuse for its form: the letters of the
 * interbank character set, an IBAN with right check digits, a BIC, a clearing member, a currency of ISO 4217.
 */
public final class BankDetails {
    /** What all banks pass on. */
    private static final String LETTERS = "[A-Za-z0-9/\\-?:().,'+ ]";

    private static final Pattern NAME = Pattern.compile("(?! )" + LETTERS + "{1,70}(?<! )");
    private static final Pattern TEXT = Pattern.compile("(?! )" + LETTERS + "{0,140}(?<! )|");
    private static final Pattern IBAN_FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9\\-]{1,34}");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern CLEARING = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}:[A-Za-z0-9]{1,28}");
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern NETWORK = Pattern.compile("[\\x21-\\x7E]{0,32}");
    private static final Pattern MEMO = Pattern.compile("[\\x20-\\x7E]{0,140}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private BankDetails() {}

    /**
     * Whether an account number is an IBAN.
     *
     * @param account any.
     * @return true if it has an IBAN's form and check digits.
     */
    public static boolean isIban(final String account) {
        return IBAN_FORM.matcher(account).matches() && remainder(account.substring(4) + account.substring(0, 4)) == 1;
    }

    /** ISO 7064 MOD 97-10 of letters and digits. */
    static int remainder(final String text) {
        final StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue();
    }

    static void requireHouse(final House house, final Names.Asset asset) {
        requireCurrency(house.currency(), asset);
        require(
                NAME,
                house.name(),
                "a name has 1 to 70 letters that banks pass on (A-Z a-z 0-9 / - ? : ( ) . , ' + space)");
        requireAccount(house.account());
        requireBank(house.bic(), house.clearing());
    }

    static void requireBeneficiary(final Beneficiary beneficiary, final boolean isBank) {
        if (isBank) {
            require(
                    NAME,
                    beneficiary.name(),
                    "a name has 1 to 70 letters that banks pass on (A-Z a-z 0-9 / - ? : ( ) . , ' + space)");
            requireAccount(beneficiary.destination());
            requireBank(beneficiary.bic(), beneficiary.clearing());
            require(TEXT, beneficiary.memo(), "a text for the payee has at most 140 letters that banks pass on");
            require(Pattern.compile(""), beneficiary.network(), "a bank account has no network");
            return;
        }
        require(Pattern.compile("[\\x20-\\x7E]{0,70}"), beneficiary.name(), "a name has at most 70 ASCII characters");
        require(ADDRESS, beneficiary.destination(), "an address has 1 to 128 ASCII characters without space");
        require(NETWORK, beneficiary.network(), "a network has at most 32 ASCII characters without space");
        require(MEMO, beneficiary.memo(), "a memo has at most 140 ASCII characters");
        require(Pattern.compile(""), beneficiary.bic() + beneficiary.clearing(), "an address has no bank");
    }

    private static void requireCurrency(final String currency, final Names.Asset asset) {
        final int decimals;
        try {
            decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (final IllegalArgumentException e) {
            throw new SettlementException("not a currency of ISO 4217: " + currency, e);
        }
        if (asset.payoutScale() > decimals) {
            throw new SettlementException(currency + " has " + decimals + " decimals, and " + asset.code()
                    + " may leave with " + asset.payoutScale() + ": no bank could pay that");
        }
    }

    private static void requireAccount(final String account) {
        require(ACCOUNT, account, "an account number has 1 to 34 letters, digits and -");
        if (IBAN_FORM.matcher(account).matches() && !isIban(account)) {
            throw new SettlementException("this looks like an IBAN, and its check digits are wrong: " + account);
        }
    }

    private static void requireBank(final String bic, final String clearing) {
        if (bic.isEmpty() && clearing.isEmpty()) {
            throw new SettlementException(
                    "the bank is missing: its BIC, or clearing system and member such as ZANCC:250655");
        }
        if (!bic.isEmpty()) {
            require(BIC, bic, "a BIC has 8 or 11 letters and digits (ISO 9362)");
        }
        if (!clearing.isEmpty()) {
            require(
                    CLEARING,
                    clearing,
                    "a clearing member is the system's code of 5, a colon, and the member's such as ZANCC:250655");
        }
    }

    static void require(final Pattern pattern, final String value, final String rule) {
        if (!pattern.matcher(value).matches()) {
            throw new SettlementException(rule + ": '" + value + "'");
        }
    }
}
