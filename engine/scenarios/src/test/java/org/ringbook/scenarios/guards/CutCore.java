package org.ringbook.scenarios.guards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.ringbook.core.ExchangeCore;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.Subject;

/** Defines the classes of the core anew, with a guard taken out of them. */
final class CutCore extends ClassLoader {
    private static final String CORE = ExchangeCore.class.getPackageName() + ".";
    private static final String SUBJECT = CoreSubject.class.getName();
    private static final Map<String, byte[]> AS_COMPILED = new ConcurrentHashMap<>();
    private static final Map<List<Cut>, CutCore> KNOWN = new ConcurrentHashMap<>();

    private final List<Cut> cuts;

    private CutCore(final List<Cut> cuts) {
        super(CutCore.class.getClassLoader());
        this.cuts = cuts;
    }

    /**
     * A core without some guards.
     *
     * @throws IllegalArgumentException if a cut finds nothing in the core
     */
    static Subject without(final List<Cut> cuts) {
        try {
            return (Subject) KNOWN.computeIfAbsent(cuts, CutCore::defined)
                    .loadClass(SUBJECT)
                    .getConstructor()
                    .newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CutCore defined(final List<Cut> cuts) {
        for (final Cut cut : cuts) {
            if (CoreClasses.all().stream()
                            .filter(cut::isIn)
                            .mapToInt(name -> cut.apply(read(name)))
                            .sum()
                    == 0) {
                throw new IllegalArgumentException(
                        "not in the core any more; the table of guards has to follow: " + cut);
            }
        }
        return new CutCore(cuts);
    }

    /** A class of the core as it was compiled. */
    static ClassNode read(final String className) {
        final ClassNode node = new ClassNode();
        new ClassReader(bytes(className)).accept(node, 0);
        return node;
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(CORE) && !name.equals(SUBJECT)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(final String name) {
        final List<Cut> here = cuts.stream().filter(cut -> cut.isIn(name)).toList();
        byte[] bytes = bytes(name);
        if (!here.isEmpty()) {
            final ClassNode node = read(name);
            here.forEach(cut -> cut.apply(node));
            final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            node.accept(writer);
            bytes = writer.toByteArray();
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] bytes(final String className) {
        return AS_COMPILED.computeIfAbsent(className, name -> {
            final String file = name.replace('.', '/') + ".class";
            try (InputStream in = CutCore.class.getClassLoader().getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalArgumentException("no such class: " + name);
                }
                return in.readAllBytes();
            } catch (final IOException e) {
                throw new UncheckedIOException(file, e);
            }
        });
    }
}
