package org.ringbook.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java file of a module, without the contents of its strings, three times over: its code, its comments, and both. What
 * is left out is blanked, so that all three have the lines of the file.
 */
record SourceFile(String module, boolean isTest, String path, String code, String comments, String codeAndComments) {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'");

    static SourceFile of(final String module, final boolean isTest, final String path, final String text) {
        final StringBuilder code = new StringBuilder(text);
        final StringBuilder comments = new StringBuilder(blank(text));
        final StringBuilder codeAndComments = new StringBuilder(text);
        final Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            code.replace(token.start(), token.end(), blank(token.group()));
            if (token.group("comment") != null) {
                comments.replace(token.start(), token.end(), token.group());
            } else {
                codeAndComments.replace(token.start(), token.end(), blank(token.group()));
            }
        }
        return new SourceFile(module, isTest, path, code.toString(), comments.toString(), codeAndComments.toString());
    }

    static SourceFile read(final String module, final Path root, final Path file) throws IOException {
        final String path = root.relativize(file).toString().replace('\\', '/');
        return of(module, path.startsWith(module + "/src/test/"), path, Files.readString(file));
    }

    int lineAt(final int index) {
        return 1 + (int) code.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private static String blank(final String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}
