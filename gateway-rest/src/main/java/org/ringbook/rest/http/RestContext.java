package org.ringbook.rest.http;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Settings of the HTTP server. Setters return this. */
public final class RestContext {
    private String host = "127.0.0.1";
    private int port = 8080;
    private int callsPerMinute = 300;
    private int publicCallsPerMinute = 1_200;
    private int bodyBytesMax = 64 * 1024;
    private List<String> origins = List.of();
    private boolean behindProxy;
    private Path keyStore;
    private String keyStorePassword = "";
    private Consumer<String> accessLog = line -> {};
    private Consumer<Throwable> errorHandler = error -> System.err.println("rest: " + error);

    /** The defaults: loopback, port 8080, no TLS. */
    public RestContext() {}

    /**
     * Address to listen on.
     *
     * @param address default 127.0.0.1.
     * @return this.
     */
    public RestContext host(final String address) {
        host = address;
        return this;
    }

    /**
     * Port to listen on.
     *
     * @param number 0 = a free one.
     * @return this.
     */
    public RestContext port(final int number) {
        port = number;
        return this;
    }

    /**
     * How many calls a key may make, in a minute and at once.
     *
     * @param calls from 1.
     * @return this.
     */
    public RestContext callsPerMinute(final int calls) {
        callsPerMinute = calls;
        return this;
    }

    /**
     * How many calls without key an address may make, in a minute and at once.
     *
     * @param calls from 1.
     * @return this.
     */
    public RestContext publicCallsPerMinute(final int calls) {
        publicCallsPerMinute = calls;
        return this;
    }

    /**
     * Largest body of a request.
     *
     * @param bytes from 1.
     * @return this.
     */
    public RestContext bodyBytesMax(final int bytes) {
        bodyBytesMax = bytes;
        return this;
    }

    /**
     * Web pages of which other origins may call.
     *
     * @param allowed such as https://example.org; none at first.
     * @return this.
     */
    public RestContext origins(final List<String> allowed) {
        origins = List.copyOf(allowed);
        return this;
    }

    /**
     * Whether all requests come through a proxy that says whose they are, at the end of X-Forwarded-For.
     *
     * @param isBehind default false: that header is not believed.
     * @return this.
     */
    public RestContext behindProxy(final boolean isBehind) {
        behindProxy = isBehind;
        return this;
    }

    /**
     * TLS, with HTTP/2 for those who ask for it.
     *
     * @param file     PKCS #12 or JKS.
     * @param password of it.
     * @return this.
     */
    public RestContext keyStore(final Path file, final String password) {
        keyStore = file;
        keyStorePassword = password;
        return this;
    }

    /**
     * Takes a line for each request, without its query.
     *
     * @param lines any thread.
     * @return this.
     */
    public RestContext accessLog(final Consumer<String> lines) {
        accessLog = lines;
        return this;
    }

    /**
     * Takes what goes wrong in this program.
     *
     * @param errors any thread.
     * @return this.
     */
    public RestContext errorHandler(final Consumer<Throwable> errors) {
        errorHandler = errors;
        return this;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int callsPerMinute() {
        return callsPerMinute;
    }

    int publicCallsPerMinute() {
        return publicCallsPerMinute;
    }

    int bodyBytesMax() {
        return bodyBytesMax;
    }

    List<String> origins() {
        return origins;
    }

    boolean isBehindProxy() {
        return behindProxy;
    }

    Path keyStore() {
        return keyStore;
    }

    String keyStorePassword() {
        return keyStorePassword;
    }

    Consumer<String> accessLog() {
        return accessLog;
    }

    Consumer<Throwable> errorHandler() {
        return errorHandler;
    }
}
