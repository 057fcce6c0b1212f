package dev.baton.demos.report;

import dev.baton.demos.convoy.Convoys;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.lab.Configuration;
import dev.baton.demos.lab.Json;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Results;
import dev.baton.demos.machine.Capacity;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.programs.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the page that people read: a template with its marks, {@code {{name}}}, filled in. */
public final class Report {
  private static final String TEMPLATE = "report.html.template";
  private static final Pattern MARK = Pattern.compile("\\{\\{(\\w+)}}");

  private Report() {}

  /**
   * Writes the page.
   *
   * @param results the content of {@code results.json}, which the page carries with it
   * @param measurements what it was computed from
   * @param echo what was measured of the echo servers; nothing is said of them if that is nothing
   * @param convoys what was recorded of the convoys; likewise
   * @param exhibition what the exhibits showed; likewise
   * @return one HTML document that needs nothing else
   */
  public static String html(
      Results results,
      List<Measurement> measurements,
      EchoMeasurements echo,
      Convoys convoys,
      Exhibition exhibition) {
    Findings findings = Findings.of(measurements);
    List<OneThread> pairs = OneThread.of(measurements);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("headline", Html.escape(findings.headline()));
    parts.put("findings", Html.paragraphs(findings.sentences()));
    parts.put("thesis", ThesisFigure.html(findings));
    parts.put("speedups", Charts.speedups(findings));
    parts.put("speedupsCaption", Html.escape(speedupsCaption(findings, results.machine())));
    parts.put("agreement", Agreement.html(Agreement.of(findings.comparisons(), pairs)));
    parts.put("oneThread", oneThread(pairs));
    parts.put("echo", EchoSection.html(echo));
    parts.put("convoy", ConvoySection.html(convoys));
    parts.put("exhibits", ExhibitSection.html(exhibition));
    parts.put("programs", programs(measurements));
    parts.put("times", Tables.times(measurements));
    parts.put("lock", Tables.lock(measurements));
    parts.put("noise", Html.escape(findings.noise()));
    parts.put("machine", Tables.machine(results.machine()));
    parts.put("cpu", Html.escape(results.machine().cpu()));
    parts.put("cores", Integer.toString(results.machine().cores()));
    parts.put("when", Html.escape(results.machine().when().substring(0, 10)));
    parts.put("json", Html.scriptSafe(Json.text(results)));
    return fill(template(), parts);
  }

  private static String speedupsCaption(Findings findings, Machine machine) {
    int threads = findings.threads();
    Capacity capacity = machine.capacity();
    String limit = capacity == null ? "" : " " + capacity;
    return caption(threads) + limit;
  }

  private static String caption(int threads) {
    return String.format(
        Locale.ROOT,
        "Bars that end at 1× gained nothing from %s; bars that reach %d× used %d cores fully. Thin"
            + " lines span the middle half of the rounds.",
        threads == 2 ? "the second thread" : "the other threads",
        threads,
        threads);
  }

  private static String oneThread(List<OneThread> pairs) {
    return Findings.beside(pairs)
        .map(
            sentence ->
                "<section><h2>One thread: Baton beside its peers</h2>\n"
                    + Charts.oneThread(pairs)
                    + "<p class=\"caption\">"
                    + Html.escape(sentence)
                    + " Each program has its own scale.</p></section>\n")
        .orElse("");
  }

  private static String programs(List<Measurement> measurements) {
    var html = new StringBuilder("<dl>\n");
    measurements.stream()
        .map(m -> m.configuration().program())
        .distinct()
        .forEach(
            program ->
                html.append("<dt><b>")
                    .append(Html.escape(program.name()))
                    .append("</b> ")
                    .append(Html.escape(program.title()))
                    .append("</dt>\n<dd>")
                    .append(Html.escape(program.explanation()))
                    .append(" <i>")
                    .append(Html.escape(work(program, measurements)))
                    .append("</i></dd>\n"));
    return html.append("</dl>\n").toString();
  }

  /** Says how much work a program did, in one sentence where it is the same for all. */
  private static String work(Program program, List<Measurement> measurements) {
    Map<String, List<String>> contenders = new LinkedHashMap<>();
    for (Measurement m : measurements) {
      Configuration c = m.configuration();
      if (c.program().equals(program)) {
        List<String> who =
            contenders.computeIfAbsent(program.describe(c.workload()), _ -> new ArrayList<>());
        if (!who.contains(c.contender().title())) {
          who.add(c.contender().title());
        }
      }
    }
    String work =
        contenders.size() == 1
            ? contenders.keySet().iterator().next()
            : contenders.entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
                .collect(Collectors.joining("; "));
    return program.whyNoPeer().isEmpty() ? work + "." : work + ". " + program.whyNoPeer() + ".";
  }

  private static String template() {
    try (var in = Objects.requireNonNull(Report.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(TEMPLATE, e);
    }
  }

  private static String fill(String template, Map<String, String> parts) {
    return MARK.matcher(template)
        .replaceAll(
            mark -> {
              String part = parts.get(mark.group(1));
              if (part == null) {
                throw new IllegalStateException("nothing to put for " + mark.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }
}
