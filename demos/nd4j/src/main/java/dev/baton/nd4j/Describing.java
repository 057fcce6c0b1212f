package dev.baton.nd4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Which ND4J this is. */
final class Describing {
  private Describing() {}

  static Map<String, ?> everything() {
    return Map.of(
        "nd4j",
        version(),
        "backend",
        Nd4j.getBackend().getClass().getSimpleName(),
        "jdk",
        Runtime.version().toString(),
        "threads",
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
  }

  private static String version() {
    var properties = new Properties();
    try (var in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("ND4J's version cannot be read", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
