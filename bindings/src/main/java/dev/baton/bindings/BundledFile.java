package dev.baton.bindings;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A library inside a jar. Its size and checksum are what the jar's own directory says, so that
 * comparing a copy with it does not unpack it again: for OpenBLAS that is a quarter of a second at
 * every start.
 */
record BundledFile(String name, URL url, long size, long crc) {

  /** The file at a place found by {@link #onClassPath} or {@link #inModule}. */
  static BundledFile at(URL url) throws IOException {
    String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    if (url.openConnection() instanceof JarURLConnection jar) {
      // A cached jar would stay open, and with it the file, until the end of the process.
      jar.setUseCaches(false);
      try (var _ = jar.getJarFile()) {
        var entry = jar.getJarEntry();
        return new BundledFile(name, url, entry.getSize(), entry.getCrc());
      }
    }
    var crc = new CRC32();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = url.openStream()) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        size += n;
      }
    }
    return new BundledFile(name, url, size, crc.getValue());
  }

  InputStream open() throws IOException {
    var connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  static @Nullable URL onClassPath(String resource) {
    ClassLoader loader = BundledFile.class.getClassLoader();
    return loader == null ? ClassLoader.getSystemResource(resource) : loader.getResource(resource);
  }

  /**
   * Finds a resource in a module that is on the module path but not in the module graph. The
   * OpenBLAS artifact has to be found so: nothing requires it, and it requires JavaCPP, which
   * nobody needs.
   */
  static @Nullable URL inModule(String module, String resource) throws IOException {
    String modulePath = System.getProperty("jdk.module.path");
    if (modulePath == null) {
      return null;
    }
    Path[] entries =
        Arrays.stream(modulePath.split(Pattern.quote(File.pathSeparator)))
            .map(Path::of)
            .toArray(Path[]::new);
    try {
      Optional<ModuleReference> found = ModuleFinder.of(entries).find(module);
      if (found.isEmpty()) {
        return null;
      }
      try (var reader = found.get().open()) {
        Optional<URI> place = reader.find(resource);
        return place.isEmpty() ? null : place.get().toURL();
      }
    } catch (FindException e) {
      throw new IOException("the module path cannot be read: " + e.getMessage(), e);
    }
  }
}
