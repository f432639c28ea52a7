package dev.tandem.workbench.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.files.OutputFolder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayImageTest {
    @TempDir
    private Path folder;

    private ChartDelivery delivery() {
        return new ChartDelivery(new PngFiles(OutputFolder.named(folder.resolve("o"), _ -> {}), _ -> {}));
    }

    @Test
    void theFirstRowIsAtTheTopAndASecondImageOnTheRight() throws Exception {
        ChartDelivery delivery = delivery();
        INDArray array = Nd4j.createFromArray(new double[][] {{0, 0}, {1, 1}});
        new ArrayImage(delivery, array).beside(array.mul(0)).title("Two");
        delivery.deliver();
        BufferedImage image = ImageIO.read(folder.resolve("o/two.png").toFile());
        Colours scale = new Colours(0, 1);
        int low = ((Color) scale.getPaint(0)).getRGB();
        int high = ((Color) scale.getPaint(1)).getRGB();
        int left = image.getWidth() / 5;
        assertThat(image.getRGB(left, image.getHeight() / 4)).isEqualTo(low);
        assertThat(image.getRGB(left, image.getHeight() * 7 / 10)).isEqualTo(high);
        assertThat(image.getRGB(image.getWidth() * 7 / 10, image.getHeight() * 7 / 10)).isEqualTo(low);
    }

    @Test
    void whatIsNoImageIsRefused() {
        assertThatThrownBy(() -> new ArrayImage(delivery(), Nd4j.ones(3))).isInstanceOf(TandemException.class)
                .hasMessageContaining("two axes");
        assertThatThrownBy(() -> new ArrayImage(delivery(), Nd4j.ones(3, 3)).beside(Nd4j.ones(2, 3)))
                .hasMessageContaining("as many rows");
    }
}
