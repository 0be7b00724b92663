package org.ringbook.reference;

import java.math.BigInteger;

/** An asset as it was added. */
record Asset(int id, String code, int scale, int payoutScale) {
    /** The smallest amount that can be paid out, in units. */
    BigInteger payoutUnit() {
        return BigInteger.TEN.pow(scale - payoutScale);
    }
}
