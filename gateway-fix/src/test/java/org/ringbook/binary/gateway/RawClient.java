package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.binary.Scram;
import org.ringbook.sbe.StreamIds;
import org.ringbook.sbe.binary.ChallengeDecoder;
import org.ringbook.sbe.binary.HelloEncoder;
import org.ringbook.sbe.binary.LoggedOutDecoder;
import org.ringbook.sbe.binary.LogonEncoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MessageHeaderDecoder;
import org.ringbook.sbe.binary.MessageHeaderEncoder;

/** Says whatever a test wants, byte by byte. */
final class RawClient implements AutoCloseable {
    private static final long HELLO_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(20);

    private final Aeron aeron;
    private final ExclusivePublication publication;
    private final Subscription subscription;
    private final int streamId = 1 << 16 | ThreadLocalRandom.current().nextInt(1 << 30);
    private final List<byte[]> received = new ArrayList<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private byte[] hello;

    RawClient(final TestExchange exchange) {
        aeron = Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(exchange.aeronDirectory())
                .errorHandler(error -> {})); // streams that end are part of the test
        subscription = aeron.addSubscription("aeron:udp?endpoint=127.0.0.1:0", streamId);
        publication = aeron.addExclusivePublication(exchange.channel(), StreamIds.BINARY_REQUESTS);
        await("the connection", () -> publication.isConnected() && subscription.resolvedEndpoint() != null);
    }

    int port() {
        final String endpoint = subscription.resolvedEndpoint();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    void await(final String what, final BooleanSupplier condition) {
        final long until = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, what);
            poll();
            LockSupport.parkNanos(20_000);
        }
    }

    int poll() {
        return subscription.poll(
                (buffer, offset, length, fragment) -> {
                    final byte[] bytes = new byte[length];
                    buffer.getBytes(offset, bytes);
                    received.add(bytes);
                },
                100);
    }

    void send(final byte[] bytes) {
        await("room", () -> publication.offer(new UnsafeBuffer(bytes)) > 0);
    }

    /** The first message of a kind that has come. */
    byte[] receive(final int templateId) {
        await("template " + templateId, () -> find(templateId) != null);
        return find(templateId);
    }

    private byte[] find(final int templateId) {
        for (final byte[] bytes : received) {
            if (new MessageHeaderDecoder().wrap(new UnsafeBuffer(bytes), 0).templateId() == templateId) {
                return bytes;
            }
        }
        return null;
    }

    List<byte[]> received() {
        return received;
    }

    byte[] hello(final String keyId, final int version) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final HelloEncoder encoder = new HelloEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.protocolVersion(version).responsePort(port()).responseStreamId(streamId);
        for (int i = 0; i < Scram.NONCE_LENGTH; i++) {
            encoder.clientNonce(i, (short) i);
        }
        encoder.keyId(keyId);
        return bytes(buffer, encoder.encodedLength());
    }

    private static byte[] bytes(final UnsafeBuffer buffer, final int encodedLength) {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    /**
     * Says hello and waits for the challenge. Says it again after a second, and again: the gateway does not hear it while too many of the same
     * address have said hello and then nothing.
     */
    byte[] challenge(final String keyId) {
        hello = hello(keyId, 0);
        final long fromNs = System.nanoTime();
        final int[] said = {0};
        await("a challenge", () -> {
            if (System.nanoTime() - fromNs >= said[0] * HELLO_AGAIN_NS) {
                said[0]++;
                send(hello);
            }
            return find(ChallengeDecoder.TEMPLATE_ID) != null;
        });
        return find(ChallengeDecoder.TEMPLATE_ID);
    }

    /** The Logon that answers a challenge. */
    byte[] logon(final byte[] challenge, final String secret) {
        final ChallengeDecoder decoder =
                new ChallengeDecoder().wrapAndApplyHeader(new UnsafeBuffer(challenge), 0, new MessageHeaderDecoder());
        final byte[] salt = new byte[Scram.NONCE_LENGTH];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) decoder.salt(i);
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final LogonEncoder encoder = new LogonEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.flags().clear().onlyNew(true);
        encoder.lastPart((short) 0).lastIndex(0).lastSequence(0).seenSequence(0);
        final int proven = MessageHeaderEncoder.ENCODED_LENGTH + LogonEncoder.clientProofEncodingOffset();
        final byte[] authMessage = new byte[hello.length + challenge.length + proven];
        System.arraycopy(hello, 0, authMessage, 0, hello.length);
        System.arraycopy(challenge, 0, authMessage, hello.length, challenge.length);
        buffer.getBytes(0, authMessage, hello.length + challenge.length, proven);
        final byte[] proof = Scram.clientProof(Scram.saltedSecret(secret, salt, decoder.iterations()), authMessage);
        for (int i = 0; i < proof.length; i++) {
            encoder.clientProof(i, (short) (proof[i] & 0xff));
        }
        return bytes(buffer, encoder.encodedLength());
    }

    void logOn(final String keyId) {
        while (find(LogonOkDecoder.TEMPLATE_ID) == null) {
            received.clear(); // of a try while the session was on
            send(logon(challenge(keyId), "secret-" + keyId));
            await(
                    "the answer",
                    () -> find(LogonOkDecoder.TEMPLATE_ID) != null || find(LoggedOutDecoder.TEMPLATE_ID) != null);
        }
    }

    LogoutReason awaitLoggedOut() {
        return new LoggedOutDecoder()
                .wrapAndApplyHeader(
                        new UnsafeBuffer(receive(LoggedOutDecoder.TEMPLATE_ID)), 0, new MessageHeaderDecoder())
                .reason();
    }

    @Override
    public void close() {
        aeron.close();
    }
}
