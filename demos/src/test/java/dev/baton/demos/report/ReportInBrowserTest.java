package dev.baton.demos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.demos.convoy.Convoys;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.lab.Results;
import dev.baton.demos.lab.SampleMeasurements;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The report as a browser shows it, in both themes, from the pixels. Needs Chromium on the PATH,
 * and is skipped without.
 */
class ReportInBrowserTest {
  private static final long DEADLINE_SECONDS = 120;

  /** Who asks for something: Chromium for itself, which is no origin, or the page. */
  private static final Pattern INITIATOR = Pattern.compile("\"initiator\":\"([^\"]*)\"");

  private static final String CHROMIUM_ITSELF = "not an origin";

  @TempDir Path folder;

  private static List<String> chromium() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .flatMap(
            path ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(n -> path + File.separator + n))
        .filter(file -> Files.isExecutable(Path.of(file)))
        .limit(1)
        .toList();
  }

  /**
   * What became of a page: its picture, what it asked of the network, and what it complained of.
   */
  private record Shown(BufferedImage picture, List<String> requests, List<String> complaints) {}

  private Shown show(Path page, int scheme) throws Exception {
    List<String> chromium = chromium();
    assumeThat(chromium).as("needs Chromium").isNotEmpty();
    Path screenshot = folder.resolve("screenshot.png");
    Path network = folder.resolve("network.json");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                chromium.getFirst(),
                "--headless=new",
                "--no-sandbox", // As root, in containers.
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile"),
                "--blink-settings=preferredColorScheme=" + scheme,
                "--window-size=1100,6000",
                "--screenshot=" + screenshot,
                "--log-net-log=" + network,
                "--enable-logging=stderr",
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Chromium did not end: " + Files.readString(log));
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return new Shown(
        ImageIO.read(screenshot.toFile()),
        INITIATOR
            .matcher(Files.readString(network))
            .results()
            .map(match -> match.group(1))
            .filter(initiator -> !initiator.equals(CHROMIUM_ITSELF))
            .toList(),
        Files.readString(log).lines().filter(line -> line.contains("CONSOLE")).toList());
  }

  @Test
  void aPageThatFetchesOrComplainsIsCaught() throws Exception {
    Path page = folder.resolve("page.html");
    Files.writeString(
        page, "<img src='http://localhost:9/x.png'><script>console.error('oh')</script>");
    Shown shown = show(page, 1);
    assertThat(shown.requests()).isNotEmpty();
    assertThat(shown.complaints()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1, #fcfcfa, #d9822b, #0f8b8d, #7b5ea7",
    "dark, 0, #14181b, #e39a4f, #35b5b0, #a78bd6"
  })
  void itsChartsAreDrawnAndNothingIsFetchedOrComplainedOf(
      String theme, int scheme, String paper, String held, String released, String numpy)
      throws Exception {
    var measurements = SampleMeasurements.all();
    Path page = folder.resolve(theme + ".html");
    Files.writeString(
        page,
        Report.html(
            Results.of(SampleMeasurements.machine(), measurements),
            measurements,
            new EchoMeasurements(List.of()),
            Convoys.NONE,
            Exhibition.NONE));
    Shown shown = show(page, scheme);
    assertThat(shown.requests()).isEmpty();
    assertThat(shown.complaints()).isEmpty();
    BufferedImage picture = shown.picture();
    assertThat(pixels(picture, paper)).isGreaterThan(picture.getWidth() * picture.getHeight() / 4);
    for (String bar : List.of(held, released, numpy)) {
      assertThat(pixels(picture, bar)).as("%s bars", bar).isGreaterThan(10_000);
    }
  }

  private static int pixels(BufferedImage picture, String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
