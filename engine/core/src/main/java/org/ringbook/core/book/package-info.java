/**
 * Order books without objects: orders in pooled slots of one cache line ({@link org.ringbook.core.book.OrderStore}), levels in a
 * ladder around the touch with a bitmap, far levels in sorted blocks.
 */
package org.ringbook.core.book;
