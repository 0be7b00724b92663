package org.ringbook.cli.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.audit.Verification;
import org.ringbook.cli.flow.DemoExchange;
import org.ringbook.cli.flow.SimulatedFlow;
import org.ringbook.cli.keys.AdminKey;
import org.ringbook.cli.keys.DemoCredentials;
import org.ringbook.cli.settle.CatchUp;
import org.ringbook.client.EngineConnection;
import org.ringbook.followers.Database;
import org.ringbook.followers.settlement.SettlementProjection;
import org.ringbook.settlement.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that there is, in one process. */
@Command(
        name = "start",
        description = {
            "Start the exchange in this process, with a media driver within. Prints where it can be reached when it is"
                    + " ready; Ctrl-C or SIGTERM stops it. A second start on the same data goes on where the first one"
                    + " ended."
        },
        footer = {
            "",
            "Examples:",
            "  ringbook start --demo                             assets, markets, accounts and 200 simulated orders/s",
            "  ringbook start --demo --flow 0                    the same without orders",
            "  ringbook start --demo --orders 20000 --exit       as fast as it goes, verify the journal, sum up",
            "  ringbook start --data /var/lib/ringbook --durability disk"
        })
public final class StartCommand extends Subcommand {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String FLOW_MAX = "max";
    private static final long DEMO_RATE = 200;
    private static final long MAX_RATE = 1_000_000;
    private static final String ENGINE = "engine";
    private static final List<String> PARTS = List.of(ENGINE, "fix", "binary", "rest", "followers");

    @Mixin
    private EngineOptions options;

    @Option(
            names = "--demo",
            description = "Set up assets XBT, ETH, ZAR, USD, markets XBTZAR, ETHZAR, ETHXBT, XBTUSD and funded accounts"
                    + " alice, bob, carol, mm1, mm2, if the data directory is empty. Their keys are in its file"
                    + " credentials.json.")
    private boolean demo;

    @Option(
            names = "--flow",
            paramLabel = "N",
            description =
                    "Simulated orders a second of the demo's accounts, on all markets but ETHZAR; 0 none, max as many"
                            + " as it takes. Default: 200 with --demo, max with --orders and --exit.")
    private String flow;

    @Option(names = "--orders", paramLabel = "N", description = "Stop the flow after so many orders.")
    private Long orders;

