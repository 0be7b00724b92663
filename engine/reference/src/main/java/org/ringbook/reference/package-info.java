/**
 * The rules of the core once more, in plain collections and exact integers, sharing no code with it, so that the two can be
 * compared.
 */
package org.ringbook.reference;
