package org.ringbook.settlement.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;

/** Reads a file of any kind that is understood, which it tells by its content. */
public final class Readers {
    /** Largest file that is looked at, in bytes. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private Readers() {}

    /**
     * Reads a file.
     *
     * @param file camt.053, pain.002, or lines of JSON or CSV.
     * @return all that it says.
     * @throws IOException     if it can't be read.
     * @throws ImportException if it is none of these, is not whole, or contradicts itself.
     */
    public static ImportFile read(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(MAX_BYTES + 1));
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param bytes of it.
     * @return all that it says.
     * @throws ImportException if it is of no known kind, is not whole, or contradicts itself.
     */
    public static ImportFile read(final byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new ImportException("the file is larger than " + MAX_BYTES + " bytes");
        }
        final String sha256 = sha256(bytes);
        return isXml(bytes) ? xml(bytes, sha256) : ChainLines.read(bytes, sha256);
    }

    /** A file of XML begins with {@code <}, behind a byte order mark and white space. */
    private static boolean isXml(final byte[] bytes) {
        for (final byte one : bytes) {
            final boolean isMark = one == (byte) 0xEF
                    || one == (byte) 0xBB
                    || one == (byte) 0xBF
                    || one == (byte) 0xFE
                    || one == (byte) 0xFF
                    || one == 0;
            if (!isMark && !Character.isWhitespace(one)) {
                return one == '<';
            }
        }
        return false;
    }

    private static ImportFile xml(final byte[] bytes, final String sha256) {
        try (XmlFile xml = new XmlFile(bytes)) {
            final String namespace = xml.rootNamespace();
            final Matcher statement = Camt053.NAMESPACE.matcher(namespace);
            if (statement.matches()) {
                return Camt053.read(xml, statement.group(1), sha256);
            }
            final Matcher status = Pain002.NAMESPACE.matcher(namespace);
            if (status.matches()) {
                return Pain002.read(xml, status.group(1), sha256);
            }
            throw new ImportException(
                    "neither a camt.053.001.02 to .13 nor a pain.002.001.03 to .14: '" + namespace + "'");
        }
    }

    /**
     * A SHA-256.
     *
     * @param bytes of what.
     * @return 64 hexadecimal digits.
     */
    public static String sha256(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
