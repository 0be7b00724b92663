package org.ringbook.settlement.files;

import java.io.IOException;
import org.ringbook.settlement.BankDetails;

/** Accounts and banks in ISO 20022 messages. */
final class Parties {
    private Parties() {}

    /** The choice of IBAN or another number. */
    static void account(final XmlWriter xml, final String account) throws IOException {
        xml.begin("Id");
        if (BankDetails.isIban(account)) {
            xml.text("IBAN", account);
        } else {
            xml.begin("Othr").text("Id", account).end("Othr");
        }
        xml.end("Id");
    }

    /** A bank by its BIC, its membership of a clearing system, or both. */
    static void bank(final XmlWriter xml, final String element, final String bic, final String clearing)
            throws IOException {
        xml.begin(element, "FinInstnId").textIfAny("BICFI", bic);
        if (!clearing.isEmpty()) {
            final int colon = clearing.indexOf(':');
            xml.begin("ClrSysMmbId")
                    .begin("ClrSysId")
                    .text("Cd", clearing.substring(0, colon))
                    .end("ClrSysId")
                    .text("MmbId", clearing.substring(colon + 1))
                    .end("ClrSysMmbId");
        }
        xml.end("FinInstnId", element);
    }
}
