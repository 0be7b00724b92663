package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.SetAccountLimitsEncoder;
import org.ringbook.sbe.messages.SetPriceBandsEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * A core that does one thing differently, once: the shadow notices before 10,000 further records, and names the record. The difference is
 * planted in one command as the shadow's core gets it: where the record's own events show it, and where they say nothing of it, so that only
 * the live core's state does.
 */
class PlantedDifferenceTest {
    private static final long SEED = 7;
    private static final int COMMANDS = 25_000;
    private static final long PLANTED_FROM = 5_000;
    private static final int LAST_BYTE = -1;
    private static final long NOTICED_WITHIN = 10_000;
    private static final int COMPARED_EVERY = 1_000;
    private static final int LIVE_IS_AHEAD = 300;

    @TempDir
    private static Path data;

    private static GeneratedJournal.Written written;

    /** What is changed in a command that is taken. */
    enum Difference {
        /** A sell's price, a tick dearer. */
        PRICE(NewOrderEncoder.TEMPLATE_ID, NewOrderEncoder.priceTicksEncodingOffset(), 1),
        /** A sell's quantity, a lot more. */
        QUANTITY(NewOrderEncoder.TEMPLATE_ID, NewOrderEncoder.quantityEncodingOffset(), 1),
        /** The last character of its client order id, of which its own record says nothing. */
        CL_ORD_ID(NewOrderEncoder.TEMPLATE_ID, LAST_BYTE, 1),
        /** A deposit, a unit more. */
        AMOUNT(DepositEncoder.TEMPLATE_ID, DepositEncoder.amountUnitsEncodingOffset(), 1),
        /** A market's price band, five percent wider, of which its own record says nothing. */
        BAND(SetPriceBandsEncoder.TEMPLATE_ID, SetPriceBandsEncoder.dynamicBandPpmEncodingOffset(), 50_000),
        /** An account's limit of open orders, one higher, of which its own record says nothing. */
        OPEN_ORDERS(SetAccountLimitsEncoder.TEMPLATE_ID, SetAccountLimitsEncoder.maxOpenOrdersEncodingOffset(), 1);

        private final int templateId;
        private final int field;
        private final int delta;

        Difference(final int templateId, final int field, final int delta) {
            this.templateId = templateId;
            this.field = field;
            this.delta = delta;
        }

        /** Whether a record is such a command, and all that came of it is that it was taken. */
        private boolean isOn(final DirectBuffer buffer, final int from, final int to) {
            final int command = Frames.offset(from);
            final int event = Frames.next(buffer, from);
            if (Frames.templateId(buffer, command) != templateId || event == to || Frames.next(buffer, event) != to) {
                return false;
            }
            final int outcome = Frames.templateId(buffer, Frames.offset(event));
            return templateId == NewOrderEncoder.TEMPLATE_ID
                    ? outcome == OrderAcceptedDecoder.TEMPLATE_ID && isNamedSell(buffer, command)
                    : outcome != CommandRejectedDecoder.TEMPLATE_ID;
        }

        private static boolean isNamedSell(final DirectBuffer buffer, final int command) {
            final NewOrderDecoder order = new NewOrderDecoder()
                    .wrap(
                            buffer,
                            command + MessageHeaderEncoder.ENCODED_LENGTH,
                            NewOrderDecoder.BLOCK_LENGTH,
                            NewOrderDecoder.SCHEMA_VERSION);
            return order.side() == Side.SELL
                    && order.ordType() == OrdType.LIMIT
                    && order.timeInForce() == TimeInForce.GTC
                    && order.clOrdIdLength() > 0;
        }

        private void plant(final MutableDirectBuffer command, final int length) {
            final int at = field == LAST_BYTE ? length - 1 : MessageHeaderEncoder.ENCODED_LENGTH + field;
            command.putByte(at, (byte) (command.getByte(at) + delta));
            if (delta > Byte.MAX_VALUE) {
                command.putByte(at + 1, (byte) (command.getByte(at + 1) + (delta >> 8)));
            }
        }
    }

    @BeforeAll
    static void writeAJournal() {
        written = GeneratedJournal.write(data.resolve("journal"), SEED, COMMANDS);
    }

    /** The core, which gets one command with one field one higher. */
    private record Planted(Replica core, long sequence, Difference difference) implements Replica {
        @Override
        public int apply(
                final long at,
                final long timestampNs,
                final DirectBuffer command,
                final int offset,
                final int length,
                final MutableDirectBuffer events) {
            if (at != sequence) {
                return core.apply(at, timestampNs, command, offset, length, events);
            }
            final UnsafeBuffer other = new UnsafeBuffer(new byte[length]);
            other.putBytes(0, command, offset, length);
            difference.plant(other, length);
            return core.apply(at, timestampNs, other, 0, length, events);
        }

        @Override
        public long stateHash() {
            return core.stateHash();
        }

        @Override
        public int assetCount() {
            return core.assetCount();
        }

        @Override
        public long totalUnits(final int assetId) {
            return core.totalUnits(assetId);
        }

