package org.ringbook.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxPain00100109;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Holds ISO 20022 files against the schema of ISO, as hbci4j carries it, and against Prowide's model. Of camt.053.001.08 no schema is on
 * Maven Central; it is held against that of camt.052.001.08, which has the same types for all that stands in it but the names of the message
 * and of the statement. Neither knows the external code lists, which party has to be named in which country, or what a bank asks beyond ISO.
 */
final class IsoCheck {
    private final Schema pain001 = schema("/pain.001.001.09.xsd");
    private final Schema camt052 = schema("/camt.052.001.08.xsd");
    private int statements;
    private int orders;

    private static Schema schema(final String name) {
        try (InputStream in = IsoCheck.class.getResourceAsStream(name)) {
            assertNotNull(in, name);
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new StreamSource(in));
        } catch (final IOException | SAXException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Every file of this directory. */
    void checkAll(final Path directory) throws IOException {
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(file -> file.toString().endsWith(".xml")).toList();
        }
        for (final Path file : files) {
            final String xml = Files.readString(file);
            if (file.getFileName().toString().startsWith("camt")) {
                statement(xml);
            } else {
                order(xml);
            }
        }
        assertTrue(statements > 0 && orders > 0);
    }

    private static void validate(final Schema schema, final String xml) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (final SAXException | IOException e) {
            throw new AssertionError(xml, e);
        }
    }

    private void statement(final String xml) {
        statements++;
        validate(
                camt052,
                xml.replace("camt.053.001.08", "camt.052.001.08")
                        .replace("BkToCstmrStmt>", "BkToCstmrAcctRpt>")
                        .replace("Stmt>", "Rpt>")
                        .replace("AddtlStmtInf>", "AddtlRptInf>"));
        final var document = MxCamt05300108.parse(xml).getBkToCstmrStmt();
        final var statement = document.getStmt().get(0);
        final BigDecimal opening = statement.getBal().get(0).getAmt().getValue();
        final BigDecimal closing = statement.getBal().get(1).getAmt().getValue();
        final BigDecimal sum = statement.getNtry().stream()
                .map(entry -> entry.getCdtDbtInd().value().equals("CRDT")
                        ? entry.getAmt().getValue()
                        : entry.getAmt().getValue().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, closing.compareTo(opening.add(sum)));
        assertEquals(
                Integer.toString(statement.getNtry().size()),
                statement.getTxsSummry().getTtlNtries().getNbOfNtries());
    }

    private void order(final String xml) {
        orders++;
        validate(pain001, xml);
        final var document = MxPain00100109.parse(xml).getCstmrCdtTrfInitn();
        final var payments = document.getPmtInf().get(0).getCdtTrfTxInf();
        assertEquals(document.getGrpHdr().getNbOfTxs(), Integer.toString(payments.size()));
        assertEquals(
                0,
                document.getGrpHdr()
                        .getCtrlSum()
                        .compareTo(payments.stream()
                                .map(payment -> payment.getAmt().getInstdAmt().getValue())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
}
