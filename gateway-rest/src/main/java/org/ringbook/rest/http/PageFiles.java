package org.ringbook.rest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The web page's files, from the class path, below {@code /}. A browser asks each time whether one has changed. */
final class PageFiles {
    private static final String FOLDER = "/org/ringbook/rest/page";
    private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private static final class File {
        private final byte[] bytes;
        private final String type;
        private final String tag;

        private File(final byte[] bytes, final String type, final String tag) {
            this.bytes = bytes;
            this.type = type;
            this.tag = tag;
        }
    }

    private final Map<String, File> files = new ConcurrentHashMap<>();

    PageFiles() {}

    /** Answers if there is such a file. */
    boolean serve(final Context context) {
        final String path = context.path().equals("/") ? "/index.html" : context.path();
        final String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(path).matches()) {
            return false;
        }
        final File file = find(path, type);
        if (file == null) {
            return false;
        }
        context.header("Cache-Control", "no-cache");
        context.header("Content-Security-Policy", POLICY);
        context.header("ETag", file.tag);
        if (file.tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.status(200).contentType(file.type).result(file.bytes);
        }
        return true;
    }

    private File find(final String path, final String type) {
        final File known = files.get(path);
        if (known != null) {
            return known;
        }
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                return null;
            }
            final byte[] bytes = in.readAllBytes();
            final File file = new File(bytes, type, '"' + digest(bytes) + '"');
            files.put(path, file);
            return file;
        } catch (final IOException e) {
            throw new UncheckedIOException("a file of the page can't be read: " + path, e);
        }
    }

    private static String digest(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks SHA-256", e);
        }
    }
}
