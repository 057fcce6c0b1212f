package dev.baton.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {

  @TempDir Path folder;
  private final List<String> notes = new ArrayList<>();
  private List<BundledFile> files;

  @BeforeEach
  void bundle() throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    files =
        List.of(
            BundledFile.at(Files.writeString(source.resolve("one.so"), "one").toUri().toURL()),
            BundledFile.at(Files.writeString(source.resolve("two.so"), "two").toUri().toURL()));
  }

  private LibraryCache chosen(Path path) {
    return new LibraryCache(path, folder.resolve("usual"), notes);
  }

  private LibraryCache usual(Path path) {
    return new LibraryCache(null, path, notes);
  }

  private static void assertUnpacked(Path unpacked) throws IOException {
    assertThat(unpacked.resolve("one.so")).hasContent("one");
    assertThat(unpacked.resolve("two.so")).hasContent("two");
    assertThat(unpacked).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void unpacksOncePrivately() throws IOException {
    Path first;
    try (var cache = chosen(folder.resolve("new/cache"))) {
      first = cache.unpack("group", files);
    }
    assertUnpacked(first);
    for (Path path : List.of(folder.resolve("new/cache"), first, first.resolve("one.so"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .as(path.toString())
          .isEqualTo("rwx------");
    }
    var past = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(first.resolve("one.so"), past);
    try (var cache = chosen(folder.resolve("new/cache"))) {
      assertThat(cache.unpack("group", files)).isEqualTo(first);
    }
    assertThat(Files.getLastModifiedTime(first.resolve("one.so"))).as("kept").isEqualTo(past);
    assertThat(notes).isEmpty();
  }

  @Test
  void otherContentGoesToAnotherFolder() throws IOException {
    try (var cache = chosen(folder.resolve("cache"))) {
      Path first = cache.unpack("group", files);
      assertThat(cache.unpack("group", files.subList(0, 1))).isNotEqualTo(first);
      assertThat(cache.unpack("another", files)).isNotEqualTo(first);
    }
  }

  @Test
  void repairsWhatWasChanged() throws IOException {
    try (var cache = chosen(folder.resolve("cache"))) {
      Path unpacked = cache.unpack("group", files);
      Path file = unpacked.resolve("one.so");
      Files.writeString(file, "0ne");
      assertUnpacked(cache.unpack("group", files));
      Files.writeString(file, "one and more");
      assertUnpacked(cache.unpack("group", files));
      Files.delete(file);
      assertUnpacked(cache.unpack("group", files));
      Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "one");
      Files.delete(file);
      Files.createSymbolicLink(file, elsewhere);
      assertUnpacked(cache.unpack("group", files));
      assertThat(file).isRegularFile();
      assertThat(Files.isSymbolicLink(file)).isFalse();
    }
  }

  @Test
  void damagedBundleIsNeverUnpacked() throws IOException {
    BundledFile sound = files.getFirst();
    var damaged = new BundledFile(sound.name(), sound.url(), sound.size(), sound.crc() ^ 1);
    Path path = folder.resolve("cache");
    try (var cache = chosen(path)) {
      assertThatThrownBy(() -> cache.unpack("group", List.of(damaged)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("one.so is damaged");
    }
    try (Stream<Path> tree = Files.walk(path)) {
      assertThat(tree).allMatch(Files::isDirectory);
    }
  }

  @Test
  void chosenFolderThatOthersMayWriteIsRefused() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (var cache = chosen(open)) {
      assertThatThrownBy(() -> cache.unpack("group", files))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("-Dbaton.cache.dir=" + open)
          .hasMessageContaining("may be written by others (rwxrwxrwx)");
    }
    assertThat(open).isEmptyDirectory();
  }

  @Test
  void chosenFolderThatIsALinkOrAFileIsRefused() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (var cache = chosen(link)) {
      assertThatThrownBy(() -> cache.unpack("group", files))
          .hasMessageContaining("is a symbolic link");
    }
    Path file = Files.writeString(folder.resolve("file"), "");
    try (var cache = chosen(file)) {
      assertThatThrownBy(() -> cache.unpack("group", files))
          .hasMessageContaining("is not a folder");
    }
  }

  @Test
  void usualFolderThatCannotBeMadeGivesWayToATemporaryOne() throws IOException {
    // Nobody, not even root, can make a folder inside a file.
    Path impossible = Files.writeString(folder.resolve("file"), "").resolve("baton");
    Path unpacked;
    try (var cache = usual(impossible)) {
      unpacked = cache.unpack("group", files);
      assertUnpacked(unpacked);
      assertThat(cache.unpack("another", files).getParent()).isEqualTo(unpacked.getParent());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.getParent())))
          .isEqualTo("rwx------");
    }
    assertThat(unpacked.getParent()).doesNotExist();
    assertThat(notes).hasSize(1);
    assertThat(notes.getFirst()).contains(impossible.toString()).contains("-Dbaton.cache.dir=");
  }

  @Test
  void librariesLoadFromTheTemporaryFolderToo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    var result = new ChildJvm(folder).environment("XDG_CACHE_HOME", file.toString()).run();
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.value("notes")).contains(file.resolve("baton") + " cannot be used");
    assertThat(Path.of(result.value("openBlas"))).doesNotExist();
  }

  @Test
  void libraryInTheCacheThatWasChangedIsRepairedBeforeItIsLoaded() throws Exception {
    var first = new ChildJvm(folder).run();
    Path library = Path.of(first.value("openBlas"));
    long size = Files.size(library);
    try (var channel = FileChannel.open(library, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(4096), 0);
    }
    var second = new ChildJvm(folder).run();
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(second.value("openBlas")).isEqualTo(library.toString());
    assertThat(library).hasSize(size);
    try (var in = Files.newInputStream(library)) {
      assertThat(in.readNBytes(4)).containsExactly(0x7f, 'E', 'L', 'F');
    }
  }

  @Test
  void processesMayUnpackAtOnce() throws Exception {
    var children = new ArrayList<ChildJvm.Running>();
    for (int i = 0; i < 8; i++) {
      children.add(new ChildJvm(folder).start());
    }
    for (var child : children) {
      var result = child.await();
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.value("notes")).isEqualTo("[]");
    }
    try (Stream<Path> tree = Files.walk(folder.resolve("caches"))) {
      assertThat(tree.map(path -> path.getFileName().toString()))
          .containsOnlyOnce("libopenblas.so.0", Platform.current().batonLibrary())
          .noneMatch(name -> name.endsWith(".part"));
    }
  }
}
