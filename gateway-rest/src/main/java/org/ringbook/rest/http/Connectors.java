package org.ringbook.rest.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What the server listens on: plain HTTP/1.1, or TLS with HTTP/2 and HTTP/1.1. */
final class Connectors {
    private static final int HEADER_BYTES_MAX = 16 * 1024;
    private static final int IDLE_SECONDS = 30;

    private Connectors() {}

    static Connector of(final RestContext context, final Server server, final HttpConfiguration configuration) {
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER_BYTES_MAX);
        final ServerConnector connector =
                context.keyStore() == null ? plain(server, configuration) : secure(context, server, configuration);
        connector.setHost(context.host());
        connector.setPort(context.port());
        connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
        return connector;
    }

    private static ServerConnector plain(final Server server, final HttpConfiguration configuration) {
        return new ServerConnector(server, new HttpConnectionFactory(configuration));
    }

    private static ServerConnector secure(
            final RestContext context, final Server server, final HttpConfiguration configuration) {
        // Clients by address, such as those of a test, name no host of the certificate.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        final SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(context.keyStore().toAbsolutePath().toString());
        tls.setKeyStorePassword(context.keyStorePassword());
        final ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol("http/1.1");
        return new ServerConnector(
                server,
                new SslConnectionFactory(tls, alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(configuration),
                new HttpConnectionFactory(configuration));
    }
}
