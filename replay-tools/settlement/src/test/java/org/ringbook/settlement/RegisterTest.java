package org.ringbook.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegisterTest {
    private static final Names.Asset ZAR = new Names.Asset(2, "ZAR", 8, 2);
    private static final Names.Asset FINE = new Names.Asset(3, "FINE", 8, 3);

    private static Beneficiary to(
            final String name, final String destination, final String bic, final String clearing) {
        return new Beneficiary(0, 0, 0, name, destination, bic, clearing, "", "");
    }

    @ParameterizedTest
    @CsvSource({
        "A. Smith, DE89370400440532013000, COBADEFFXXX, ''",
        "Bob's Bakery (Pty), 4055551234, '', ZANCC:632005",
        "X, GB82WEST12345698765432, WESTGB22, ZANCC:1"
    })
    void shouldTakeWhatBanksTake(final String name, final String account, final String bic, final String clearing) {
        BankDetails.requireBeneficiary(to(name, account, bic, clearing), true);
    }

    @ParameterizedTest
    @CsvSource({
        "A. Smith, DE89370400440532013001, COBADEFFXXX, ''",
        "'', 4055551234, '', ZANCC:632005",
        "A & B, 4055551234, '', ZANCC:632005",
        "A<b>, 4055551234, '', ZANCC:632005",
        "A. Smith, '40555 51234', '', ZANCC:632005",
        "A. Smith, 4055551234, '', ''",
        "A. Smith, 4055551234, cobadeff, ''",
        "A. Smith, 4055551234, '', 632005"
    })
    void shouldRefuseWhatBanksRefuse(final String name, final String account, final String bic, final String clearing) {
        assertThrows(
                SettlementException.class,
                () -> BankDetails.requireBeneficiary(to(name, account, bic, clearing), true));
    }

    @Test
    void shouldRefuseACurrencyThatIsNotKnownOrHasFewerDecimals() {
        final House good = new House(0, true, "ZAR", "Ringbook", "1", "", "ZANCC:1");
        BankDetails.requireHouse(good, ZAR);
        assertThrows(SettlementException.class, () -> BankDetails.requireHouse(good, FINE));
        for (final String currency : new String[] {"ZZZ", "zar", "", "JPY"}) {
            final House house = new House(0, true, currency, "Ringbook", "1", "", "ZANCC:1");
            assertThrows(SettlementException.class, () -> BankDetails.requireHouse(house, ZAR), currency);
        }
    }

    @Test
    void shouldMakeReferencesWithCheckDigits() {
        final String reference = Register.creditorReference(12, 2);
        assertEquals(1, BankDetails.remainder(reference.substring(4) + reference.substring(0, 4)));
        assertEquals(1, BankDetails.remainder("539007547034RF18"));
        assertTrue(reference.endsWith("RB12A2"));
    }

    @Test
    void shouldReadAmountsExactlyOrNotAtAll() {
        assertEquals(150_000_000L, ZAR.parsePayout("1.5"));
        assertEquals(
                "1.50",
                ZAR.payoutText(java.math.BigInteger.valueOf(150_000_000L)).orElseThrow());
        assertFalse(ZAR.payoutText(java.math.BigInteger.valueOf(150_000_001L)).isPresent());
        for (final String text :
                new String[] {"1.501", "0", "0.00", "-1", "1e2", "", "99999999999999999999", "92233720368.55"}) {
            assertThrows(SettlementException.class, () -> ZAR.parsePayout(text), text);
        }
    }
}
