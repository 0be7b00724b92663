/** {@code ringbook bench}: starts the benchmarks. */
package org.ringbook.cli.bench;
