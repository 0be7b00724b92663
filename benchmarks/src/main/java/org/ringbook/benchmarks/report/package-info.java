/** What benchmarks say: sections of tables and plots, and the page and the JSON document that they make. */
package org.ringbook.benchmarks.report;
