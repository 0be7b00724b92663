/** Order flows that every engine is measured with, ours and others, and the measuring of bare order books. Knows no engine. */
package org.ringbook.workloads;
