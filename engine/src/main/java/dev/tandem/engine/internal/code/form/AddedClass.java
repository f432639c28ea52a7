package dev.tandem.engine.internal.code.form;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.cert.Certificate;

/// A class of an added jar whose lambdas can travel.
///
/// @param source where it comes from
public record AddedClass(byte[] travelForm, CodeSource source) {
    /// @param resource the class file, or null
    /// @return null when the class is best left as it is: it has no lambdas, it is signed, or it cannot be read,
    ///     which whoever defines it tells better
    public static AddedClass of(URL resource, ClassHierarchyResolver types) {
        if (resource == null) {
            return null;
        }
        try {
            URLConnection connection = resource.openConnection();
            // A cached jar would stay open after the session.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                byte[] classFile = in.readAllBytes();
                CodeSource source = source(connection);
                return source.getCertificates() == null && callsDynamically(classFile)
                        ? new AddedClass(TravelForm.of(classFile, types), source) : null;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Unreadable, newer than this Java, or built on classes that are missing here.
            return null;
        }
    }

    /// The form of a class whose loader has no session.
    ///
    /// @return the class file itself when it is best left as it is
    public static byte[] travelForm(byte[] classFile, ClassHierarchyResolver types) {
        try {
            return callsDynamically(classFile) ? TravelForm.withoutLinks(classFile, types) : classFile;
        } catch (IllegalArgumentException e) {
            // As above.
            return classFile;
        }
    }

    /// To be asked when the class has been read: before, nobody has looked at its signature.
    private static CodeSource source(URLConnection connection) throws IOException {
        return connection instanceof JarURLConnection jar ? new CodeSource(jar.getJarFileURL(), jar.getCertificates())
                : new CodeSource(connection.getURL(), (Certificate[]) null);
    }

    private static boolean callsDynamically(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof InvokeDynamicEntry) {
                return true;
            }
        }
        return false;
    }
}
