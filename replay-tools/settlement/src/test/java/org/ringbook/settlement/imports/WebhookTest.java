package org.ringbook.settlement.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookTest {
    private static final String BODY = "{\"id\":\"evt-1\",\"asset\":\"XBT\",\"amount\":\"0.5\",\"funding\":\"addr01\"}";
    private static final String TIME = "1000000";
    private static final long NOW = 1_000_000;

    private final Webhook webhook = new Webhook("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ImportFile read(final String body) {
        return webhook.read(TIME, webhook.sign(TIME, bytes(body)), bytes(body), NOW);
    }

    @Test
    void shouldReadASignedMessage() {
        final Entry entry = read(BODY).entries().get(0);
        assertEquals(Entry.Kind.CREDIT, entry.kind());
        assertEquals("hook:evt-1", entry.externalReference());
        assertEquals("0.5", entry.amount());
    }

    /** HMAC-SHA256 of "1000000." and the body, made by another program. */
    @Test
    void shouldSignAsOthersDo() {
        assertEquals(SIGNATURE, webhook.sign(TIME, bytes(BODY)));
    }

    private static final String SIGNATURE = "b880796c7c00ae5240eaee1147b174c68336cc8c089e9197b8a73260d8ff6502";

    @Test
    void shouldRefuseAnotherSignatureTimeOrBody() {
        final String signature = webhook.sign(TIME, bytes(BODY));
        final byte[] body = bytes(BODY);
        final byte[] other = bytes(BODY.replace("0.5", "5.0"));
        assertThrows(ImportException.class, () -> webhook.read(TIME, signature, other, NOW));
        assertThrows(ImportException.class, () -> webhook.read("1000001", signature, body, NOW));
        assertThrows(ImportException.class, () -> webhook.read(TIME, "", body, NOW));
        assertThrows(ImportException.class, () -> webhook.read(TIME, "0".repeat(64), body, NOW));
        assertThrows(ImportException.class, () -> webhook.read("", signature, body, NOW));
        final Webhook stranger = new Webhook(new byte[32]);
        assertThrows(ImportException.class, () -> stranger.read(TIME, signature, body, NOW));
    }

    @Test
    void shouldRefuseAMessageThatIsOldOrOfTheFuture() {
        final byte[] body = bytes(BODY);
        final String signature = webhook.sign(TIME, body);
        assertEquals(1, webhook.read(TIME, signature, body, NOW + 300).entries().size());
        assertThrows(ImportException.class, () -> webhook.read(TIME, signature, body, NOW + 301));
        assertThrows(ImportException.class, () -> webhook.read(TIME, signature, body, NOW - 301));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"id\":\"e\",\"asset\":\"XBT\",\"amount\":0.5,\"funding\":\"a\"}",
                "{\"id\":\"e\",\"asset\":\"XBT\",\"amount\":\"0.5\",\"funding\":\"a\",\"more\":\"x\"}",
                "{\"id\":\"e\",\"id\":\"f\",\"asset\":\"XBT\",\"amount\":\"0.5\",\"funding\":\"a\"}",
                "{\"id\":\"e e\",\"asset\":\"XBT\",\"amount\":\"0.5\",\"funding\":\"a\"}",
                "{\"id\":\"e\",\"asset\":\"XBT\",\"amount\":\"0.5\",\"funding\":\"a\"} x"
            })
    void shouldRefuseWhatIsNoSuchMessage(final String body) {
        assertThrows(ImportException.class, () -> read(body));
    }

    @Test
    void shouldRefuseASecretThatIsShort() {
        assertThrows(IllegalArgumentException.class, () -> new Webhook(new byte[31]));
    }
}
