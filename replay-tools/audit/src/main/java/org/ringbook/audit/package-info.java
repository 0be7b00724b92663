/**
 * The auditor: re-executes the journal and compares every record with the recorded one.
 */
package org.ringbook.audit;
