package org.ringbook.client;

import org.agrona.ErrorHandler;

/** Keeps what a listener throws from the client: it goes to the error handler, and the stream goes on. */
final class GuardedListener implements EngineListener {
    private final EngineListener listener;
    private final ErrorHandler errorHandler;

    GuardedListener(final EngineListener listener, final ErrorHandler errorHandler) {
        this.listener = listener;
        this.errorHandler = errorHandler;
    }

    @Override
    public void onFrame(final EventFrame frame) {
        try {
            listener.onFrame(frame);
        } catch (final RuntimeException ex) {
            errorHandler.onError(ex);
        }
    }

    @Override
    public void onEngineUp(final long engineInstance, final long lastSequence) {
        try {
            listener.onEngineUp(engineInstance, lastSequence);
        } catch (final RuntimeException ex) {
            errorHandler.onError(ex);
        }
    }

    @Override
    public void onEngineDown(final long engineInstance) {
        try {
            listener.onEngineDown(engineInstance);
        } catch (final RuntimeException ex) {
            errorHandler.onError(ex);
        }
    }

    @Override
    public void onReady(final int epoch, final long lastGatewaySequence) {
        try {
            listener.onReady(epoch, lastGatewaySequence);
        } catch (final RuntimeException ex) {
            errorHandler.onError(ex);
        }
    }

    @Override
    public void onShutOut(final int epochInForce, final String reason) {
        try {
            listener.onShutOut(epochInForce, reason);
        } catch (final RuntimeException ex) {
            errorHandler.onError(ex);
        }
    }
}
