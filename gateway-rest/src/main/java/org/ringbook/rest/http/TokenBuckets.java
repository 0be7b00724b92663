package org.ringbook.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each of many: full at first, and filled again evenly. Those longest unused are forgotten when there are too many, and
 * are full then. Any thread.
 *
 * @param <K> whose bucket.
 */
public final class TokenBuckets<K> {
    /**
     * What came of asking for tokens.
     *
     * @param isGranted         whether they were taken.
     * @param limit             tokens of a full bucket.
     * @param remaining         whole tokens left.
     * @param resetSeconds      until it is full again.
     * @param retryAfterSeconds until there is what was asked for; 0 if granted.
     */
    public record Grant(boolean isGranted, int limit, int remaining, int resetSeconds, int retryAfterSeconds) {}

    private static final int MOST = 100_000;

    private final int capacity;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<K, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Buckets of one size.
     *
     * @param perMinute tokens of a full bucket, and how many come in a minute; from 1.
     * @param nanoTime  clock.
     */
    public TokenBuckets(final int perMinute, final LongSupplier nanoTime) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("a bucket has a token at least: perMinute=" + perMinute);
        }
        capacity = perMinute;
        perSecond = perMinute / 60.0;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes tokens, all or none.
     *
     * @param whose  the bucket.
     * @param tokens from 0; more than a bucket holds are taken as a full bucket.
     * @return what came of it.
     */
    public synchronized Grant take(final K whose, final int tokens) {
        final long nowNs = nanoTime.getAsLong();
        final Bucket bucket = buckets.computeIfAbsent(whose, key -> new Bucket(capacity, nowNs));
        if (buckets.size() > MOST) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        bucket.fill(nowNs);
        final int wanted = Math.min(tokens, capacity);
        final boolean isGranted = bucket.tokens >= wanted;
        if (isGranted) {
            bucket.tokens -= wanted;
        }
        return new Grant(
                isGranted,
                capacity,
                (int) bucket.tokens,
                (int) Math.ceil((capacity - bucket.tokens) / perSecond),
                isGranted ? 0 : Math.max(1, (int) Math.ceil((wanted - bucket.tokens) / perSecond)));
    }

    private final class Bucket {
        private double tokens;
        private long filledNs;

        private Bucket(final double tokens, final long filledNs) {
            this.tokens = tokens;
            this.filledNs = filledNs;
        }

        private void fill(final long nowNs) {
            tokens = Math.min(capacity, tokens + (nowNs - filledNs) * perSecond / TimeUnit.SECONDS.toNanos(1));
            filledNs = nowNs;
        }
    }
}
