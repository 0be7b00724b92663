package org.ringbook.audit.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ringbook.audit.AuditException;

/** A seal's file: lines of JSON, a header and then its links; and beside it the short digests of the records. */
final class SealFile {
    private static final String DIGESTS_ENDING = ".digests";
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private final Path file;
    private final SealHeader header;
    private final List<SealLink> sound = new ArrayList<>();
    private final List<SealFinding> findings = new ArrayList<>();
    private boolean hasTornLine;
    private long wholeLength;

    private SealFile(final Path file, final SealHeader header) {
        this.file = file;
        this.header = header;
    }

    static Path digestsOf(final Path seal) {
        return seal.resolveSibling(seal.getFileName() + DIGESTS_ENDING);
    }

    /** Reads a seal and checks the chain of its links. */
    static SealFile read(final Path file) {
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the seal " + file, e);
        }
        final String text = new String(bytes, StandardCharsets.US_ASCII);
        final int whole = text.lastIndexOf('\n') + 1;
        final List<String> lines = text.substring(0, whole).lines().toList();
        if (lines.isEmpty()) {
            throw new AuditException(file + " is no seal: it has no header line");
        }
        final SealFile seal = new SealFile(file, parseHeader(file, lines.get(0)));
        seal.wholeLength = whole;
        seal.hasTornLine = whole < text.length();
        seal.checkChain(lines);
        return seal;
    }

    private static SealHeader parseHeader(final Path file, final String line) {
        try {
            final SealHeader header = JSON.readValue(line, SealHeader.class);
            if (!SealHeader.FORMAT.equals(header.format()) || header.recordsPerLink() < 1 || header.first() < 1) {
                throw new AuditException(file + " is no seal that this version knows: format=" + header.format());
            }
            header.key();
            return header;
        } catch (final JsonProcessingException | IllegalArgumentException e) {
            throw new AuditException(file + " is no seal: its first line is not a seal's header", e);
        }
    }

    private void checkChain(final List<String> lines) {
        final PublicKey key = header.key();
        String previousHash = header.hash();
        long previousLink = 0;
        long previousLast = header.first() - 1;
        for (int i = 1; i < lines.size(); i++) {
            final Optional<SealLink> parsed = parse(i + 1, lines.get(i));
            if (parsed.isEmpty()) {
                continue;
            }
            final SealLink link = parsed.get();
            if (link.link() != previousLink + 1) {
                find(
                        link,
                        link.link() <= previousLink
                                ? "it stands behind link " + previousLink + ": links were moved or repeated"
                                : "the links before it, from " + (previousLink + 1) + " on, are missing");
            } else if (!link.previous().equals(previousHash)) {
                find(
                        link,
                        "it does not continue link " + previousLink
                                + ": the one before it, or the header, was changed");
            } else if (link.first() != previousLast + 1) {
                find(link, "it does not begin where the one before it ends: record " + previousLast);
            }
            if (isSound(link, key)) {
                sound.add(link);
            }
            previousHash = link.hash();
            previousLink = link.link();
            previousLast = link.last();
        }
    }

    private Optional<SealLink> parse(final int line, final String text) {
        try {
            final SealLink link = JSON.readValue(text, SealLink.class);
            final String malformation = link.malformation();
            if (malformation == null) {
                return Optional.of(link);
            }
            findings.add(new SealFinding(
                    SealFinding.Kind.SEAL_EDITED, link.link(), 0, "line " + line + " of the seal: " + malformation));
        } catch (final JsonProcessingException e) {
            findings.add(new SealFinding(
                    SealFinding.Kind.SEAL_EDITED,
                    0,
                    0,
                    "line " + line + " of the seal is no link: " + e.getOriginalMessage()));
        }
        return Optional.empty();
    }

    private boolean isSound(final SealLink link, final PublicKey key) {
        final byte[] hash = link.computeHash();
        if (!HexFormat.of().formatHex(hash).equals(link.hash())) {
            find(link, "its hash is not that of its content: it was edited");
            return false;
        }
        try {
            if (SealKeys.verify(key, hash, Base64.getDecoder().decode(link.signature()))) {
                return true;
            }
        } catch (final IllegalArgumentException e) {
            find(link, "its signature is no Base64: it was edited");
            return false;
        }
        find(
                link,
                "its signature is not one by the seal's key " + SealKeys.fingerprint(key)
                        + ": it was edited, or signed by another key");
        return false;
    }

    private void find(final SealLink link, final String what) {
        findings.add(new SealFinding(
                SealFinding.Kind.SEAL_EDITED,
                link.link(),
                link.first(),
                "link " + link.link() + " (records " + link.first() + " to " + link.last() + "): " + what));
    }

    static void append(final Path file, final String line) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            final ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    static String json(final Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is JSON", e);
        }
    }

    /** Removes a last line that was not written to its end. */
    void cutTornLine() throws IOException {
        if (hasTornLine) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(wholeLength);
                channel.force(true);
            }
        }
    }

    SealHeader header() {
        return header;
    }

    /** Links whose own content is what was signed. */
    List<SealLink> links() {
        return sound;
    }

    /** What is wrong with the seal itself. */
    List<SealFinding> findings() {
        return findings;
    }

    boolean hasTornLine() {
        return hasTornLine;
    }

    Path file() {
        return file;
    }
}
