package org.ringbook.rest.http;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Ids of requests: a client's own, or unique ones. */
final class RequestIds {
    private static final Pattern CLIENTS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String PROCESS = Long.toHexString(new SecureRandom().nextLong() >>> 20);
    private static final AtomicLong LAST = new AtomicLong();

    private RequestIds() {}

    static String next() {
        return PROCESS + "-" + LAST.incrementAndGet();
    }

    /** What the client calls its request, if it can be repeated as it is. */
    static String of(final String header) {
        return header != null && CLIENTS.matcher(header).matches() ? header : next();
    }
}
