package dev.baton.demos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demos.report.Curves.Kind;
import dev.baton.demos.report.Curves.Line;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CurveChartTest {
  private static Curves curves(boolean logarithmic) {
    List<Double> x = List.of(1.0, 10.0, 100.0);
    return new Curves(
        "A <title>",
        "threads",
        "speed-up",
        logarithmic,
        List.of(
            new Line("a & b", Kind.MEASURED, 0, x, List.of(1.0, 1.5, 2.0)),
            new Line("expected", Kind.EXPECTED, 0, List.of(1.0, 100.0), List.of(1.0, 2.0)),
            new Line("limit", Kind.LIMIT, 7, x, List.of(1.0, 1.2, 1.3))));
  }

  @Test
  void everyCurveIsDrawnInItsKind() throws Exception {
    String html = CurveChart.html(curves(false));
    Document page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader("<x>" + html + "</x>")));
    assertThat(page.getElementsByTagName("polyline").getLength()).isEqualTo(3);
    assertThat(page.getElementsByTagName("circle").getLength()).isEqualTo(3);
    assertThat(html)
        .contains("curve c0 measured", "curve c0 expected", "curve c1 limit")
        .contains(">a &amp; b</li>", "a &amp; b, 10 threads: 1.50×")
        .doesNotContain("<title>\"");
  }

  @Test
  void onALogarithmicAxisPowersOfTenAreEquallyFarApart() {
    String points = points(CurveChart.html(curves(true)));
    double[] x =
        Pattern.compile(" ")
            .splitAsStream(points)
            .mapToDouble(point -> Double.parseDouble(point.substring(0, point.indexOf(','))))
            .toArray();
    assertThat(x[1] - x[0]).isCloseTo(x[2] - x[1], org.assertj.core.api.Assertions.within(0.2));
  }

  private static String points(String html) {
    var matcher = Pattern.compile("points=\"([^\"]*)\"").matcher(html);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1).strip();
  }

  @Test
  void nothingToDrawIsNoChart() {
    assertThat(CurveChart.html(new Curves("", "", "", false, List.of()))).isEmpty();
  }
}
