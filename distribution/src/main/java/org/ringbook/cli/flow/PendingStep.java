package org.ringbook.cli.flow;

import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowStep;

/**
 * A step that was sent and whose outcome is not known yet.
 *
 * @param step          the step.
 * @param clOrdId       client order id of a new order; of others the order's.
 * @param correlationId the gateway's number of the command.
 * @param listener      told of the outcome.
 */
record PendingStep(FlowStep step, String clOrdId, long correlationId, FlowListener listener) {}
