/**
 * Reads what banks, chains and payment services say into {@link org.ringbook.settlement.imports.Entry entries}. Everything here comes from
 * outside: sizes are bounded, XML knows neither entities nor a document type, amounts stay text until an asset's converter reads them, and
 * an error names the line or the entry.
 */
package org.ringbook.settlement.imports;
