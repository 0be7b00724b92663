package org.ringbook.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that some files must not hold in their code, or in their comments, and what to write instead. */
record BannedText(
        Predicate<SourceFile> where, Function<SourceFile, String> in, Pattern pattern, String because, String instead) {

    private static final Predicate<SourceFile> CORE =
            file -> !file.isTest() && file.module().equals("engine/core");
    private static final Predicate<SourceFile> RULES =
            CORE.or(file -> !file.isTest() && file.module().equals("engine/reference"));

    static final List<BannedText> ALL = List.of(
            code(
                    RULES,
                    "System\\s*\\.\\s*(nanoTime|currentTimeMillis)|java\\.time\\b|java\\.util\\.(Date|Calendar|Timer)\\b",
                    "the rules read no clock",
                    "the timestamp of the command, nanoseconds since the epoch in a long"),
            code(
                    RULES,
                    "\\b(Random|ThreadLocalRandom|SplittableRandom|SecureRandom|RandomGenerator|UUID)\\b"
                            + "|\\b(Math|StrictMath)\\s*\\.\\s*random\\b|\\bidentityHashCode\\b",
                    "the rules draw nothing at random",
                    "numbers derived from the sequence of the record, or a field of the command"),
            code(
                    RULES,
                    "\\b([dD]ouble|[fF]loat)\\b",
                    "money is exact",
                    "whole ticks, lots and units in a long, with Math.multiplyExact or Math.multiplyHigh"),
            code(
                    CORE,
                    "java\\.util\\.(concurrent\\.Concurrent)?(Linked|Identity|Weak)?Hash(Map|Set)\\b"
                            + "|java\\.util\\.Hashtable\\b|\\b(Map|Set)\\s*\\.\\s*(of|ofEntries|copyOf)\\b",
                    "the core boxes nothing and takes no order from a hash",
                    "Agrona's primitive maps, sized up front, and price levels, queues or sorted ids for order"),
            code(
                    CORE,
                    "org\\.slf4j\\b|java\\.util\\.logging\\b|java\\.lang\\.System\\.Logger\\b|\\bSystem\\s*\\.\\s*(out|err|getLogger)\\b",
                    "the core does not log",
                    "an event; or, for a broken invariant, an exception whose message gives the values"),
            code(
                    CORE,
                    "\\b(Thread|ThreadLocal|Runnable|synchronized|volatile)\\b|java\\.util\\.concurrent\\b",
                    "the core has one thread, its host's",
                    "plain fields; whatever needs a thread belongs to engine/server"),
            code(
                    CORE,
                    "java\\.io\\b|java\\.nio\\.(file|channels)\\b|java\\.net\\b",
                    "the core does no input or output",
                    "the host's buffers: save and load through DirectBuffer and MutableDirectBuffer"),
            code(
                    CORE,
                    "\\bSystem\\s*\\.\\s*(getenv|getProperty)\\b|\\b(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)\\b",
                    "what can change an outcome is not configuration",
                    "a command in the journal"),
            code(
                    file -> true,
                    "\\.\\s*printStackTrace\\s*\\(",
                    "a stack trace on the console is lost",
                    "the error handler of the Context, or throw"),
            code(
                    file -> true,
                    "\\bpackage\\s+[\\w.]*\\.(utils?|commons?|helpers?|managers?)\\b",
                    "the package says nothing",
                    "the name of what is in it, in the words of the flow: ingress, ring, core, journal, egress"),
            new BannedText(
                    file -> true,
                    file -> file.comments(),
                    Pattern.compile("\\b(TODO|FIXME|XXX)\\b"),
                    "work is not left in comments",
                    "do it now, or say in a sentence what the code does not do"),
            new BannedText(
                    file -> true,
                    file -> file.codeAndComments(),
                    Pattern.compile("\\bcatch\\s*\\([^)]*\\)\\s*\\{\\s*\\}"),
                    "an exception vanishes",
                    "handle it, or a comment in the block on why nothing is right"));

    List<Finding> check(final SourceFile file) {
        final List<Finding> findings = new ArrayList<>();
        if (where.test(file)) {
            final Matcher matcher = pattern.matcher(in.apply(file));
            while (matcher.find()) {
                final String found = matcher.group().replaceAll("\\s+", " ");
                findings.add(new Finding(file.path(), file.lineAt(matcher.start()), because + ": " + found, instead));
            }
        }
        return findings;
    }

    private static BannedText code(
            final Predicate<SourceFile> where, final String pattern, final String because, final String instead) {
        return new BannedText(where, file -> file.code(), Pattern.compile(pattern), because, instead);
    }
}
