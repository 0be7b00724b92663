/**
 * Files for the back office. What is in them comes from settlement days and batches alone, and with those from the journal: no clock, no
 * random number, no order of a hash map; so a file made again is the same, byte for byte. Every line and entry names the record it comes
 * from, and a manifest the range of records and the SHA-256 of every file.
 */
package org.ringbook.settlement.files;
