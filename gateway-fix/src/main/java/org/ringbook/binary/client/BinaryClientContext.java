package org.ringbook.binary.client;

import io.aeron.Aeron;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** How a client is set up. Key id and secret, and a media driver, are needed; not to be changed once a client was made with it. */
public final class BinaryClientContext {
    private Aeron aeron;
    private String aeronDirectory;
    private String gatewayChannel = "aeron:udp?endpoint=127.0.0.1:9700";
    private String responseEndpoint = "127.0.0.1:0";
    private String keyId = "";
    private String secret = "";
    private StreamPosition position = StreamPosition.BEGINNING;
    private boolean onlyNew;
    private boolean resetNumbers;
    private boolean resends = true;
    private boolean reconnects = true;
    private int windowSize = 1_024;
    private long reconnectDelayNs = TimeUnit.MILLISECONDS.toNanos(100);
    private long handshakeTimeoutNs = TimeUnit.SECONDS.toNanos(3);
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private BinaryListener listener = new BinaryListener() {};
    private ErrorHandler errorHandler = error -> System.err.println("ringbook binary client: " + error);

    /** The defaults, without key and media driver. */
    public BinaryClientContext() {}

    void check() {
        if (keyId.isEmpty() || keyId.length() > 64 || secret.isEmpty()) {
            throw new IllegalArgumentException("a key id of 1 to 64 characters and its secret are needed");
        }
        if (aeron == null && aeronDirectory == null) {
            throw new IllegalArgumentException("an Aeron client or a media driver's directory is needed");
        }
        if (Integer.bitCount(windowSize) != 1) {
            throw new IllegalArgumentException("window size must be a power of two: " + windowSize);
        }
    }

    /**
     * An Aeron client to use, which stays the caller's.
     *
     * @param client connected.
     * @return this.
     */
    public BinaryClientContext aeron(final Aeron client) {
        aeron = client;
        return this;
    }

    Aeron aeron() {
        return aeron;
    }

    /**
     * Directory of a media driver on this machine, for an Aeron client of its own. It may be restarted.
     *
     * @param directory of the driver.
     * @return this.
     */
    public BinaryClientContext aeronDirectory(final String directory) {
        aeronDirectory = directory;
        return this;
    }

    String aeronDirectory() {
        return aeronDirectory;
    }

    /**
     * Where the gateway listens.
     *
     * @param channel an Aeron UDP channel; default aeron:udp?endpoint=127.0.0.1:9700.
     * @return this.
     */
    public BinaryClientContext gatewayChannel(final String channel) {
        gatewayChannel = channel;
        return this;
    }

    String gatewayChannel() {
        return gatewayChannel;
    }

    /**
     * Where the gateway sends to: an address of this machine as the gateway sees it.
     *
     * @param endpoint host and port; port 0 takes a free one. Default 127.0.0.1:0.
     * @return this.
     */
    public BinaryClientContext responseEndpoint(final String endpoint) {
        responseEndpoint = endpoint;
        return this;
    }

    String responseEndpoint() {
        return responseEndpoint;
    }

    /**
     * The key.
     *
     * @param id    its id.
     * @param value its secret, which never leaves this process.
     * @return this.
     */
    public BinaryClientContext key(final String id, final String value) {
        keyId = id;
        secret = value;
        return this;
    }

    String keyId() {
        return keyId;
    }

    String secret() {
        return secret;
    }

    /**
     * From where messages are missing.
     *
     * @param last what {@link BinaryClient#position()} said before. Default: the beginning.
     * @return this.
     */
    public BinaryClientContext position(final StreamPosition last) {
        position = last;
        return this;
    }

    StreamPosition position() {
        return position;
    }

    /**
     * Whether only what happens from the first log-on on is wanted.
     *
     * @param isSo default false.
     * @return this.
     */
    public BinaryClientContext onlyNew(final boolean isSo) {
        onlyNew = isSo;
        return this;
    }

    boolean onlyNew() {
        return onlyNew;
    }

    /**
     * Whether the numbers of commands begin anew with the first log-on.
     *
     * @param isSo default false.
     * @return this.
     */
    public BinaryClientContext resetNumbers(final boolean isSo) {
        resetNumbers = isSo;
        return this;
    }

    boolean resetNumbers() {
        return resetNumbers;
    }

    /**
     * Whether commands that a lost connection kept from the journal are sent again at the next log-on.
     *
     * @param isSo default true; with false the listener is told of each.
     * @return this.
     */
    public BinaryClientContext resends(final boolean isSo) {
        resends = isSo;
        return this;
    }

    boolean resends() {
        return resends;
    }

    /**
     * Whether the client logs on again by itself.
     *
     * @param isSo default true.
     * @return this.
     */
    public BinaryClientContext reconnects(final boolean isSo) {
        reconnects = isSo;
        return this;
    }

    boolean reconnects() {
        return reconnects;
    }

    /**
     * Commands that may wait for their outcome.
     *
     * @param size a power of two; default 1,024.
     * @return this.
     */
    public BinaryClientContext windowSize(final int size) {
        windowSize = size;
        return this;
    }

    int windowSize() {
        return windowSize;
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param delayNs default 100 ms.
     * @return this.
     */
    public BinaryClientContext reconnectDelayNs(final long delayNs) {
        reconnectDelayNs = delayNs;
        return this;
    }

    long reconnectDelayNs() {
        return reconnectDelayNs;
    }

    /**
     * How long a handshake may take.
     *
     * @param timeoutNs default 3 s.
     * @return this.
     */
    public BinaryClientContext handshakeTimeoutNs(final long timeoutNs) {
        handshakeTimeoutNs = timeoutNs;
        return this;
    }

    long handshakeTimeoutNs() {
        return handshakeTimeoutNs;
    }

    /**
     * Clock for timeouts.
     *
     * @param clock monotonic.
     * @return this.
     */
    public BinaryClientContext nanoClock(final NanoClock clock) {
        nanoClock = clock;
        return this;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    /**
     * Who hears.
     *
     * @param hears the listener.
     * @return this.
     */
    public BinaryClientContext listener(final BinaryListener hears) {
        listener = hears;
        return this;
    }

    BinaryListener listener() {
        return listener;
    }

    /**
     * Takes errors after which the client goes on: what the transport says, and what should not happen, such as a gap in the messages.
     *
     * @param handler on the polling thread and Aeron's.
     * @return this.
     */
    public BinaryClientContext errorHandler(final ErrorHandler handler) {
        errorHandler = handler;
        return this;
    }

    ErrorHandler errorHandler() {
        return errorHandler;
    }
}
