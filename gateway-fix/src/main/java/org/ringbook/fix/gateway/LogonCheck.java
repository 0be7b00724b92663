package org.ringbook.fix.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.agrona.concurrent.EpochNanoClock;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import uk.co.real_logic.artio.builder.LogoutEncoder;
import uk.co.real_logic.artio.decoder.AbstractLogonDecoder;
import uk.co.real_logic.artio.decoder.LogonDecoder;
import uk.co.real_logic.artio.fields.UtcTimestampEncoder;
import uk.co.real_logic.artio.validation.AuthenticationProxy;
import uk.co.real_logic.artio.validation.AuthenticationStrategy;

/**
 * Who may log on: a comp id of the engine's keys, with its password. The password is looked at on a thread of its own, since that takes long on
 * purpose. After a wrong one the next is not looked at for a while, longer each time, for each address and comp id.
 */
final class LogonCheck implements AuthenticationStrategy, AutoCloseable {
    private static final String WRONG = "Wrong user name or password.";
    private static final int QUEUE = 64;
    private static final int FAILURES_MAX = 10_000;
    private static final int FREE_FAILURES = 2;
    private static final int DOUBLINGS_MAX = 6;
    private static final long LINGER_MS = 200;

    private final Catalog catalog;
    private final String compId;
    private final EpochNanoClock clock;
    private final LongSupplier monotonicNs;
    private final Consumer<String> log;
    private final Map<String, Failures> failures = new HashMap<>();
    private final ThreadPoolExecutor checker;

    /** Two threads meet here: Artio's framer asks, the checker tells. */
    private static final class Failures {
        private int count;
        private long untilNs;
    }

    LogonCheck(
            final Catalog catalog,
            final String compId,
            final EpochNanoClock clock,
            final LongSupplier monotonicNs,
            final Consumer<String> log) {
        this.catalog = catalog;
        this.compId = compId;
        this.clock = clock;
        this.monotonicNs = monotonicNs;
        this.log = log;
        checker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
            final Thread thread = new Thread(task, "ringbook-fix-logon");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public boolean authenticate(final AbstractLogonDecoder logon) {
        throw new IllegalStateException("the asynchronous form is used");
    }

    @Override
    public void authenticateAsync(final AbstractLogonDecoder logon, final AuthenticationProxy proxy) {
        final String sender = logon.header().senderCompIDAsString();
        final String target = logon.header().targetCompIDAsString();
        final String name = logon.usernameAsString();
        final String password = logon.passwordAsString();
        final String from = hostOf(proxy.remoteAddress()) + " " + sender;
        if (!compId.equals(target)) {
            reject(proxy, sender, "TargetCompID (56) is " + compId + " here.");
        } else if (logon instanceof LogonDecoder own && own.encryptMethod() != 0) {
            reject(proxy, sender, "EncryptMethod (98) is 0 here.");
        } else if (logon.heartBtInt() < 1 || logon.heartBtInt() > TimeUnit.HOURS.toSeconds(1)) {
            reject(proxy, sender, "HeartBtInt (108) is 1 to 3600 here.");
        } else if (isBarred(from)) {
            reject(proxy, sender, "Too many failed logons; try again later.");
        } else {
            final ApiKey key = catalog.keyOfCompId(sender);
            try {
                checker.execute(() -> check(key, sender, name, password, from, proxy));
            } catch (final RejectedExecutionException e) {
                reject(proxy, sender, "Too many logons at a time; try again later.");
            }
        }
    }

    private static String hostOf(final String address) {
        final int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    private void check(
            final ApiKey key,
            final String sender,
            final String name,
            final String password,
            final String from,
            final AuthenticationProxy proxy) {
        final boolean known = key != null
                && password != null
                && (key.keyId().equals(name) || key.compId().equals(name));
        if (!known || !key.verifier().matches(password)) {
            onFailure(from);
            log.accept("logon of " + from + " failed");
            reject(proxy, sender, WRONG);
        } else if (key.expireTimeNs() != 0 && clock.nanoTime() >= key.expireTimeNs()) {
            reject(proxy, sender, "The key of this session has expired.");
        } else {
            forget(from);
            proxy.accept();
        }
    }

    private void reject(final AuthenticationProxy proxy, final String sender, final String text) {
        final UtcTimestampEncoder time = new UtcTimestampEncoder();
        final LogoutEncoder logout = new LogoutEncoder();
        logout.text(text);
        logout.header()
                .senderCompID(compId)
                .targetCompID(sender.isEmpty() ? "?" : sender)
                .msgSeqNum(1)
                .sendingTime(time.buffer(), time.encode(TimeUnit.NANOSECONDS.toMillis(clock.nanoTime())));
        proxy.reject(logout, LINGER_MS);
    }

    private synchronized boolean isBarred(final String from) {
        final Failures past = failures.get(from);
        return past != null && monotonicNs.getAsLong() - past.untilNs < 0;
    }

    private synchronized void onFailure(final String from) {
        if (failures.size() >= FAILURES_MAX) {
            failures.clear();
        }
        final Failures past = failures.computeIfAbsent(from, name -> new Failures());
        past.count++;
        final int doublings = Math.min(DOUBLINGS_MAX, past.count - FREE_FAILURES - 1);
        past.untilNs = monotonicNs.getAsLong() + (doublings < 0 ? 0 : TimeUnit.SECONDS.toNanos(1L << doublings));
    }

    private synchronized void forget(final String from) {
        failures.remove(from);
    }

    @Override
    public void close() {
        checker.shutdownNow();
    }
}
