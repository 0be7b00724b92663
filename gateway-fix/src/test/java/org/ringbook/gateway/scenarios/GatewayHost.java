package org.ringbook.gateway.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.Publication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.venue.Account;
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
 * An engine behind a gateway. What a client of the gateway can say is said by one of its account; the rest goes to the engine. A bare core beside it
 * executes what the stream shows, and has to come to the same events. What the gateway refuses itself goes to the engine too, which has to refuse it
 * alike.
 */
final class GatewayHost implements Host {
    private static final long SILENCE_LIMIT_NS = TimeUnit.HOURS.toNanos(1);
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final SubjectHost expected = new SubjectHost(new CoreSubject());
    private final AtomicLong recordTimeNs = new AtomicLong(START_NS);
    private final Map<Integer, Door.Client> clients = new HashMap<>();
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[4_096]);
    private final Door door;
    private final Engine engine;
    private final StreamRecords stream;
    private final Aeron aeron;
    private final Publication ingress;
    private long sequence;
    private volatile long readTimeNs = START_NS;
    private int said;
    private int refused;

    GatewayHost(final Path directory, final Door door) throws Exception {
        this.door = door;
        final EngineContext context = new EngineContext()
                .dataDirectory(directory.resolve("data"))
                .idleStrategy(() -> new BackoffIdleStrategy(10, 10, 1_000, 50_000))
                .eventsTermLength(1 << 22)
                .spaceFloors(1 << 20, 1 << 19)
                .gatewaySilenceLimitNs(SILENCE_LIMIT_NS)
                .log(line -> {})
                .clocks(() -> START_NS, System::nanoTime)
                .recordClocks(() -> readTimeNs, this::readTime);
        context.journal().ballastBytes(0).blockBytes(16 << 20);
        engine = Engine.launch(context);
        door.open(directory.resolve("gateway"), engine.aeronDirectory());
        stream = new StreamRecords(engine.aeronDirectory(), door::onFrame);
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
        final Door.Said message = door.say(new UnsafeBuffer(command));
        final Door.Client client = message == null ? null : client(message.accountId());
        if (client == null) {
            return direct(command);
        }
        client.send(message);
        final Recorded first = outcome(client, message);
        if (first != null) {
            said++;
            client.assertSame(command, first.command());
            return follow(first);
        }
        refused++;
        final List<Recorded> records = direct(command);
        client.assertRefusedAlike(message, records);
        return records;
    }

    /** The record that a message has become; null if the gateway has refused it. */
    private Recorded outcome(final Door.Client client, final Door.Said message) {
        final Recorded[] found = new Recorded[1];
        stream.await("the outcome of " + message, () -> {
            found[0] = stream.poll();
            return found[0] != null || client.hasRefused();
        });
        if (found[0] != null) {
            final CommandHeaderDecoder header =
                    new CommandHeaderDecoder().wrap(new UnsafeBuffer(found[0].command()), BODY);
            assertEquals(client.number(), header.sessionSequence());
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

    /** The client of an account, which it gets when it is needed first; null if there can be none, or it is gone. */
    private Door.Client client(final int accountId) {
        final Door.Client known = clients.get(accountId);
        if (known != null) {
            return known.isOpen() ? known : null;
        }
        final Account account = door.account(accountId);
        if (account == null || account.ownerId() == 0) {
            return null;
        }
        try (EngineConnection connection =
                EngineConnection.connect(new ClientContext().aeronDirectory(engine.aeronDirectory()))) {
            door.issue(connection, account);
        }
        follow(stream.next());
        stream.await("the gateway", () -> door.sequence() >= sequence);
        final Door.Client client = door.logOn(account);
        clients.put(accountId, client);
        follow(stream.next()); // its logon
        return client;
    }

    /** Every client has been told what the stream says, each message once and in order. */
    void assertAllIsTold() {
        for (final Door.Client client : clients.values()) {
            stream.await("what a client is told", () -> !client.isOpen() || client.hasAll());
            if (client.isOpen()) {
                client.assertAll();
            }
        }
    }

    /** Commands that went through the gateway. */
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
        clients.values().forEach(Door.Client::close);
        stream.close();
        aeron.close();
        door.close();
        engine.close();
    }
}
