package org.ringbook.rest.exchange;

import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.client.RecordFrames;

/** Collects the frames of a record and applies it to the view as a whole. The engine's thread. */
final class RecordApplier implements EngineListener {
    private final RecordFrames record = new RecordFrames();
    private final ExchangeView view;
    private RuntimeException fault;

    RecordApplier(final ExchangeView view) {
        this.view = view;
    }

    /** What it can't go on after: the view is not what the records say. Null while all is well. */
    RuntimeException fault() {
        return fault;
    }

    @Override
    public void onFrame(final EventFrame frame) {
        if (fault == null && record.add(frame)) {
            apply(frame);
        }
    }

    private void apply(final EventFrame frame) {
        try {
            view.apply(frame.sequence(), frame.timestampNs(), record.buffer(), 0, record.length());
        } catch (final RuntimeException e) {
            fault = e; // the client would go on with the next frame
        }
    }
}
