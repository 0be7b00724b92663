package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.ringbook.sbe.messages.Side;

/** An engine in this process that keeps what it says, for a test to look at when it has ended. */
final class TestEngine implements AutoCloseable {
    /** Accounts 1 and 2, one market, what they need to trade: so many records. */
    static final int SETUP_RECORDS = 10;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> stopped = new AtomicReference<>();
    private final Engine engine;

    private TestEngine(final EngineContext context) {
        context.log(log::add)
                .errorHandler(errors::add)
                .failStopAction((message, cause) -> stopped.set(message + ": " + cause));
        engine = Engine.launch(context);
    }

    static TestEngine launch(final EngineContext context) {
        return new TestEngine(context);
    }

    static EngineContext context(final Path directory) {
        final EngineContext context = new EngineContext()
                .dataDirectory(directory)
                .idleStrategy(YieldingIdleStrategy::new)
                .eventsTermLength(1 << 24)
                .spaceFloors(1 << 20, 1 << 19);
        context.journal().ballastBytes(0).blockBytes(16 << 20);
        return context;
    }

    Engine engine() {
        return engine;
    }

    List<String> log() {
        return log;
    }

    List<Throwable> errors() {
        return errors;
    }

    String stopped() {
        return stopped.get();
    }

    long counter(final CounterId id) {
        return engine.counter(id);
    }

    TestGateway gateway() {
        return new TestGateway(engine.aeronDirectory());
    }

    /** Two accounts with funds and an open market: {@link #SETUP_RECORDS} records. */
    static void setUp(final TestGateway gateway) {
        final TestCommands commands = new TestCommands();
        gateway.send(commands.asset("XBT"));
        gateway.send(commands.asset("ZAR"));
        gateway.send(commands.market(1, 2, "XBTZAR"));
        gateway.send(commands.open(1));
        gateway.send(commands.account("alice"));
        gateway.send(commands.account("bob"));
        for (int account = 1; account <= 2; account++) {
            gateway.send(commands.deposit(account, 1, TestCommands.LARGE, "base-" + account));
            gateway.send(commands.deposit(account, 2, TestCommands.LARGE, "quote-" + account));
        }
    }

    /** A resting order of account 1 for each turn. */
    static TestCommands order(final TestCommands commands, final long turn) {
        return commands.order(1, Side.BUY, 100 + turn % 50, 10_000);
    }

    /** The state's hash after executing a journal that nobody writes. */
    static long hashOfJournal(final Path directory) {
        return new TestJournal(directory).stateHash();
    }

    /** Closes, and says if anything went wrong that the test has not asked for. */
    @Override
    public void close() {
        final long queriesFailed = counter(CounterId.QUERIES_FAILED);
        engine.close();
        assertEquals(null, stopped.get());
        assertEquals(List.of(), errors);
        assertEquals(0, queriesFailed);
    }

    /** Closes an engine that was made to fail. */
    void closeBroken() {
        engine.close();
    }
}
