package org.ringbook.cli.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.FollowerKinds;

/** Followers by the names that people give. */
final class FollowerNames {
    static final String ALL = "all";

    private FollowerNames() {}

    /**
     * Finds them.
     *
     * @param names none or {@code all}: all there are.
     * @return in the order in which followers are listed.
     * @throws IllegalArgumentException if one is not known.
     */
    static List<FollowerKind> find(final List<String> names) {
        if (names == null || names.isEmpty() || names.contains(ALL)) {
            return FollowerKinds.ALL;
        }
        final List<FollowerKind> kinds = new ArrayList<>();
        for (final String name : names) {
            kinds.add(FollowerKinds.find(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no follower " + name + ": there are "
                            + FollowerKinds.ALL.stream().map(FollowerKind::name).collect(Collectors.joining(", "))
                            + ", " + ALL)));
        }
        return kinds;
    }
}
