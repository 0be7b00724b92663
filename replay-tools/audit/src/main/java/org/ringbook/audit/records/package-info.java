/**
 * Reads records where auditors want them: by place and time, filtered, compared, counted. All of it reads only, beside a live
 * engine or in a copy.
 */
package org.ringbook.audit.records;
