package dev.baton.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps, raw files, and how files come into being. */
class MappedFilesTest {
  @TempDir private Path folder;

  private Interpreter interpreter;
  private Numeric np;
  private Path path;

  @BeforeEach
  void open() {
    interpreter = Interpreter.builder().lock(LockPolicy.cpython()).build();
    np = Numeric.of(interpreter);
    path = folder.resolve("file");
  }

  @AfterEach
  void close() {
    assertThat(np.memory().arrays()).isZero();
    interpreter.close();
  }

  private double[] saved() throws IOException {
    try (NDArray a = np.load(path)) {
      return a.toDoubleArray();
    }
  }

  @Test
  void mapsInThreeModes() throws IOException {
    try (NDArray a = np.array(1, 2, 3)) {
      np.save(path, a);
    }
    try (NDArray read = np.load(path, MapMode.READ_ONLY);
        NDArray copy = np.load(path, MapMode.COPY_ON_WRITE);
        NDArray write = np.load(path, MapMode.READ_WRITE)) {
      assertThat(read.isWriteable()).isFalse();
      assertThatThrownBy(() -> read.set(1.0, 0))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("read-only");
      copy.set(7, 0);
      write.set(8, 1);
      np.flush(write);
      assertThat(copy.getDouble(0)).isEqualTo(7);
      assertThat(read.toDoubleArray()).containsExactly(1, 8, 3);
      assertThat(saved()).containsExactly(1, 8, 3);
      try (NDArray sum = read.add(write)) {
        assertThat(sum.toDoubleArray()).containsExactly(2, 16, 6);
      }
      assertThatIllegalArgumentException().isThrownBy(() -> np.load(path, MapMode.CREATE));
    }
    assertThat(np.memory().inUseBytes()).isZero();
  }

  @Test
  void viewsKeepTheMapAndSoDoShares() throws IOException {
    try (NDArray a = np.array(new double[][] {{1, 2, 3}, {4, 5, 6}});
        NDArray fortran = a.transpose()) {
      np.save(path, fortran);
    }
    NDArray map = np.load(path, MapMode.READ_ONLY);
    NDArray row = map.slice(Slice.at(2));
    NDArray shared = np.share(row);
    assertThat(map.shape()).containsExactly(3, 2);
    map.close();
    assertThat(row.toDoubleArray()).containsExactly(3, 6);
    row.close();
    assertThat(shared.toDoubleArray()).containsExactly(3, 6);
    shared.close();
  }

  @Test
  void makesFilesOfZeros() throws IOException {
    try (NDArray a = np.openMemmap(path, DType.FLOAT64, 2, 2);
        NDArray diagonal = np.array(5, 6)) {
      assertThat(a.toDoubleArray()).containsExactly(0, 0, 0, 0);
      a.assign(diagonal);
      np.flush(a);
      assertThatIllegalArgumentException().isThrownBy(() -> np.flush(diagonal));
    }
    assertThat(saved()).containsExactly(5, 6, 5, 6);
  }

