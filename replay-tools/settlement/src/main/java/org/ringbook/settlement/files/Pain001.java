package org.ringbook.settlement.files;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import org.ringbook.settlement.Batch;
import org.ringbook.settlement.Beneficiary;
import org.ringbook.settlement.Instants;
import org.ringbook.settlement.Names;
import org.ringbook.settlement.Payment;
import org.ringbook.settlement.SettlementException;

/**
 * A batch as an order to the bank, pain.001.001.09 (CustomerCreditTransferInitiation). Each payment is booked on its own, so that the
 * statement says of each that it was made.
 */
final class Pain001 {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private Pain001() {}

    static void write(final Writer out, final Batch batch, final List<Payment> payments, final Names.Asset asset)
            throws IOException {
        final String sum = amount(asset, batch.units());
        final XmlWriter xml = new XmlWriter(out, NAMESPACE);
        xml.begin("Document", "CstmrCdtTrfInitn", "GrpHdr")
                .text("MsgId", batch.name())
                .text("CreDtTm", Instants.text(batch.timeNs()))
                .text("NbOfTxs", Integer.toString(batch.payments()))
                .text("CtrlSum", sum)
                .begin("InitgPty")
                .text("Nm", batch.house().name())
                .end("InitgPty", "GrpHdr");
        xml.begin("PmtInf")
                .text("PmtInfId", batch.name() + "-1")
                .text("PmtMtd", "TRF")
                .text("BtchBookg", "false")
                .text("NbOfTxs", Integer.toString(batch.payments()))
                .text("CtrlSum", sum)
                .begin("ReqdExctnDt")
                .text("Dt", Instants.date(batch.timeNs()))
                .end("ReqdExctnDt")
                .begin("Dbtr")
                .text("Nm", batch.house().name())
                .end("Dbtr")
                .begin("DbtrAcct");
        Parties.account(xml, batch.house().account());
        xml.text("Ccy", batch.house().currency()).end("DbtrAcct");
        Parties.bank(xml, "DbtrAgt", batch.house().bic(), batch.house().clearing());
        for (final Payment payment : payments) {
            payment(xml, payment, batch.house().currency(), asset);
        }
        xml.end("PmtInf", "CstmrCdtTrfInitn", "Document").finish();
    }

    private static void payment(
            final XmlWriter xml, final Payment payment, final String currency, final Names.Asset asset)
            throws IOException {
        final Beneficiary to = payment.beneficiary();
        xml.begin("CdtTrfTxInf", "PmtId")
                .text("InstrId", payment.id())
                .text("EndToEndId", payment.id())
                .end("PmtId")
                .begin("Amt")
                .amount("InstdAmt", currency, amount(asset, BigInteger.valueOf(payment.units())))
                .end("Amt");
        Parties.bank(xml, "CdtrAgt", to.bic(), to.clearing());
        xml.begin("Cdtr").text("Nm", to.name()).end("Cdtr").begin("CdtrAcct");
        Parties.account(xml, to.destination());
        xml.end("CdtrAcct");
        if (!to.memo().isEmpty()) {
            xml.begin("RmtInf").text("Ustrd", to.memo()).end("RmtInf");
        }
        xml.end("CdtTrfTxInf");
    }

    private static String amount(final Names.Asset asset, final BigInteger units) {
        return asset.payoutText(units)
                .orElseThrow(() -> new SettlementException(
                        "not a whole number of what may leave: " + asset.text(units) + " " + asset.code()));
    }
}
