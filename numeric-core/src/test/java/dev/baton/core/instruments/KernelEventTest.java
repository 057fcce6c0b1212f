package dev.baton.core.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What native calls tell the JVM's flight recorder. */
class KernelEventTest {
  @Test
  void kernelsAreRecordedWithTheirSizeAndWhetherTheLockWasReleased(@TempDir Path folder)
      throws IOException {
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      try (NDArray small = np.arange(500.0);
          NDArray large = np.arange(501.0);
          var recording = new Recording()) {
        small.add(small).close(); // Not recorded: the event is switched on while kernels run.
        recording.enable("baton.Kernel").withThreshold(Duration.ZERO);
        recording.start();
        small.add(small).close();
        large.add(large).close();
        large.dot(large).close();
        recording.stop();
        small.add(small).close();
        Path file = folder.resolve("kernels.jfr");
        recording.dump(file);

        List<RecordedEvent> kernels =
            RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("baton.Kernel"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
        assertThat(kernels)
            .extracting(
                kernel -> kernel.getString("work"),
                kernel -> kernel.getLong("elements"),
                kernel -> kernel.getBoolean("released"))
            .containsExactly(
                tuple("elementwise", 500L, false),
                tuple("elementwise", 501L, true),
                tuple("blas", 501L, true));
        assertThat(kernels).allSatisfy(kernel -> assertThat(kernel.getDuration()).isPositive());
        assertThat(kernels.getFirst().getStackTrace().getFrames())
            .extracting(frame -> frame.getMethod().getName())
            .contains("binary", "add");
      }
    }
  }
}