        @Override
        public void balances(final BalanceVisitor visitor) {
            core.balances(visitor);
        }
    }

    /** The live core: it executes what is in the journal, some records ahead of the shadow. */
    private static final class Live implements LiveCore, AutoCloseable {
        private final JournalReader reader = JournalReader.open(data.resolve("journal"));
        private final CoreReplica core = new CoreReplica(new ExchangeCore());
        private final Reexecution execution = new Reexecution(core);
        private Shadow shadow;

        @Override
        public Optional<State> ask() {
            goTo(shadow.sequence() + LIVE_IS_AHEAD);
            return Optional.of(new State(reader.sequence(), core.stateHash()));
        }

        private void goTo(final long sequence) {
            while (reader.sequence() < sequence && reader.next()) {
                assertNull(execution.check(reader));
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private static List<Long> placesOf(final Difference difference, final int count) {
        final List<Long> places = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            reader.seek(PLANTED_FROM);
            while (places.size() < count && reader.next()) {
                final int from = reader.framesOffset();
                if (difference.isOn(reader.buffer(), from, from + reader.framesLength())) {
                    places.add(reader.sequence());
                }
            }
        }
        assertEquals(count, places.size());
        return places;
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeNoticedBefore10000FurtherRecordsAndNameTheRecord(final Difference difference) {
        plantAt(placesOf(difference, 4), difference);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("heavy")
    void shouldBeNoticedWhereverItIsPlanted(final Difference difference) {
        plantAt(placesOf(difference, 30), difference);
    }

    /** A difference is noticed, or nothing is left of it, such as of a bound that was set anew before it counted. */
    private static void plantAt(final List<Long> places, final Difference difference) {
        int noticed = 0;
        long latest = 0;
        for (final long planted : places) {
            final Optional<Finding> finding = follow(planted, difference);
            if (finding.isPresent()) {
                noticed++;
                latest = Math.max(latest, finding.get().sequence() - planted);
            }
        }
        assertTrue(noticed > 0, difference + " was never noticed");
        System.out.println("planted " + difference + " " + places.size() + " times: noticed " + noticed
                + " times, at most " + latest + " records later");
    }

    private static Optional<Finding> follow(final long planted, final Difference difference) {
        removeSnapshots();
        ShadowAlarm.clear(data);
        try (Live live = new Live()) {
            final ShadowContext context = new ShadowContext()
                    .dataDirectory(data)
                    .liveCore(live)
                    .compareEveryRecords(COMPARED_EVERY)
                    .comparePauseNs(Long.MAX_VALUE)
                    .planted(core -> new Planted(core, planted, difference));
            try (Shadow shadow = Shadow.open(context)) {
                live.shadow = shadow;
                final Optional<Finding> finding = followToTheEnd(shadow);
                finding.ifPresentOrElse(
                        found -> check(found, planted, shadow),
                        () -> assertEquals(written.stateHash(), shadow.stateHash(), "not noticed, and still there"));
                return finding;
            }
        }
    }

    private static Optional<Finding> followToTheEnd(final Shadow shadow) {
        while (shadow.doWork() > 0) {
            Thread.onSpinWait();
        }
        return shadow.catchUp(() -> false);
    }

    private static void check(final Finding finding, final long planted, final Shadow shadow) {
        final long later = finding.sequence() - planted;
        assertTrue(later >= 0 && later < NOTICED_WITHIN, finding::text);
        if (finding.kind() == Finding.Kind.DIFFERENT) {
            assertTrue(finding.text().startsWith("record " + finding.sequence() + ": "), finding::text);
            assertTrue(finding.text().contains("template ") && finding.text().contains("byte "), finding::text);
            assertEquals(finding.sequence() - 1, shadow.sequence());
        } else {
            assertEquals(Finding.Kind.DRIFTED, finding.kind(), finding::text);
            assertTrue(finding.text().contains("the same after record " + shadow.agreedSequence()), finding::text);
            assertTrue(shadow.agreedSequence() > 0 && shadow.agreedSequence() < planted, finding::text);
        }
        assertEquals(List.of(), snapshots());
        assertEquals(finding, ShadowAlarm.read(data).orElseThrow().finding());
    }

    @Test
    void shouldFindNothingWhereNothingIsPlanted() {
        removeSnapshots();
        ShadowAlarm.clear(data);
        try (Live live = new Live();
                Shadow shadow = Shadow.open(new ShadowContext()
                        .dataDirectory(data)
                        .liveCore(live)
                        .compareEveryRecords(COMPARED_EVERY)
                        .comparePauseNs(Long.MAX_VALUE))) {
            live.shadow = shadow;
            assertEquals(Optional.empty(), followToTheEnd(shadow));
            assertTrue(shadow.sequence() - shadow.agreedSequence() < 2 * COMPARED_EVERY);
        }
    }

    private static List<SnapshotFile> snapshots() {
        return new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY)).list();
    }

    private static void removeSnapshots() {
        for (final SnapshotFile snapshot : snapshots()) {
            assertTrue(snapshot.path().toFile().delete());
        }
    }
}
