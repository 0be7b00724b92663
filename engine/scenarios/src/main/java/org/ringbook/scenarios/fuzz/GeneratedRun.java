package org.ringbook.scenarios.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.Step;
import org.ringbook.scenarios.Subject;

/** A generated stream from its first command to empty books and no hold. A failure tells its seed and a short list of commands. */
public final class GeneratedRun {
    private static final int COMPARE_STATE_EVERY = 1_000;
    private static final int DEEP_EVERY = 4_000;
    private static final long SHRINK_NS = 60_000_000_000L;

    private final long seed;
    private final Supplier<List<Subject>> subjects;
    private final Comparison comparison;
    private final CommandGenerator generator;
    private final CommandFrames frames = new CommandFrames();
    private final List<Step> steps = new ArrayList<>();
    private final SortedMap<Long, String> openWithdrawals = new TreeMap<>();
    private int accounts;

    /**
     * A run of its own.
     *
     * @param seed of the stream
     * @param subjects makes new implementations, with nothing in them
     * @param coverage told of all that happens
     */
    public GeneratedRun(final long seed, final Supplier<List<Subject>> subjects, final Coverage coverage) {
        this.seed = seed;
        this.subjects = subjects;
        comparison = new Comparison(subjects.get(), coverage).listener(this::executed);
        generator = new CommandGenerator(seed, DEEP_EVERY);
    }

    /** So many commands, admitted or not, and then those that empty the books. */
    public void run(final int commands) {
        run(commands, () -> true);
    }

    /** The same, but no more than go on while that is true. */
    public void run(final int commands, final BooleanSupplier goesOn) {
        try {
            for (int i = 0; i < commands && goesOn.getAsBoolean(); i++) {
                step(generator.next());
                if (i % COMPARE_STATE_EVERY == 0) {
                    comparison.compareState();
                }
            }
            drain();
        } catch (final AssertionError | RuntimeException failure) {
            final Shrinking shrinking = new Shrinking(subjects, SHRINK_NS);
            throw new AssertionError(
                    "seed " + seed + ", step " + steps.size() + ": " + failure.getMessage() + "\n"
                            + shrinking.describe(steps),
                    failure);
        }
    }

    private void step(final Step step) {
        steps.add(step);
        comparison.play(step);
    }

    private void executed(final long sequence, final Step step, final List<byte[]> events) {
        generator.learn(sequence, step.command(), events);
        for (final byte[] event : events) {
            final UnsafeBuffer buffer = new UnsafeBuffer(event);
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
            switch (header.templateId()) {
                case AccountOpenedDecoder.TEMPLATE_ID -> accounts++;
                case WithdrawalRequestedDecoder.TEMPLATE_ID ->
                    openWithdrawals.put(
                            sequence,
                            new RequestWithdrawalDecoder()
                                    .wrapAndApplyHeader(new UnsafeBuffer(step.command()), 0, new MessageHeaderDecoder())
                                    .reference());
                case WithdrawalSettledDecoder.TEMPLATE_ID ->
                    openWithdrawals.remove(new WithdrawalSettledDecoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .withdrawalId());
                case WithdrawalCanceledDecoder.TEMPLATE_ID ->
                    openWithdrawals.remove(new WithdrawalCanceledDecoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .withdrawalId());
                default -> {
                    // Of no interest here.
                }
            }
        }
    }

    private void drain() {
        final long timestampNs = steps.get(steps.size() - 1).timestampNs();
        frames.from(CommandFrames.HOST);
        for (int accountId = 1; accountId <= accounts; accountId++) {
            step(new Step(timestampNs, frames.massCancel(accountId, 0, CommandFrames.NONE, 0)));
        }
        for (final String reference : List.copyOf(openWithdrawals.values())) {
            step(new Step(timestampNs, frames.cancelWithdrawal(reference)));
        }
        comparison.compareState();
        final EventLedger ledger = comparison.ledger();
        if (ledger.heldByAll() != 0 || ledger.openOrders() != 0) {
            throw new AssertionError("with empty books " + ledger.openOrders() + " orders are open, and held are still "
                    + ledger.heldByAll());
        }
    }
}
