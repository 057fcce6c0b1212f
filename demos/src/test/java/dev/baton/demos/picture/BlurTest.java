package dev.baton.demos.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlurTest {
  @TempDir Path folder;

  /** The same filter, point by point. */
  private static double[] blurred(Picture picture, int passes) {
    double[] values = picture.values();
    int height = picture.height();
    int width = picture.width();
    int h = height + 2 * passes;
    int w = width + 2 * passes;
    double[] result = new double[values.length];
    for (int plane = 0; plane < 3; plane++) {
      double[][] a = new double[h][w];
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int row = Math.clamp(y - passes, 0, height - 1);
          int column = Math.clamp(x - passes, 0, width - 1);
          a[y][x] = values[(plane * height + row) * width + column];
        }
      }
      for (int pass = 0; pass < passes; pass++) {
        double[][] b = new double[a.length - 2][a[0].length - 2];
        for (int y = 0; y < b.length; y++) {
          for (int x = 0; x < b[0].length; x++) {
            for (int dy = 0; dy < 3; dy++) {
              for (int dx = 0; dx < 3; dx++) {
                double weight = (dy == 1 ? 2 : 1) * (dx == 1 ? 2 : 1) / 16.0;
                b[y][x] += weight * a[y + dy][x + dx];
              }
            }
          }
        }
        a = b;
      }
      for (int y = 0; y < height; y++) {
        System.arraycopy(a[y], 0, result, (plane * height + y) * width, width);
      }
    }
    return result;
  }

  @Test
  void bandsDoNotShow() {
    long seed = System.nanoTime();
    System.out.println("BlurTest: seed " + seed);
    var random = new Random(seed);
    try (Interpreter interpreter = Interpreter.builder().build()) {
      for (int height : new int[] {1, 7, 50}) { // Fewer rows than bands, and more.
        for (int passes : new int[] {1, 5}) {
          double[] values = random.doubles(3L * height * 13, 0, 255).toArray();
          var picture = new Picture(height, 13, values);
          try (var blur = new Blur(interpreter, picture, passes)) {
            double[] expected = blurred(picture, passes);
            for (int threads = 1; threads <= 3; threads++) {
              assertThat(blur.run(threads).values()).containsExactly(expected, within(1e-10));
            }
          }
        }
      }
    }
  }

  @Test
  void aFileIsWrittenAndReadPointByPoint() throws IOException {
    double[] values = new Random(1).ints(3 * 5 * 4, 0, 256).asDoubleStream().toArray();
    Path file = folder.resolve("picture.png");
    new Picture(5, 4, values).write(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(4);
    assertThat(image.getRGB(3, 2) >> 16 & 0xff).isEqualTo((int) values[2 * 4 + 3]);
    Picture read = Picture.read(file);
    assertThat(read.height()).isEqualTo(5);
    assertThat(read.values()).containsExactly(values);
    new Picture(1, 2, new double[] {-3, 300, 1.4, 1.6, 0, 255}).write(file);
    assertThat(Picture.read(file).values()).containsExactly(0, 255, 1, 2, 0, 255);
  }

  @Test
  void aFileThatIsNoPictureIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("no.png"), "text");
    assertThatThrownBy(() -> Picture.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is not a picture: PNG, JPEG, GIF and BMP are");
    assertThatThrownBy(() -> Picture.read(folder.resolve("none.png")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void ringsArePaintedInSeveralColours() {
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Picture rings = Picture.rendered(Numeric.of(interpreter), 64);
      assertThat(rings.values()).hasSize(3 * 64 * 64);
      assertThat(Arrays.stream(rings.values()).distinct().count()).isBetween(2L, 3L);
    }
  }
}
