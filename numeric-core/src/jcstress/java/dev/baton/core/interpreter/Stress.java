package dev.baton.core.interpreter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Runs the stress tests and judges them: the real locks must show no forbidden outcome, and every
 * planted bug must show one. Its arguments are jcstress's; {@code -r} names the folder of the
 * report.
 */
public final class Stress {
  private Stress() {}

  /**
   * Runs the tests.
   *
   * @param arguments jcstress's options
   * @throws Exception if jcstress could not run at all
   */
  public static void main(String[] arguments) throws Exception {
    Options options = new Options(arguments);
    if (!options.parse()) {
      System.exit(2);
    }
    Files.createDirectories(Path.of(options.getResultDest()));
    try {
      new JCStress(options).run();
    } catch (AssertionError forbidden) {
      // jcstress's way to say that a test failed; which ones should is judged below.
    }
    System.exit(judge(results(options)) ? 0 : 1);
  }

  private static Map<String, Verdict> results(Options options)
      throws IOException, ClassNotFoundException {
    InProcessCollector collector = new InProcessCollector();
    DiskReadCollector reader = new DiskReadCollector(options.getResultFile(), collector);
    reader.dump();
    reader.close();
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (String name : TestList.tests()) {
      if (name.matches(".*(" + options.getTestFilter() + ").*")) {
        verdicts.put(name, new Verdict());
      }
    }
    collector.getTestResults().forEach(result -> verdicts.get(result.getName()).add(result));
    return verdicts;
  }

  private static boolean judge(Map<String, Verdict> verdicts) {
    int wrong = 0;
    for (Map.Entry<String, Verdict> test : verdicts.entrySet()) {
      boolean planted = test.getKey().contains(".Planted");
      Verdict verdict = test.getValue();
      boolean asExpected = verdict.samples > 0 && !verdict.broke && planted == verdict.forbidden;
      wrong += asExpected ? 0 : 1;
      System.out.printf(
          "%-6s %-60s %12d samples, %s%n",
          asExpected ? "ok" : "FAILED",
          test.getKey().replaceFirst(".*\\.(?=\\w+\\.\\w+$)", ""),
          verdict.samples,
          verdict.broke ? "broke" : verdict.forbidden ? "forbidden outcomes" : "clean");
    }
    System.out.printf("%d tests, %d not as expected%n", verdicts.size(), wrong);
    return wrong == 0 && !verdicts.isEmpty();
  }

  /** What all runs of one test have shown. */
  private static final class Verdict {
    long samples;
    boolean forbidden;
    boolean broke;

    void add(TestResult result) {
      samples += result.getTotalCount();
      broke |= result.status() != Status.NORMAL;
      forbidden |= !result.grading().isPassed;
    }
  }
}
