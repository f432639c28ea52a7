package dev.tandem.workbench.session.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;

/// A class in a jar, for a compiler; its jar is opened when its content is asked for.
final class JarClass implements JavaFileObject {
    private final OpenJar jar;
    private final String binaryName;

    JarClass(OpenJar jar, String binaryName) {
        this.jar = jar;
        this.binaryName = binaryName;
    }

    String binaryName() {
        return binaryName;
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return jar.content(JarClasses.entry(binaryName));
    }

    @Override
    public Kind getKind() {
        return Kind.CLASS;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.CLASS && simpleName.equals(binaryName.substring(binaryName.lastIndexOf('.') + 1));
    }

    /// As a compiler names it in its messages.
    @Override
    public String getName() {
        return jar + "(/" + JarClasses.entry(binaryName) + ")";
    }

    @Override
    public URI toUri() {
        return URI.create("jar:" + jar.path().toUri() + "!/" + JarClasses.entry(binaryName));
    }

    @Override
    public long getLastModified() {
        return jar.path().toFile().lastModified();
    }

    @Override
    public NestingKind getNestingKind() {
        return null;
    }

    @Override
    public Modifier getAccessLevel() {
        return null;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        throw new UnsupportedOperationException("class has no text: class=" + getName());
    }

    @Override
    public Reader openReader(boolean ignoreEncodingErrors) {
        throw new UnsupportedOperationException("class has no text: class=" + getName());
    }

    @Override
    public OutputStream openOutputStream() {
        throw new UnsupportedOperationException("class is only read: class=" + getName());
    }

    @Override
    public Writer openWriter() {
        throw new UnsupportedOperationException("class is only read: class=" + getName());
    }

    @Override
    public boolean delete() {
        return false;
    }

    @Override
    public String toString() {
        return getName();
    }
}
