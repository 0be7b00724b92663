/**
 * The wire and record contract: what gateways, the engine and the followers of its journal say to each other. The codecs
 * beneath this package are generated from the schemas in {@code src/main/sbe}.
 */
package org.ringbook.sbe;
