package org.ringbook.scenarios;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ringbook.core.ExchangeCore;
import org.ringbook.reference.Admission.Answer;

/**
 * The fast core, which again and again is saved, thrown away, and goes on as what was loaded: after any record, one that is to be
 * continued included. It must not be told from one that was never saved.
 */
public final class ReloadedSubject implements Subject {
    private final Random random;
    private final int every;
    private CoreSubject core = new CoreSubject();
    private long reloads;
    private long reloadsAmidOperations;

    /**
     * Saved after a record in so many, at random, and after each that is to be continued.
     *
     * @param seed names the places
     * @param every 1 for each record
     */
    public ReloadedSubject(final long seed, final int every) {
        random = new Random(seed);
        this.every = every;
    }

    @Override
    public String name() {
        return "reloaded core";
    }

    /** How often it was saved and loaded. */
    public long reloads() {
        return reloads;
    }

    /** Of them, with a continuation due. */
    public long reloadsAmidOperations() {
        return reloadsAmidOperations;
    }

    @Override
    public Answer admit(final byte[] command) {
        return core.admit(command);
    }

    @Override
    public List<byte[]> apply(final long sequence, final long timestampNs, final byte[] command) {
        final List<byte[]> events = core.apply(sequence, timestampNs, command);
        if (random.nextInt(every) == 0 || core.continuationDue()) {
            reload();
        }
        return events;
    }

    private void reload() {
        final SavedRows saved = new SavedRows();
        core.core().save(saved);
        core = new CoreSubject(ExchangeCore.load(saved));
        final SavedRows again = new SavedRows();
        core.core().save(again);
        if (!Arrays.equals(saved.bytes(), again.bytes())) {
            throw new AssertionError("saved again after a load it has other bytes: sequence="
                    + core.core().lastSequence());
        }
        reloads++;
        reloadsAmidOperations += core.continuationDue() ? 1 : 0;
    }

    @Override
    public String toString() {
        return "reloads=" + reloads + " reloadsAmidOperations=" + reloadsAmidOperations;
    }

    @Override
    public boolean continuationDue() {
        return core.continuationDue();
    }

    @Override
    public long nextDeadlineNs() {
        return core.nextDeadlineNs();
    }

    @Override
    public long stateHash() {
        return core.stateHash();
    }

    @Override
    public long available(final int accountId, final int assetId) {
        return core.available(accountId, assetId);
    }

    @Override
    public long held(final int accountId, final int assetId) {
        return core.held(accountId, assetId);
    }
}
