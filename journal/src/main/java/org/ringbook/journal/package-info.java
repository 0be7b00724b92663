/**
 * The journal: appends, follows, seeks and verifies records. Chronicle Queue stays inside this module; no public type
 * shows it.
 */
package org.ringbook.journal;
