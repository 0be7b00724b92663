package org.ringbook.binary.gateway;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.ringbook.binary.Scram;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.sbe.binary.HelloDecoder;
import org.ringbook.sbe.binary.LogonDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MessageHeaderDecoder;

/** One client's stream to the gateway and the gateway's to it, from its Hello on. The gateway's thread only. */
final class Connection {
    /** How far it is. */
    enum Stage {
        /** The stream to the client is being opened. */
        OPENING,
        /** The client has its challenge. */
        CHALLENGED,
        /** The client is who it says; the engine has still to know. */
        LOGGING_ON,
        /** The session is on. */
        ON,
        /** It is told a while later that it is not let in. */
        REFUSED,
        /** It is over once what is still to be said has been sent. */
        LEAVING
    }

    private final long imageId;
    private final String host;
    private final byte[] hello;
    private final String keyId;
    private final boolean speaksOurVersion;
    private final long publicationId;
    private final long beganNs;
    private byte[] challenge;
    private byte[] serverProof;
    private Stage stage = Stage.OPENING;
    private Outlet outlet;
    private ClientSession session;
    private LogoutReason refusal;
    private long heardNs;
    private long spokenNs;
    private long heartbeatRequestId;

    Connection(
            final long imageId,
            final String host,
            final HelloDecoder message,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long publicationId,
            final long nowNs) {
        this.imageId = imageId;
        this.host = host;
        this.publicationId = publicationId;
        speaksOurVersion = message.protocolVersion() == HelloDecoder.SCHEMA_VERSION;
        final byte[] id = new byte[message.keyIdLength()];
        message.getKeyId(id, 0, id.length);
        keyId = new String(id, StandardCharsets.US_ASCII);
        hello = new byte[length];
        buffer.getBytes(offset, hello);
        beganNs = nowNs;
        heardNs = nowNs;
    }

    long imageId() {
        return imageId;
    }

    String host() {
        return host;
    }

    String keyId() {
        return keyId;
    }

    boolean speaksOurVersion() {
        return speaksOurVersion;
    }

    long publicationId() {
        return publicationId;
    }

    long beganNs() {
        return beganNs;
    }

    Stage stage() {
        return stage;
    }

    Outlet outlet() {
        return outlet;
    }

    void outlet(final Outlet way) {
        outlet = way;
    }

    ClientSession session() {
        return session;
    }

    void challenged(final DirectBuffer buffer, final int length) {
        challenge = new byte[length];
        buffer.getBytes(0, challenge);
        stage = Stage.CHALLENGED;
    }

    /** Whether the proof in a Logon is that of the key's secret. Then the server's proof is known too. */
    boolean isProven(final ApiKey key, final DirectBuffer buffer, final int offset, final LogonDecoder logon) {
        final int logonLength = MessageHeaderDecoder.ENCODED_LENGTH + LogonDecoder.clientProofEncodingOffset();
        final byte[] authMessage = new byte[hello.length + challenge.length + logonLength];
        System.arraycopy(hello, 0, authMessage, 0, hello.length);
        System.arraycopy(challenge, 0, authMessage, hello.length, challenge.length);
        buffer.getBytes(offset, authMessage, hello.length + challenge.length, logonLength);
        final byte[] proof = new byte[Scram.PROOF_LENGTH];
        for (int i = 0; i < proof.length; i++) {
            proof[i] = (byte) logon.clientProof(i);
        }
        serverProof = Scram.serverProof(key.verifier().serverKey(), authMessage);
        return Scram.isProof(key.verifier().storedKey(), authMessage, proof);
    }

    byte[] serverProof() {
        return serverProof;
    }

    void loggingOn(final ClientSession to) {
        session = to;
        stage = Stage.LOGGING_ON;
    }

    void loggedOn() {
        stage = Stage.ON;
    }

    void refused(final LogoutReason reason, final long nowNs) {
        refusal = reason;
        stage = Stage.REFUSED;
        heardNs = nowNs;
    }

    void leaving(final long nowNs) {
        stage = Stage.LEAVING;
        heardNs = nowNs;
    }

    boolean isHandshaking() {
        return stage != Stage.ON && stage != Stage.LEAVING;
    }

    LogoutReason refusal() {
        return refusal;
    }

    void heard(final long nowNs) {
        heardNs = nowNs;
    }

    long heardNs() {
        return heardNs;
    }

    void spoken(final long nowNs) {
        spokenNs = nowNs;
    }

    long spokenNs() {
        return spokenNs;
    }

    void heartbeatRequest(final long requestId) {
        heartbeatRequestId = requestId;
    }

    /** To be told back once. */
    long takeHeartbeatRequest() {
        final long requestId = heartbeatRequestId;
        heartbeatRequestId = 0;
        return requestId;
    }
}
