package org.ringbook.scenarios.language;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/**
 * What may stand behind any command: {@code session 7}, the session it came in on; {@code via 3}, a gateway (its next number, or
 * {@code seq 5}); {@code with side=9}, a field's raw value.
 */
final class CommonWords {
    private static final Set<String> FIRST = Set.of("session", "via", "with");

    private final Names names;

    CommonWords(final Names names) {
        this.names = names;
    }

    boolean isNext(final Words words) {
        return FIRST.contains(words.peek());
    }

    Message finish(final Message.Draft draft, final Words words) {
        int sessionId = 0;
        int gatewayId = 0;
        int epoch = 0;
        long sequence = 0;
        while (isNext(words)) {
            switch (words.next()) {
                case "session" -> sessionId = words.number();
                case "via" -> {
                    gatewayId = words.number();
                    epoch = words.takes("epoch") ? words.number() : (int) names.gateway(gatewayId)[0];
                    sequence = words.takes("seq") ? words.number() : names.gateway(gatewayId)[1] + 1;
                }
                default -> field(draft, words.next());
            }
        }
        words.end();
        draft.from(new Message.Sender(gatewayId, epoch, sequence, sessionId));
        return draft.done();
    }

    /** {@code name=value}; texts have their odd characters as in a URL. */
    static void field(final Message.Draft draft, final String assignment) {
        final int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new WordsException("expected field=value, not '" + assignment + "'");
        }
        final String name = assignment.substring(0, equals);
        final String value = assignment.substring(equals + 1);
        if (name.equals("group")) {
            draft.group(HexFormat.of().parseHex(value));
        } else if (!draft.layout().texts().contains(name)
                && draft.layout().field(name).length() > Long.BYTES) {
            draft.bytes(name, HexFormat.of().parseHex(value));
        } else if (draft.layout().texts().contains(name)) {
            draft.text(name, URLDecoder.decode(value, StandardCharsets.ISO_8859_1));
        } else {
            draft.set(name, Long.parseLong(value));
        }
    }
}
