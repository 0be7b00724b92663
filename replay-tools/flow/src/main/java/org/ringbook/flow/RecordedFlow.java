package org.ringbook.flow;

import java.io.IOException;
import java.util.List;
import org.ringbook.flow.io.RowReader;

/** What the translators of recorded files share: steps come out of a {@link StepBuffer} while rows go in. */
public abstract class RecordedFlow implements FlowStream {
    private final FlowInstrument instrument;
    private final RowReader<?> rows;
    private final StepBuffer steps;

    /**
     * A flow with an empty book.
     *
     * @param instrument the market.
     * @param rows where rows come from; closed with this flow.
     */
    protected RecordedFlow(final FlowInstrument instrument, final RowReader<?> rows) {
        this.instrument = instrument;
        this.rows = rows;
        this.steps = new StepBuffer(instrument);
    }

    /**
     * Translates the next row or the next few that belong together.
     *
     * @return false when there are none.
     * @throws IOException when rows can't be read.
     */
    protected abstract boolean translateNext() throws IOException;

    /**
     * Where steps go.
     *
     * @return the buffer.
     */
    protected final StepBuffer steps() {
        return steps;
    }

    @Override
    public final List<FlowInstrument> instruments() {
        return List.of(instrument);
    }

    @Override
    public final FlowStep next() throws IOException {
        FlowStep step = steps.poll();
        while (step == null && !steps.isEnded()) {
            if (!translateNext()) {
                steps.end();
            }
            step = steps.poll();
        }
        return step;
    }

    @Override
    public final FlowProgress progress() {
        return rows.progress();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
