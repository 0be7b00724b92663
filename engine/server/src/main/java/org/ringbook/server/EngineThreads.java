package org.ringbook.server;

/** How the engine's agents are spread over threads. The core always has one of its own, an embedded media driver another. */
public enum EngineThreads {
    /** Ingress, egress and replay take turns on one thread: for machines with as few cores as busy threads. */
    SHARED,
    /** Ingress, egress and replay have a thread each: for machines with cores to spare. */
    DEDICATED
}
