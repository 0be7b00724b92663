package org.ringbook.peers;

import exchange.core2.core.ExchangeApi;
import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiAdjustUserBalance;
import exchange.core2.core.common.api.ApiCancelOrder;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.ApiMoveOrder;
import exchange.core2.core.common.api.ApiPlaceOrder;
import exchange.core2.core.common.api.ApiReduceOrder;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.InitialStateConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.common.config.SerializationConfiguration;
import exchange.core2.core.processors.journaling.DiskSerializationProcessor;
import exchange.core2.core.processors.journaling.DiskSerializationProcessorConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ringbook.workloads.OrderFlow;

/**
 * The whole pipeline of exchange-core 0.5.3, with one matching and one risk engine: from prepared commands to their results, with holds and fees,
 * with its journal or without. Prints {@code pass COMMANDS_PER_SECOND BYTES} for each timed pass, the bytes those of its journal for a command, and
 * checks every pass against what the flow expects.
 *
 * <p>Its journal holds commands only and is written with {@code rwd}, synchronously, once a batch.
 */
public final class ExchangeCorePipeline {
    /** As many as Ringbook's pipeline has. */
    private static final int ACCOUNTS = 1_000;

    private static final int SYMBOL = 1;
    private static final int BASE = 1;
    private static final int QUOTE = 2;
    /** Units of quote for a lot; it refuses to sell below it, and a market order to sell has price 1. */
    private static final int FEE = 1;

    private static final int RING_SIZE = 1 << 16;
    private static final int GROUP_LIMIT = 4_096;
    private static final int GROUP_DURATION_NS = 4_000_000;
    private static final long DEPOSIT = 1L << 50;
    private static final int SHUTDOWN_S = 30;
    private static final long LOOK_NS = 50_000;
    private static final int WARMUP_PASSES = 2;

    private final OrderFlow flow;
    private final ApiCommand[] commands;
    private final CoreWaitStrategy waitStrategy;
    private final Path journal;

    private ExchangeCorePipeline(final OrderFlow flow, final CoreWaitStrategy waitStrategy, final Path journal) {
        this.flow = flow;
        this.waitStrategy = waitStrategy;
        this.journal = journal;
        commands = new ApiCommand[flow.length()];
        final int[] reductions = flow.reductions();
        for (int i = 0; i < commands.length; i++) {
            commands[i] = command(flow.orderId(i), flow.terms(i), reductions[i]);
        }
    }

    /**
     * Measures.
     *
     * @param args file of the flow, number of timed passes, wait strategy, folder of the journal or {@code -}
     * @throws IOException if the flow can't be read
     */
    public static void main(final String... args) throws IOException {
        final ExchangeCorePipeline pipeline = new ExchangeCorePipeline(
                OrderFlow.read(Path.of(args[0])),
                CoreWaitStrategy.valueOf(args[2]),
                args[3].equals("-") ? null : Path.of(args[3]));
        for (int i = 0; i < WARMUP_PASSES; i++) {
            pipeline.pass();
        }
        for (int i = Integer.parseInt(args[1]); i > 0; i--) {
            System.out.println(pipeline.pass());
        }
    }

    private static ApiCommand command(final long orderId, final long terms, final int reduction) {
        final int user = OrderFlow.accountOf(orderId, ACCOUNTS);
        final int priceTicks = OrderFlow.priceTicks(terms);
        return switch (OrderFlow.kind(terms)) {
            case OrderFlow.CANCEL ->
                ApiCancelOrder.builder()
                        .orderId(orderId)
                        .uid(user)
                        .symbol(SYMBOL)
                        .build();
            case OrderFlow.MOVE ->
                ApiMoveOrder.builder()
                        .orderId(orderId)
                        .newPrice(priceTicks)
                        .uid(user)
                        .symbol(SYMBOL)
                        .build();
            case OrderFlow.REDUCE ->
                ApiReduceOrder.builder()
                        .orderId(orderId)
                        .reduceSize(reduction)
                        .uid(user)
                        .symbol(SYMBOL)
                        .build();
            default ->
                ApiPlaceOrder.builder()
                        .orderId(orderId)
                        .price(priceTicks)
                        .reservePrice(OrderFlow.MAX_PRICE) // what a bid is held for, and may be moved up to
                        .size(OrderFlow.orderQty(terms))
                        .action(OrderFlow.isSell(terms) ? OrderAction.ASK : OrderAction.BID)
                        .orderType(OrderFlow.kind(terms) == OrderFlow.IOC ? OrderType.IOC : OrderType.GTC)
                        .uid(user)
                        .symbol(SYMBOL)
                        .build();
        };
    }

