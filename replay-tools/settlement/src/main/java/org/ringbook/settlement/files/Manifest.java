package org.ringbook.settlement.files;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says of files that belong together which records they come from, and the SHA-256 of each. */
final class Manifest {
    private static final String NAME = "manifest.json";
    /** A line feed on every system. */
    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final Map<String, Object> content = new LinkedHashMap<>();

    Manifest put(final String key, final Object value) {
        content.put(key, value);
        return this;
    }

    /** The last file of a set: names all before it. */
    void write(final FileSet set) throws IOException {
        content.put("files", set.files());
        set.write(NAME, out -> out.append(JSON.writeValueAsString(content)).append('\n'));
    }
}
