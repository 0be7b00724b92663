package org.ringbook.server;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.CompositeAgent;

/** Ingress, egress and replay, taking turns on one thread. */
final class IoAgent extends CompositeAgent {
    IoAgent(final Agent... agents) {
        super(agents);
    }

    @Override
    public String roleName() {
        return "ringbook-io";
    }
}
