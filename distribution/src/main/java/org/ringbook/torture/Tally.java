package org.ringbook.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of the rounds of one fault.
 *
 * <p>One thread.
 */
public final class Tally {
    private static final long MS_NS = 1_000_000;

    private final Fault fault;
    private final List<Long> readyMs = new ArrayList<>();
    private final SortedMap<String, Integer> means = new TreeMap<>();
    private int rounds;
    private int found;
    private int harmless;
    private long lost;
    private long invented;
    private long doubled;
    private String failure = "";
    private String skipped = "";

    Tally(final Fault fault) {
        this.fault = fault;
    }

    void add(final Trial.Result result) {
        rounds++;
        if (result.verdict() == Trial.Verdict.FOUND) {
            found++;
        } else {
            harmless++;
        }
        if (result.readyNs() > 0) {
            readyMs.add(result.readyNs() / MS_NS);
        }
        means.merge(result.means(), 1, Integer::sum);
    }

    void failed(final String what, final Throwable cause) {
        if (cause instanceof LossException loss) {
            lost += loss.comparison().lost();
            invented += loss.comparison().invented();
            doubled += loss.comparison().doubled();
        }
        failure = what + ": " + cause.getMessage();
    }

    void skipped(final String why) {
        skipped = why;
    }

    /**
     * Why there was no round.
     *
     * @return empty unless this machine or user has no means for this fault.
     */
    public String skipped() {
        return skipped;
    }

    /**
     * The kind of fault.
     *
     * @return it.
     */
    public Fault fault() {
        return fault;
    }

    /**
     * Rounds that ended well.
     *
     * @return from 0.
     */
    public int rounds() {
        return rounds;
    }

    /**
     * Rounds in which something was noticed and said.
     *
     * @return from 0.
     */
    public int found() {
        return found;
    }

    /**
     * Rounds in which there was nothing to say.
     *
     * @return from 0.
     */
    public int harmless() {
        return harmless;
    }

    /**
     * Acknowledged records that were not there afterwards.
     *
     * @return 0 if all is right.
     */
    public long lost() {
        return lost;
    }

    /**
     * Records that nobody had asked for, or that had changed.
     *
     * @return 0 if all is right.
     */
    public long invented() {
        return invented;
    }

    /**
     * Commands that were there twice.
     *
     * @return 0 if all is right.
     */
    public long doubled() {
        return doubled;
    }

    /**
     * How the rounds went about it.
     *
     * @return by the means, how many rounds.
     */
    public SortedMap<String, Integer> means() {
        return Collections.unmodifiableSortedMap(means);
    }

    /**
     * How long it took the engine to take commands again, in the middle of all rounds.
     *
     * @return milliseconds; 0 = no round needed it.
     */
    public long readyMedianMs() {
        return readyMs.isEmpty() ? 0 : readyMs.stream().sorted().toList().get(readyMs.size() / 2);
    }

    /**
     * The same, at worst.
     *
     * @return milliseconds.
     */
    public long readyMaxMs() {
        return readyMs.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /**
     * What went wrong, with the seed and round that repeat it.
     *
     * @return empty if nothing did.
     */
    public String failure() {
        return failure;
    }
}
