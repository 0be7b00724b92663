package org.ringbook.settlement.files;

/**
 * A file that was made.
 *
 * @param name   its path within the directory for files, with {@code /}.
 * @param bytes  its length.
 * @param sha256 of its bytes, in hexadecimal digits.
 */
public record MadeFile(String name, long bytes, String sha256) {}
