package org.ringbook.torture;

/** Records were lost, invented or doubled. */
final class LossException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JournalCheck.Comparison comparison;

    LossException(final JournalCheck.Comparison comparison) {
        super(comparison.first());
        this.comparison = comparison;
    }

    JournalCheck.Comparison comparison() {
        return comparison;
    }
}
