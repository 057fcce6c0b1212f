package dev.baton.demos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.demos.convoy.Convoys;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.lab.Json;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Results;
import dev.baton.demos.lab.SampleMeasurements;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"results\">(.*?)</script>", Pattern.DOTALL);

  private static String report(List<Measurement> measurements) {
    return Report.html(
        Results.of(SampleMeasurements.machine(), measurements),
        measurements,
        new EchoMeasurements(List.of()),
        Convoys.NONE,
        Exhibition.NONE);
  }

  @Test
  void itCarriesTheContentOfResultsJson() throws IOException {
    List<Measurement> measurements = SampleMeasurements.withFailure();
    Matcher data = DATA.matcher(report(measurements));
    assertThat(data.find()).isTrue();
    var mapper = new ObjectMapper();
    JsonNode embedded = mapper.readTree(data.group(1));
    String file = Json.text(Results.of(SampleMeasurements.machine(), measurements));
    assertThat(embedded).isEqualTo(mapper.readTree(file));
  }

  @Test
  void itNeedsNothingFromOutside() {
    String html = report(SampleMeasurements.all());
    assertThat(html).doesNotContainPattern("https?:|//[a-z]+\\.|@import|url\\(|<link rel=\"style");
    assertThat(Pattern.compile("(?:src|href)=\"(?!data:,)").matcher(html).find()).isFalse();
    // The one script element is data, which is not run.
    assertThat(Pattern.compile("<script").matcher(html).results()).hasSize(1);
  }

  @Test
  void noMarkIsLeftAndTextIsEscaped() {
    String html = report(SampleMeasurements.withFailure());
    assertThat(html)
        .doesNotContain("{{")
        .doesNotContain("<fast>")
        .doesNotContain("wrong </script>");
    assertThat(html)
        .contains("A &lt;fast&gt; CPU &amp; more")
        .contains("wrong &lt;/script&gt; result");
  }

  @Test
  void everyProgramHasItsBarsItsTimesAndItsExplanation() {
    String html = report(SampleMeasurements.all());
    for (Program program : Programs.all()) {
      assertThat(html).contains("aria-label=\"" + program.name() + ": ");
      assertThat(html).contains("<td>" + program.name() + "</td>");
      assertThat(html).contains(Html.escape(program.explanation()));
    }
    assertThat(html).contains("released for native work");
  }

  @Test
  void whatTheMachineGaveIsSaidBesideTheBars() {
    String html = report(SampleMeasurements.all());
    String caption = html.substring(html.indexOf("Bars that end at 1×"));
    assertThat(caption.substring(0, caption.indexOf("</p>"))).contains("1.86× (1.79–1.93)");
  }

  @Test
  void aMissingPeerIsSaid() {
    String html = report(SampleMeasurements.withoutPeer());
    assertThat(html).contains("CPython + NumPy was not measured: not found: there is no python3.");
    assertThat(html).doesNotContain("class=\"cpython-numpy\"");
  }

  @Test
  void nothingMeasuredIsAPageToo() {
    assertThat(report(List.of())).contains("Nothing was measured");
  }
}
