package dev.baton.demos.picture;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Colours by row and column, red, green and blue from 0 to 255.
 *
 * @param height how many rows
 * @param width how many columns
 * @param values the 3 × height × width values, in C order
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, not compared.
public record Picture(int height, int width, double[] values) {
  private static final int PLANES = 3;

  /** Makes a picture. */
  public Picture {
    if (values.length != PLANES * height * width) {
      throw new IllegalArgumentException(
          "%d values for 3 × %d × %d".formatted(values.length, height, width));
    }
  }

  /**
   * Reads a picture.
   *
   * @param file a PNG, JPEG, GIF or BMP file
   * @return its colours; transparency is left out
   * @throws IOException if it cannot be read, or is none of these; the message says which file
   */
  public static Picture read(Path file) throws IOException {
    BufferedImage image;
    try (var in = Files.newInputStream(file)) {
      image = ImageIO.read(in);
    }
    if (image == null) {
      throw new IOException(file + " is not a picture: PNG, JPEG, GIF and BMP are");
    }
    int height = image.getHeight();
    int width = image.getWidth();
    double[] values = new double[PLANES * height * width];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        for (int plane = 0; plane < PLANES; plane++) {
          values[(plane * height + y) * width + x] = row[x] >> shift(plane) & 0xff;
        }
      }
    }
    return new Picture(height, width, values);
  }

  private static int shift(int plane) {
    return 8 * (PLANES - 1 - plane);
  }

  /**
   * Paints a picture with sharp edges, for want of another: rings of several colours.
   *
   * @param np where to compute
   * @param size how many rows and columns
   * @return the picture
   */
  public static Picture rendered(Numeric np, int size) {
    try (var _ = np.scope()) {
      NDArray along = np.linspace(-1, 1, size);
      NDArray squares = along.multiply(along);
      NDArray fromCentre = np.sqrt(squares.reshape(size, 1).add(squares));
      NDArray tilt = np.arctan2(along.reshape(size, 1), along).multiply(3);
      NDArray[] planes = new NDArray[PLANES];
      for (int plane = 0; plane < PLANES; plane++) {
        NDArray wave = np.sin(fromCentre.multiply(30 + 12 * plane).add(tilt));
        planes[plane] = np.sign(wave).multiply(100).add(128);
      }
      return of(np.stack(planes));
    }
  }

  /** Takes the colours from an array of 3 × height × width numbers. */
  static Picture of(NDArray planes) {
    return new Picture(
        Math.toIntExact(planes.shape()[1]),
        Math.toIntExact(planes.shape()[2]),
        planes.toDoubleArray());
  }

  /** Returns the colours as an array of 3 × height × width numbers, the caller's to close. */
  NDArray planes(Numeric np) {
    try (NDArray flat = np.array(values)) {
      return flat.reshape(PLANES, height, width);
    }
  }

  /**
   * Writes the picture as PNG.
   *
   * @param file where to
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int plane = 0; plane < PLANES; plane++) {
          double value = values[(plane * height + y) * width + x];
          rgb |= (int) Math.rint(Math.clamp(value, 0, 255)) << shift(plane);
        }
        image.setRGB(x, y, rgb);
      }
    }
    try (var out = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", out);
    }
  }
}