  @Test
  void mapsPartsOfRawFiles() throws IOException {
    try (NDArray a = np.memmap(path, DType.FLOAT64, MapMode.CREATE, 16, 3)) {
      a.fill(2);
    }
    assertThat(Files.size(path)).isEqualTo(40);
    try (NDArray a = np.memmap(path, DType.FLOAT64, MapMode.READ_ONLY, 8, 2, 2)) {
      assertThat(a.toDoubleArray()).containsExactly(0, 2, 2, 2);
    }
    assertThatThrownBy(() -> np.memmap(path, DType.FLOAT64, MapMode.READ_ONLY, 8, 5))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("has 40 bytes, and 40 are to be mapped from byte 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> np.memmap(path, DType.FLOAT64, MapMode.READ_ONLY, 4, 1))
        .withMessageContaining("multiple of 8");
    try (NDArray none = np.memmap(path, DType.INT16, MapMode.READ_ONLY, 0, 0, 3)) {
      assertThat(none.size()).isZero();
    }
  }

  @Test
  void byteOrderKeepsFilesFromBeingMapped() throws IOException {
    byte[] header = NpyHeader.bytes("test", DType.FLOAT64, false, new long[] {1});
    byte[] file = Arrays.copyOf(header, header.length + 8);
    for (int i = 0; i < header.length; i++) {
      file[i] = file[i] == '<' ? (byte) '>' : file[i];
    }
    Files.write(path, file);
    assertThat(saved()).containsExactly(0);
    assertThatThrownBy(() -> np.load(path, MapMode.READ_ONLY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("byte order");
  }

  // ---- raw files --------------------------------------------------------------------------------

  @Test
  void writesAndReadsElements() throws IOException {
    try (NDArray a = np.array(new double[][] {{1, 2}, {3, 4}});
        NDArray transposed = a.transpose()) {
      transposed.tofile(path);
    }
    try (NDArray all = np.fromfile(path, DType.FLOAT64);
        NDArray part = np.fromfile(path, DType.FLOAT64, 2, 8);
        NDArray none = np.fromfile(path, DType.FLOAT64, -1, 100)) {
      assertThat(all.toDoubleArray()).containsExactly(1, 3, 2, 4);
      assertThat(part.toDoubleArray()).containsExactly(3, 2);
      assertThat(none.size()).isZero();
    }
    assertThatThrownBy(() -> np.fromfile(path, DType.FLOAT64, 5, 0))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("has 4 elements of float64 from byte 0 on, not 5");
    assertThatIllegalArgumentException().isThrownBy(() -> np.fromfile(path, DType.INT8, -2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> np.fromfile(path, DType.INT8, 0, -1));
    assertThatThrownBy(() -> np.fromfile(folder.resolve("none"), DType.INT8))
        .isInstanceOf(NoSuchFileException.class);
  }

  // ---- coming into being ------------------------------------------------------------------------

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void replacesFilesWholeAndKeepsLinks() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), path);
    try (NDArray a = np.ones(3);
        NDArray b = np.zeros(2)) {
      np.save(path, a);
      np.save(link, b);
    }
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(saved()).containsExactly(0, 0);
    assertThat(files()).isEqualTo(2);
  }

  @Test
  void leavesTheOldFileWhereWritingFails() throws IOException {
    Files.writeString(path, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    path,
                    out -> {
                      out.write(ByteBuffer.allocate(10));
                      throw new IOException("no space");
                    }))
        .hasMessage("no space");
    assertThat(Files.readString(path)).isEqualTo("old");
    assertThat(files()).isEqualTo(1);
    try (NDArray a = np.ones(3)) {
      assertThatThrownBy(() -> np.save(folder.resolve("none/file.npy"), a))
          .isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> np.save(folder, a)).isInstanceOf(IOException.class);
      assertThat(a.referenceCount()).isEqualTo(1);
    }
  }

  @Test
  void bfloat16HasNoDescr() {
    try (NDArray a = np.empty(DType.BFLOAT16, 2)) {
      assertThatThrownBy(() -> np.save(path, a))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("bfloat16");
      assertThat(a.referenceCount()).isEqualTo(1);
    }
  }

  @Test
  void textErrorsNameLineAndColumn() throws IOException {
    Files.writeString(path, "# head\n1 2\n3 x\n");
    assertThatThrownBy(() -> np.loadtxt(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3, column 2: cannot read \"x\" as float64");
    Files.writeString(path, "1 2\n\n3\n");
    assertThatThrownBy(() -> np.loadtxt(path))
        .hasMessageContaining("line 3 has 1 columns, line 1 has 2");
    Files.write(path, new byte[] {'1', (byte) 0xff});
    assertThatThrownBy(() -> np.loadtxt(path)).hasMessageContaining("is not UTF-8");
    Files.writeString(path, "1,50%\n2,75%\n");
    LoadTextOptions percent =
        LoadTextOptions.DEFAULT
            .withDelimiter(",")
            .withConverter(-1, field -> Double.parseDouble(field.replace("%", "")) / 100);
    try (NDArray a = np.loadtxt(path, percent)) {
      assertThat(a.toDoubleArray()).containsExactly(1, 0.5, 2, 0.75);
      np.savetxt(path, a, SaveTextOptions.DEFAULT.withFormats("%d: %.0f%%"));
    }
    assertThat(Files.readString(path)).isEqualTo("1: 0%\n2: 1%\n");
  }
}
