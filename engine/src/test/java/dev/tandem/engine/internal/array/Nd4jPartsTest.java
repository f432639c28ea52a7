package dev.tandem.engine.internal.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.common.util.ArchiveUtils;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.inverse.InvertMatrix;
import org.nd4j.serde.base64.Nd4jBase64;

/// What ND4J does with libraries of others works with the versions that the build gives it.
class Nd4jPartsTest {
    private final INDArray square = Nd4j.create(new double[][] {{4, 1}, {2, 3}});

    @Test
    void itComputesAndWritesItsFormats() throws Exception {
        assertThat(square.mmul(InvertMatrix.invert(square, false))).isEqualTo(Nd4j.eye(2).castTo(DataType.DOUBLE));
        assertThat(Nd4j.createNpyFromInputStream(new ByteArrayInputStream(Nd4j.toNpyByteArray(square)))).isEqualTo(square);
        assertThat(Nd4j.rand(DataType.DOUBLE, 3, 3).maxNumber().doubleValue()).isLessThan(1);
    }

    @Test
    void itsTextFormWorksWithTheNewerCommonsNet() throws Exception {
        assertThat(Nd4jBase64.fromBase64(Nd4jBase64.base64String(square))).isEqualTo(square);
    }

    @Test
    void itsArchivesWorkWithTheNewerCommonsCompress(@TempDir Path folder) throws Exception {
        Path zip = folder.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("inner.txt"));
            out.write(42);
        }
        assertThat(ArchiveUtils.zipListFiles(zip.toFile())).containsExactly("inner.txt");
        Path tar = folder.resolve("b.tar.gz");
        try (var out = new TarArchiveOutputStream(
                new GZIPOutputStream(Files.newOutputStream(tar)))) {
            out.putArchiveEntry(new TarArchiveEntry(zip.toFile(), "a.zip"));
            Files.copy(zip, out);
            out.closeArchiveEntry();
        }
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        ArchiveUtils.unzipFileTo(tar.toString(), unpacked.toString(), false);
        assertThat(unpacked.resolve("a.zip")).hasSameBinaryContentAs(zip);
    }
}
