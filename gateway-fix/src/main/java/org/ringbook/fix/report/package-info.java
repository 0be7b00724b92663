/**
 * What FIX sessions are told: a function of the event stream alone, so that a gateway which begins anew at a record makes the same reports,
 * with the same ids and in the same order, as the one before it.
 */
package org.ringbook.fix.report;