    @Option(names = "--exit", description = "Stop when the flow is done; verify the journal, and sum up.")
    private boolean exit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the flow's chance comes from. Default: 1.")
    private long seed;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description =
                    "Only these parts: engine, which is always one of them, fix, binary, rest, followers. Default:"
                            + " all; with --exit only the engine.")
    private List<String> only;

    private StartCommand() {}

    @Override
    public Integer call() {
        final long rate = rate();
        checkUsage(rate);
        options.fix().byDefault(has("fix"));
        options.binary().byDefault(has("binary"));
        options.rest().byDefault(has("rest"));
        options.follow().byDefault(only == null ? options.rest().isWanted() : has("followers"));
        if (exit) {
            options.withoutMetrics();
        }
        try (EngineHost host = EngineHost.launch(options, root().data(), console())) {
            final Announcement announcement = new Announcement(console(), root().data());
            announcement.recovered(host);
            announcement.addresses(host);
            run(host, rate);
        }
        if (!exit) {
            return ExitStatus.DONE;
        }
        if (root().stop().isRequested()) {
            console().error("interrupted before the flow was done");
            return ExitStatus.INTERRUPTED;
        }
        final Verification verification = new Verification(console(), root().stop());
        verification.run(root().data(), false);
        return verification.status();
    }

    private boolean has(final String part) {
        return only == null ? !exit : only.contains(part);
    }

    private void checkUsage(final long rate) {
        if (only != null && !(only.contains(ENGINE) && PARTS.containsAll(only))) {
            throw usage("--only takes engine, and with it: " + String.join(", ", PARTS.subList(1, PARTS.size())));
        }
        if (orders != null && orders < 1) {
            throw usage("--orders must be at least 1: " + orders);
        }
        if ((orders != null || exit) && rate == 0) {
            throw usage("--orders and --exit need a flow: add --demo, or --flow above 0");
        }
        if (exit && orders == null) {
            throw usage("--exit needs to know when the flow is done: add --orders");
        }
    }

    private long rate() {
        if (flow == null) {
            if (orders != null && exit) {
                return SimulatedFlow.MAX_RATE;
            }
            return demo && only == null ? DEMO_RATE : 0;
        }
        if (FLOW_MAX.equals(flow)) {
            return SimulatedFlow.MAX_RATE;
        }
        try {
            final long rate = Long.parseLong(flow);
            if (rate >= 0 && rate <= MAX_RATE) {
                return rate;
            }
        } catch (final NumberFormatException e) {
            // told below, as numbers out of range are
        }
        throw usage("--flow takes 0 to 1000000 or max: " + flow);
    }

    private void run(final EngineHost host, final long rate) {
        try (EngineConnection engine = host.connect()) {
            AdminKey.ensure(engine, root().data(), console());
            if (demo) {
                setUpDemo(host, engine);
                host.rest().ifPresent(rest -> DemoCredentials.tell(root().data(), rest.address()));
            }
            if (rate == 0) {
                awaitStop(host, engine.queries().status(false).markets());
                return;
            }
            flow(host, engine, rate);
        }
    }

    private void setUpDemo(final EngineHost host, final EngineConnection engine) {
        final DemoExchange exchange = new DemoExchange(engine);
        if (exchange.setUp()) {
            openHouses();
            console().say("demo exchange set up: XBTZAR, ETHZAR, ETHXBT, XBTUSD; alice, bob, carol, mm1, mm2");
        }
        if (exchange.issueKeys(root().data())) {
            console().say("keys of the accounts are in " + root().data().resolve(DemoCredentials.FILE));
        }
        host.fix().ifPresent(gateway -> {
            final String address = gateway.address();
            final int colon = address.lastIndexOf(':');
            DemoCredentials.tell(
                    root().data(),
                    new DemoCredentials.Fix(
                            address.substring(0, colon),
                            Integer.parseInt(address.substring(colon + 1)),
                            gateway.compId()));
        });
    }

    /** Once the back office has heard of the assets, if there is one. */
    private void openHouses() {
        if (!options.follow().names().contains(SettlementProjection.NAME)) {
            return;
        }
        final Database database = options.follow().database(root().data());
        try (Office office = Office.open(database)) {
            new CatchUp(root(), database).run(office);
            DemoExchange.openHouses(office.register());
        }
    }

    private void flow(final EngineHost host, final EngineConnection engine, final long rate) {
        try (SimulatedFlow simulated =
                new SimulatedFlow(engine, host.aeronDirectory(), rate, seed, console(), root().stop())) {
            console()
                    .say(
                            rate == SimulatedFlow.MAX_RATE
                                    ? "simulated orders as fast as the engine takes them"
                                    : "simulated orders: " + rate + "/s");
            if (!exit) {
                ready(host);
            }
            simulated.run(orders == null ? Long.MAX_VALUE : orders, rate);
            simulated.summary().tell(console());
        }
        if (!exit && !root().stop().isRequested()) {
            console().say("the flow is done; the engine goes on, Ctrl-C stops it");
            root().stop().await();
        }
    }

    /** Says so when clients can come, by all gateways. */
    private void ready(final EngineHost host) {
        while (!host.isOpen() && !root().stop().isRequested()) {
            LockSupport.parkNanos(LOOK_NS);
        }
        console().say("ready; Ctrl-C stops it");
    }

    private void awaitStop(final EngineHost host, final int markets) {
        if (markets == 0) {
            console().say("there are no markets yet: see ringbook admin --help, or begin with --demo");
        }
        ready(host);
        root().stop().await();
        console().progress("stopping ...");
    }
}
