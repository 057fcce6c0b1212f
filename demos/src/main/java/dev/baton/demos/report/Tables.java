package dev.baton.demos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.lab.Configuration;
import dev.baton.demos.lab.LockCounts;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Results;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.Capacity;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.programs.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report's tables. */
final class Tables {
  private Tables() {}

  /** Lists every time measured. */
  static String times(List<Measurement> measurements) {
    List<List<String>> rows = new ArrayList<>();
    for (Measurement m : measurements) {
      Configuration c = m.configuration();
      boolean measured = m.isMeasured();
      Statistics s = measured ? m.statistics() : Statistics.of(0);
      rows.add(
          List.of(
              c.program().name(),
              c.contender().title(),
              c.mode().meaning(),
              Integer.toString(c.threads()),
              measured ? Figures.time(s.median()) : "-",
              measured ? Figures.time(s.min()) : "-",
              measured ? Figures.time(s.max()) : "-",
              Integer.toString(m.seconds().size()),
              Figures.ratio(Results.speedup(m, measurements)),
              measured ? "" : m.note()));
    }
    return Html.table(
        "Times: median, fastest and slowest repetition",
        List.of(
            "program",
            "system",
            "lock",
            "threads",
            "median",
            "fastest",
            "slowest",
            "rounds",
            "speed-up",
            "note"),
        rows);
  }

  /** Lists what one repetition does with the lock, on average. */
  static String lock(List<Measurement> measurements) {
    List<List<String>> rows = new ArrayList<>();
    for (Measurement m : measurements) {
      Configuration c = m.configuration();
      if (c.contender() == Contender.BATON && m.isMeasured()) {
        LockCounts lock = m.lock();
        int rounds = m.seconds().size();
        rows.add(
            List.of(
                c.program().name(),
                c.mode().meaning(),
                Integer.toString(c.threads()),
                each(lock.takes(), rounds),
                each(lock.released(), rounds),
                each(lock.switches(), rounds),
                each(lock.requests(), rounds),
                each(lock.forcedDrops(), rounds)));
      }
    }
    return Html.table(
        "The lock's ledger: counts per run of the program, on average",
        List.of(
            "program",
            "lock",
            "threads",
            "taken",
            "released for native work",
            "changed hands",
            "asked for by a waiter",
            "given up on request"),
        rows);
  }

  private static String each(long total, int rounds) {
    double mean = (double) total / rounds;
    return String.format(
        Locale.ROOT, mean < 10 && mean != Math.rint(mean) ? "%,.1f" : "%,.0f", mean);
  }

  /** Lists what the figures come from. */
  static String machine(Machine machine) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("CPU", machine.cpu()));
    rows.add(List.of("cores", Integer.toString(machine.cores())));
    if (machine.memoryBytes() > 0) {
      rows.add(
          List.of(
              "memory",
              String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / (double) (1 << 30))));
    }
    rows.add(List.of("system", machine.os()));
    rows.add(List.of("JDK", machine.jdk()));
    machine.nativeCode().forEach((name, value) -> rows.add(List.of(name, value)));
    for (Map.Entry<String, JsonNode> peer : machine.peers().entrySet()) {
      rows.add(List.of(peer.getKey(), peer(peer.getValue())));
    }
    if (machine.loadAverage() >= 0) {
      rows.add(
          List.of(
              "load average before",
              String.format(Locale.ROOT, "%.2f (0 is an idle machine)", machine.loadAverage())));
    }
    Capacity capacity = machine.capacity();
    if (capacity != null) {
      rows.add(List.of("its cores", capacity.toString()));
    }
    rows.add(List.of("measured", machine.when()));
    return Html.table("The machine and the software", List.of("", ""), rows);
  }

  private static String peer(JsonNode peer) {
    if (peer.has("nd4j")) {
      return "ND4J %s, %s".formatted(peer.path("nd4j").asText(), peer.path("backend").asText());
    }
    return peer.path("found").asBoolean()
        ? "%s %s, NumPy %s, %s %s with core type %s"
            .formatted(
                peer.path("implementation").asText(),
                peer.path("python").asText(),
                peer.path("numpy").asText(),
                peer.path("blas").path("name").asText(),
                peer.path("blas").path("version").asText(),
                peer.path("blas").path("core").asText())
        : peer.path("why").asText();
  }
}
