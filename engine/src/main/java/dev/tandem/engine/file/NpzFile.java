package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A zip of arrays of NumPy, each by a name. It is opened for each question and holds nothing open. Immutable.
public final class NpzFile {
    private static final String ENDING = ".npy";

    private final Path file;
    private final List<String> names;

    private NpzFile(Path file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    /// @throws TandemException when it cannot be read or is no zip
    public static NpzFile of(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new NpzFile(file, zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).toList());
        } catch (IOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    /// The arrays, in the order of the file.
    public List<String> names() {
        return names;
    }

    /// One of the arrays, as [NpyArray#read(Path)].
    ///
    /// @throws TandemException when there is none of that name, or it cannot be read
    public INDArray array(String name) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name + ENDING);
            if (entry == null) {
                throw new TandemException("no such array: name=" + Excerpt.cut(name) + ", names=" + Excerpt.of(names) + ", file=" + file);
            }
            if (entry.getSize() > Integer.MAX_VALUE - 16) {
                throw new TandemException("an array of more than 2 GiB in a zip: name=" + name + ", file=" + file);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return NpyArray.read(MemorySegment.ofArray(in.readAllBytes()), "name=" + name + ", file=" + file);
            }
        } catch (IOException e) {
            throw new TandemException("array not read: name=" + name + ", file=" + file + ", cause=" + e, e);
        }
    }

    @Override
    public String toString() {
        return "NpzFile[" + file.getFileName() + ", names=" + Excerpt.of(names) + "]";
    }
}
