package org.ringbook.rest.exchange;

import org.ringbook.core.ExchangeCore;
import org.ringbook.scenarios.fuzz.GeneratedRecords;

/** A core that executes generated commands, and gives each record to a view. */
public final class GeneratedExchange {
    private final GeneratedRecords records;
    private ExchangeView view;

    /** With nothing in it yet. */
    public GeneratedExchange(final long seed, final ExchangeView view) {
        this.view = view;
        records = new GeneratedRecords(
                seed,
                (sequence, timestampNs, buffer, length) -> this.view.apply(sequence, timestampNs, buffer, 0, length));
    }

    /** The core that the view has to be equal to. */
    public ExchangeCore core() {
        return records.core();
    }

    /** Last record. */
    public long sequence() {
        return records.sequence();
    }

    /** Records go to another view from now on. */
    void view(final ExchangeView next) {
        view = next;
    }

    /** Executes so many generated commands. */
    public void run(final int commands) {
        records.run(commands);
    }
}
