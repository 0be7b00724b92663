/**
 * Measurements: micro benchmarks on JMH and the end-to-end latency harness.
 */
package org.ringbook.benchmarks;
