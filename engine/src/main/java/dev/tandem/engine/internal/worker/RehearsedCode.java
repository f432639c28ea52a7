package dev.tandem.engine.internal.worker;

import dev.tandem.engine.function.Task;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Supplier;

/// Code that travels to a rehearsing worker as what users type does: no class path has the classes that its own loader makes.
// javac takes a package called "internal" for one of the JDK.
@SuppressWarnings("serial")
final class RehearsedCode implements Supplier<List<Task<?>>> {
    private static int doubled(int value) {
        return 2 * value;
    }

    @Override
    public List<Task<?>> get() {
        int one = 1;
        return List.of(() -> 1, () -> doubled(one));
    }

    /// Makes the class of this name anew, and takes all others from where this one is.
    private static final class Typed extends ClassLoader {
        Typed() {
            super(RehearsedCode.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(RehearsedCode.class.getName()) && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] classFile = in.readAllBytes();
                return defineClass(name, classFile, 0, classFile.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /// Tasks of a class that only a loader of their own has.
    @SuppressWarnings("unchecked")
    static List<Task<?>> tasks() {
        try {
            Constructor<?> constructor = new Typed().loadClass(RehearsedCode.class.getName()).getDeclaredConstructor();
            // Another loader's package is another package.
            constructor.setAccessible(true);
            return ((Supplier<List<Task<?>>>) constructor.newInstance()).get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("code for a rehearsal cannot be made", e);
        }
    }
}
