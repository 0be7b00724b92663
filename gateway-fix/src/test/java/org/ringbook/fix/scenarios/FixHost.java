package org.ringbook.fix.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.Account;
import org.ringbook.fix.gateway.FixGateway;
import org.ringbook.fix.gateway.FixGatewayContext;
import org.ringbook.fix.gateway.FixPeer;
import org.ringbook.fix.report.OracleReports;
import org.ringbook.sbe.StreamIds;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.transport.CommandEnvelopeEncoder;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.language.Host;
import org.ringbook.scenarios.language.Recorded;
import org.ringbook.scenarios.language.SubjectHost;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;

/**
 * An engine behind the FIX gateway. What a market maker can say is said by a FIX session of its account; the rest goes to the engine. A bare core beside
 * it executes what the stream shows, and has to come to the same events. What the gateway refuses itself goes to the engine too, which has to refuse it
 * for a reason with the same code.
 */
final class FixHost implements Host {
    private static final long SILENCE_LIMIT_NS = TimeUnit.HOURS.toNanos(1);
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final SubjectHost expected = new SubjectHost(new CoreSubject());
    private final AtomicLong recordTimeNs = new AtomicLong(START_NS);
    private final FixWords words = new FixWords();
    private final OracleReports oracle = new OracleReports();
    private final Map<Integer, FixPeer> peers = new HashMap<>();
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[4_096]);
    private final Engine engine;
    private final FixGateway gateway;
    private final int port;
    private final StreamRecords stream;
    private final Aeron aeron;
    private final Publication ingress;
    private long sequence;
    private volatile long readTimeNs = START_NS;
    private int said;
    private int refused;

    FixHost(final Path directory) throws Exception {
        final EngineContext context = new EngineContext()
                .dataDirectory(directory.resolve("data"))
                .idleStrategy(YieldingIdleStrategy::new)
                .eventsTermLength(1 << 22)
                .spaceFloors(1 << 20, 1 << 19)
                .gatewaySilenceLimitNs(SILENCE_LIMIT_NS)
                .clocks(() -> START_NS, System::nanoTime)
                .recordClocks(() -> readTimeNs, this::readTime);
        context.journal().ballastBytes(0).blockBytes(16 << 20);
        engine = Engine.launch(context);
        port = FixPeer.freePort();
        gateway = FixGateway.launch(new FixGatewayContext()
                .directory(directory.resolve("fix"))
                .engine(() -> new ClientContext().aeronDirectory(engine.aeronDirectory()))
                .port(port)
                .messagesPerSecond(100_000));
        assertTrue(gateway.awaitReady(60, TimeUnit.SECONDS), gateway::fault);
        stream = new StreamRecords(engine.aeronDirectory(), frame -> {
            words.onFrame(frame);
            oracle.onFrame(frame);
        });
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(engine.aeronDirectory()));
        ingress = aeron.addExclusivePublication("aeron:ipc", StreamIds.INGRESS);
        stream.await("ingress", ingress::isConnected);
        follow(stream.next()); // the gateway's hello
    }

    /** The engine asks this one first, and the wall clock must not be ahead of it. */
    private long readTime() {
        readTimeNs = recordTimeNs.get();
        return readTimeNs;
    }

    @Override
    public List<Recorded> execute(final byte[] command) {
        final FixWords.Said message = words.say(new UnsafeBuffer(command));
        try {
            final FixPeer peer = message == null ? null : peer(message.accountId());
            if (peer == null) {
                return direct(command);
            }
            final int number = peer.send(message.type(), message.fields());
            final Recorded first = outcome(peer, number, message);
            if (first != null) {
                said++;
                return follow(first);
            }
            refused++;
            final List<Recorded> records = direct(command);
            assertTrue(peer.isRefusedAlike(records), () -> message + " is refused by the gateway as " + peer.last());
            return records;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record that a message has become; null if the gateway has refused it. */
    private Recorded outcome(final FixPeer peer, final int number, final FixWords.Said message) {
        final Recorded[] found = new Recorded[1];
        stream.await("the outcome of " + message, () -> {
            found[0] = stream.poll();
            return found[0] != null || peer.hasRefused(number);
        });
        if (found[0] != null) {
            final CommandHeaderDecoder header =
                    new CommandHeaderDecoder().wrap(new UnsafeBuffer(found[0].command()), BODY);
            assertEquals(number, header.sessionSequence());
        }
        return found[0];
    }

    private List<Recorded> direct(final byte[] command) {
        final List<Recorded> records = expected.execute(command);
        new CommandEnvelopeEncoder()
                .wrapAndApplyHeader(out, 0, new org.ringbook.sbe.transport.MessageHeaderEncoder())
                .gatewayInNs(System.nanoTime());
        final int at =
                org.ringbook.sbe.transport.MessageHeaderEncoder.ENCODED_LENGTH + CommandEnvelopeEncoder.BLOCK_LENGTH;
        out.putBytes(at, command);
        stream.await("room on ingress", () -> ingress.offer(out, 0, at + command.length) > 0);
        records.forEach(record -> compare(record, stream.next()));
        return records;
    }

    /** What comes of a command that the stream shows. */
    private List<Recorded> follow(final Recorded first) {
        final List<Recorded> records = expected.execute(first.command());
        assertTrue(!records.isEmpty(), "the core does not take what the engine took");
        compare(records.get(0), first);
        records.subList(1, records.size()).forEach(record -> compare(record, stream.next()));
        return records;
    }

    private void compare(final Recorded wanted, final Recorded actual) {
        sequence++;
        assertEquals(sequence, actual.sequence());
        assertTrue(wanted.isSame(actual), () -> "record " + actual.sequence() + " differs");
    }

    /** A session of an account, which it gets when it is needed first; null if it is gone. */
    private FixPeer peer(final int accountId) throws IOException {
        final FixPeer known = peers.get(accountId);
        if (known != null) {
            return known.isOpen() ? known : null;
        }
        final Account account = words.catalog().account(accountId);
        final String compId = "A" + accountId;
        try (EngineConnection connection =
                EngineConnection.connect(new ClientContext().aeronDirectory(engine.aeronDirectory()))) {
            FixPeer.issue(connection, compId, account.ownerId(), accountId, Permission.ofClients());
        }
        follow(stream.next());
        stream.await("session " + compId, () -> gateway.sequence() >= sequence);
        final FixPeer peer = FixPeer.logOn(compId, port);
        peers.put(accountId, peer);
        follow(stream.next()); // its logon
        return peer;
    }

    /** Every session has been told what the stream says, each report once and in order. */
    void assertReportsAreComplete() {
        for (final FixPeer peer : peers.values()) {
            final List<String> wanted = oracle.of(peer.compId());
            stream.await("reports", () -> !peer.isOpen() || peer.execIds().size() >= wanted.size());
            if (peer.isOpen()) {
                assertEquals(wanted, peer.execIds());
            }
        }
    }

    /** Commands that went through FIX. */
    int said() {
        return said;
    }

    /** Commands that the gateway refused before they were one. */
    int refused() {
        return refused;
    }

    @Override
    public List<Recorded> advanceTo(final long timestampNs) {
        final List<Recorded> all = new ArrayList<>();
        while (expected.nextDeadlineNs() <= timestampNs) {
            final long nextNs = Math.max(expected.nextDeadlineNs(), expected.timestampNs());
            final List<Recorded> records = expected.advanceTo(nextNs);
            recordTimeNs.set(nextNs);
            records.forEach(record -> compare(record, stream.next()));
            all.addAll(records);
        }
        expected.advanceTo(timestampNs);
        recordTimeNs.set(timestampNs);
        return all;
    }

    @Override
    public long timestampNs() {
        return expected.timestampNs();
    }

    @Override
    public long available(final int accountId, final int assetId) {
        return expected.available(accountId, assetId);
    }

    @Override
    public long held(final int accountId, final int assetId) {
        return expected.held(accountId, assetId);
    }

    @Override
    public void close() {
        peers.values().forEach(FixPeer::close);
        stream.close();
        aeron.close();
        gateway.close();
        engine.close();
    }
}
