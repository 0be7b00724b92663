/**
 * What auditors do, on a data directory or a copy of one.
 */
package org.ringbook.cli.audit;
