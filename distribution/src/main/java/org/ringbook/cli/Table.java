package org.ringbook.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns. The first column is aligned to the left, numbers to the right. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param headings of its columns.
     */
    public Table(final String... headings) {
        rows.add(headings.clone());
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are headings.
     * @return this.
     */
    public Table row(final Object... cells) {
        final String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = String.valueOf(cells[i]);
        }
        rows.add(texts);
        return this;
    }

    /**
     * Whether there is nothing but headings.
     *
     * @return true if so.
     */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        final int columns = rows.get(0).length;
        final StringBuilder text = new StringBuilder();
        for (final String[] row : rows) {
            for (int column = 0; column < columns; column++) {
                final String padding = " ".repeat(width(column) - row[column].length());
                text.append(column == 0 ? "" : "  ");
                text.append(isNumeric(column) ? padding + row[column] : row[column] + padding);
            }
            while (text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            text.append(System.lineSeparator());
        }
        text.setLength(text.length() - System.lineSeparator().length());
        return text.toString();
    }

    private int width(final int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private boolean isNumeric(final int column) {
        return rows.size() > 1
                && rows.stream()
                        .skip(1)
                        .map(row -> row[column])
                        .allMatch(cell -> !cell.isEmpty() && (Character.isDigit(cell.charAt(0)) || "-".equals(cell)));
    }
}
