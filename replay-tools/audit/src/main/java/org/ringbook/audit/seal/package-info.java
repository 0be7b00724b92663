/**
 * Seals: a chain of SHA-256 hashes over ranges of records, each link signed with Ed25519. Whoever holds a seal, or only its last
 * hash, can show that no sealed record was changed since; {@code docs/audit.md} has the format to the byte.
 */
package org.ringbook.audit.seal;