    private String pass() throws IOException {
        final Results results = new Results();
        final ExchangeCore exchange = ExchangeCore.builder()
                .resultsConsumer(results::take)
                .exchangeConfiguration(configuration())
                .build();
        exchange.startup();
        try {
            final ExchangeApi api = exchange.getApi();
            setUp(api);
            results.begin();
            play(api, 0, flow.prefill());
            results.await(flow.prefill());
            final long beganNs = System.nanoTime();
            play(api, flow.prefill(), flow.length());
            results.await(flow.length());
            final long tookNs = System.nanoTime() - beganNs;
            flow.expected().check(results.outcome(flow.expected().liveOrders()));
            final int timed = flow.length() - flow.prefill();
            return "pass " + timed * 1e9 / tookNs + " " + (double) journalBytes() / flow.length();
        } finally {
            shutdown(exchange);
            deleteJournal();
        }
    }

    /** Its threads end only if nothing waits in the ring. */
    private static void shutdown(final ExchangeCore exchange) {
        exchange.shutdown(SHUTDOWN_S, TimeUnit.SECONDS);
    }

    private ExchangeConfiguration configuration() {
        final var configuration = ExchangeConfiguration.defaultBuilder()
                .performanceCfg(PerformanceConfiguration.throughputPerformanceBuilder()
                        .matchingEnginesNum(1)
                        .riskEnginesNum(1)
                        .ringBufferSize(RING_SIZE)
                        .msgsInGroupLimit(GROUP_LIMIT)
                        .maxGroupDurationNs(GROUP_DURATION_NS)
                        .threadFactory(Thread::new)
                        .waitStrategy(waitStrategy)
                        .build());
        if (journal == null) {
            return configuration.build();
        }
        final DiskSerializationProcessorConfiguration disk = DiskSerializationProcessorConfiguration.builder()
                .storageFolder(journal.toString())
                .snapshotLz4CompressorFactory(DiskSerializationProcessorConfiguration.LZ4_FAST)
                .journalFileMaxSize(4L << 30)
                .journalBufferSize(1 << 18)
                .journalBatchCompressThreshold(2_048)
                .journalLz4CompressorFactory(DiskSerializationProcessorConfiguration.LZ4_FAST)
                .build();
        return configuration
                .initStateCfg(InitialStateConfiguration.cleanStartJournaling("PEER"))
                .serializationCfg(SerializationConfiguration.builder()
                        .enableJournaling(true)
                        .serializationProcessorFactory(exchange -> new DiskSerializationProcessor(exchange, disk))
                        .build())
                .build();
    }

    private static void setUp(final ExchangeApi api) {
        final CoreSymbolSpecification symbol = CoreSymbolSpecification.builder()
                .symbolId(SYMBOL)
                .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                .baseCurrency(BASE)
                .quoteCurrency(QUOTE)
                .baseScaleK(1)
                .quoteScaleK(1)
                .takerFee(FEE)
                .makerFee(FEE)
                .build();
        check(api.submitBinaryDataAsync(new BatchAddSymbolsCommand(symbol)).join());
        for (int user = 1; user <= ACCOUNTS; user++) {
            check(api.submitCommandAsync(ApiAddUser.builder().uid(user).build()).join());
            for (int currency = BASE; currency <= QUOTE; currency++) {
                check(api.submitCommandAsync(ApiAdjustUserBalance.builder()
                                .uid(user)
                                .currency(currency)
                                .amount(DEPOSIT)
                                .transactionId(currency)
                                .build())
                        .join());
            }
        }
    }

    private static void check(final CommandResultCode result) {
        if (result != CommandResultCode.SUCCESS) {
            throw new IllegalStateException("refused: " + result);
        }
    }

    private void play(final ExchangeApi api, final int from, final int until) {
        for (int i = from; i < until; i++) {
            api.submitCommand(commands[i]);
        }
    }

    private long journalBytes() throws IOException {
        if (journal == null) {
            return 0;
        }
        try (Stream<Path> files = Files.list(journal)) {
            long bytes = 0;
            for (final Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    private void deleteJournal() throws IOException {
        if (journal != null) {
            try (Stream<Path> files = Files.list(journal)) {
                for (final Path file : (Iterable<Path>) files::iterator) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Hears the results on a thread of the exchange; another one waits. */
    private static final class Results {
        private volatile long done = Long.MIN_VALUE;
        private long count;
        private volatile String refusal;
        private long trades;
        private long tradedLots;
        private long notional;
        private long makers;

        /** What came before was the setting up. */
        private void begin() {
            done = 0;
        }

        private void take(final OrderCommand command, final long sequence) {
            if (done < 0) {
                return;
            }
            if (command.resultCode != CommandResultCode.SUCCESS && refusal == null) {
                refusal = command.resultCode + " of " + command.command + " " + command.orderId;
            }
            for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
                if (event.eventType == MatcherEventType.TRADE) {
                    trades++;
                    tradedLots += event.size;
                    notional += event.price * event.size;
                    makers += event.matchedOrderId * event.size;
                }
            }
            count++;
            done = count;
        }

        private void await(final long count) {
            while (done < count) {
                if (refusal != null) {
                    throw new IllegalStateException("refused: " + refusal);
                }
                LockSupport.parkNanos(LOOK_NS);
            }
        }

        private OrderFlow.Outcome outcome(final long liveOrders) {
            return new OrderFlow.Outcome(trades, tradedLots, notional, makers, liveOrders);
        }
    }
}
