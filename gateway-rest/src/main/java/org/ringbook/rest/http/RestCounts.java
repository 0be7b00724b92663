package org.ringbook.rest.http;

import java.util.concurrent.atomic.LongAdder;

/** What the server has done since it started. Any thread. */
public final class RestCounts {
    private final LongAdder requests = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder unauthorised = new LongAdder();
    private final LongAdder busyNs = new LongAdder();

    RestCounts() {}

    void add(final int status, final long tookNs) {
        requests.increment();
        busyNs.add(tookNs);
        if (status == 401) {
            unauthorised.increment();
        } else if (status == 429) {
            throttled.increment();
        } else if (status >= 500) {
            failed.increment();
        } else if (status >= 400) {
            refused.increment();
        }
    }

    /** {@return requests answered} */
    public long requests() {
        return requests.sum();
    }

    /** {@return answered with 4xx, but for 401 and 429} */
    public long refused() {
        return refused.sum();
    }

    /** {@return answered with 5xx} */
    public long failed() {
        return failed.sum();
    }

    /** {@return answered with 429} */
    public long throttled() {
        return throttled.sum();
    }

    /** {@return answered with 401} */
    public long unauthorised() {
        return unauthorised.sum();
    }

    /** {@return time spent on them, nanoseconds} */
    public long busyNs() {
        return busyNs.sum();
    }
}
