package org.ringbook.settlement.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a wallet says of payments on a chain: a line each, as JSON objects or as CSV behind a line of names. A payment is {@code confirmed},
 * with the transaction that made it, or {@code failed}; a deposit is {@code received}.
 */
final class ChainLines {
    private static final Set<String> FIELDS =
            Set.of("payment", "status", "asset", "amount", "txid", "output", "funding");
    private static final int MAX_LINE = 4_096;
    private static final int MAX_LINES = 1_000_000;
    private static final int MAX_FIELD = 160;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ChainLines() {}

    static ImportFile read(final byte[] bytes, final String sha256) {
        final String text = text(bytes);
        final boolean isJson = text.stripLeading().startsWith("{");
        final List<Entry> entries = new ArrayList<>();
        String[] names = null;
        int number = 0;
        for (final String line : text.split("\n", -1)) {
            number++;
            final String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (content.isBlank()) {
                continue;
            }
            if (content.length() > MAX_LINE || entries.size() >= MAX_LINES) {
                throw new ImportException("line " + number + ": more than " + MAX_LINE + " characters, or more than "
                        + MAX_LINES + " lines");
            }
            if (isJson) {
                entries.add(entry(number, json(number, content)));
            } else if (names == null) {
                names = names(number, content);
            } else {
                entries.add(entry(number, csv(number, names, content)));
            }
        }
        if (entries.isEmpty()) {
            throw new ImportException("there is no line in this file");
        }
        return new ImportFile(isJson ? "JSON lines" : "CSV", "", sha256, entries, 0);
    }

    private static String text(final byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (final CharacterCodingException e) {
            throw new ImportException("this is neither XML nor text in UTF-8", e);
        }
    }

    private static Map<String, String> json(final int number, final String line) {
        final JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (final JsonProcessingException e) {
            throw new ImportException("line " + number + ": not JSON: " + e.getOriginalMessage(), e);
        }
        if (!object.isObject()) {
            throw new ImportException("line " + number + ": not a JSON object");
        }
        final Map<String, String> values = new HashMap<>();
        object.properties().forEach(field -> {
            if (!FIELDS.contains(field.getKey()) || !field.getValue().isTextual()) {
                throw new ImportException("line " + number + ": not a field of text that is known here: "
                        + field.getKey() + "; there are " + new TreeSet<>(FIELDS));
            }
            values.put(field.getKey(), field.getValue().textValue());
        });
        return values;
    }

    private static String[] names(final int number, final String line) {
        final String[] names = line.split(",", -1);
        for (final String name : names) {
            if (!FIELDS.contains(name)) {
                throw new ImportException("line " + number + ": the first line names the columns, and there is none '"
                        + name + "'; there are " + new TreeSet<>(FIELDS));
            }
        }
        if (Set.copyOf(List.of(names)).size() != names.length) {
            throw new ImportException("line " + number + ": a column is named twice");
        }
        return names;
    }

    private static Map<String, String> csv(final int number, final String[] names, final String line) {
        final String[] fields = line.split(",", -1);
        if (fields.length != names.length || line.indexOf('"') >= 0) {
            throw new ImportException("line " + number + ": " + names.length + " fields without quotes are expected: "
                    + String.join(",", names));
        }
        final Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], fields[i]);
        }
        return values;
    }

    private static Entry entry(final int number, final Map<String, String> values) {
        for (final Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().length() > MAX_FIELD
                    || !value.getValue().chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw new ImportException("line " + number + ": " + value.getKey() + " is not 0 to " + MAX_FIELD
                        + " printable ASCII characters without space");
            }
        }
        final String asset = values.getOrDefault("asset", "");
        final String payment = values.getOrDefault("payment", "");
        final String txid = values.getOrDefault("txid", "");
        final String output = values.getOrDefault("output", "");
        final String on = "chain:" + asset + ":" + txid + (output.isEmpty() ? "" : ":" + output);
        final String status = values.getOrDefault("status", "");
        final Entry.Kind kind = switch (status) {
            case "confirmed" -> Entry.Kind.PAID;
            case "failed" -> Entry.Kind.REJECTED;
            case "received" -> Entry.Kind.CREDIT;
            default ->
                throw new ImportException(
                        "line " + number + ": status is one of confirmed, failed, received: '" + status + "'");
        };
        final String reference = switch (kind) {
            case PAID -> on + ":" + payment;
            case REJECTED -> "rejected:" + asset + ":" + payment;
            default -> on;
        };
        return new Entry(
                "line " + number,
                kind,
                "",
                asset,
                "",
                values.getOrDefault("amount", ""),
                reference,
                payment,
                "",
                values.containsKey("funding") ? List.of(values.get("funding")) : List.of(),
                problem(kind, values, txid));
    }

    private static String problem(final Entry.Kind kind, final Map<String, String> values, final String txid) {
        if (values.getOrDefault("asset", "").isEmpty()) {
            return "asset is missing";
        }
        if (kind != Entry.Kind.REJECTED && txid.isEmpty()) {
            return "txid is missing";
        }
        if (kind != Entry.Kind.REJECTED && values.getOrDefault("amount", "").isEmpty()) {
            return "amount is missing";
        }
        if (kind == Entry.Kind.CREDIT) {
            return values.getOrDefault("funding", "").isEmpty() ? "funding, the address that was paid, is missing" : "";
        }
        return values.getOrDefault("payment", "").isEmpty() ? "payment is missing" : "";
    }
}
