package org.ringbook.binary.client;

import java.security.SecureRandom;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.binary.Scram;
import org.ringbook.sbe.binary.ChallengeDecoder;
import org.ringbook.sbe.binary.HeartbeatEncoder;
import org.ringbook.sbe.binary.HelloEncoder;
import org.ringbook.sbe.binary.LogonEncoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MessageHeaderEncoder;

/** The client's side of the handshake: the secret is proven and not told, and so is the gateway's knowledge of its verifier. One thread. */
final class Handshake {
    private final String keyId;
    private final String secret;
    private final SecureRandom random = new SecureRandom();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final HelloEncoder hello = new HelloEncoder();
    private final LogonEncoder logon = new LogonEncoder();
    private byte[] helloBytes;
    private byte[] authMessage;
    private byte[] salt = new byte[0];
    private int iterations;
    private byte[] salted;

    Handshake(final String keyId, final String secret) {
        this.keyId = keyId;
        this.secret = secret;
    }

    /** A heartbeat, which is always the same. */
    static UnsafeBuffer heartbeat() {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + HeartbeatEncoder.BLOCK_LENGTH]);
        new HeartbeatEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .requestId(0);
        return buffer;
    }

    /** Whether another attempt would end the same way. */
    static boolean isFinal(final LogoutReason reason) {
        return switch (reason) {
            case REQUESTED,
                    NOT_AUTHENTICATED,
                    KEY_EXPIRED,
                    KEY_REVOKED,
                    NOT_ALLOWED,
                    UNKNOWN_POSITION,
                    UNSUPPORTED_VERSION -> true;
            default -> false;
        };
    }

    /** Writes a Hello. Returns its length. */
    int hello(final MutableDirectBuffer buffer, final int port, final int streamId) {
        final byte[] nonce = new byte[Scram.NONCE_LENGTH];
        random.nextBytes(nonce);
        hello.wrapAndApplyHeader(buffer, 0, header)
                .protocolVersion(HelloEncoder.SCHEMA_VERSION)
                .responsePort(port)
                .responseStreamId(streamId);
        for (int i = 0; i < nonce.length; i++) {
            hello.clientNonce(i, (short) (nonce[i] & 0xff));
        }
        hello.keyId(keyId);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + hello.encodedLength();
        helloBytes = new byte[length];
        buffer.getBytes(0, helloBytes);
        return length;
    }

    /** Writes the Logon that answers a challenge. Returns its length. The rounds are made once for a salt: they take milliseconds. */
    int logon(
            final MutableDirectBuffer buffer,
            final ChallengeDecoder challenge,
            final DirectBuffer source,
            final int offset,
            final int challengeLength,
            final StreamPosition position,
            final boolean onlyNew,
            final boolean resetNumbers) {
        salt(challenge);
        logon.wrapAndApplyHeader(buffer, 0, header);
        logon.flags().clear().onlyNew(onlyNew).resetNumbers(resetNumbers);
        logon.lastPart((short) position.part())
                .lastIndex(position.index())
                .lastSequence(position.sequence())
                .seenSequence(position.seenSequence());
        final int provenLength = MessageHeaderEncoder.ENCODED_LENGTH + LogonEncoder.clientProofEncodingOffset();
        authMessage = new byte[helloBytes.length + challengeLength + provenLength];
        System.arraycopy(helloBytes, 0, authMessage, 0, helloBytes.length);
        source.getBytes(offset, authMessage, helloBytes.length, challengeLength);
        buffer.getBytes(0, authMessage, helloBytes.length + challengeLength, provenLength);
        final byte[] proof = Scram.clientProof(salted, authMessage);
        for (int i = 0; i < proof.length; i++) {
            logon.clientProof(i, (short) (proof[i] & 0xff));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + logon.encodedLength();
    }

    private void salt(final ChallengeDecoder challenge) {
        final byte[] newSalt = new byte[Scram.NONCE_LENGTH];
        for (int i = 0; i < newSalt.length; i++) {
            newSalt[i] = (byte) challenge.salt(i);
        }
        if (challenge.iterations() != iterations || !Arrays.equals(salt, newSalt)) {
            salt = newSalt;
            iterations = challenge.iterations();
            salted = Scram.saltedSecret(secret, salt, iterations);
        }
    }

    /** Whether the gateway knows the secret's verifier. */
    boolean isProven(final LogonOkDecoder logonOk) {
        final byte[] proof = new byte[Scram.PROOF_LENGTH];
        for (int i = 0; i < proof.length; i++) {
            proof[i] = (byte) logonOk.serverProof(i);
        }
        return Scram.isServerProof(salted, authMessage, proof);
    }
}
