package dev.baton.demos.bench;

import dev.baton.core.NativeInfo;
import dev.baton.demos.peer.PeerException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Baton's own OpenBLAS, called from C, in a process of its own for each core type that this CPU may
 * run: the fastest of them is what Baton's choice is held against.
 */
final class GemmRival implements Rival {
  private static final String SOURCE = "gemm.c";

  /** The core types whose kernels differ, on CPUs that OpenBLAS may know or not. */
  private static final List<String> CORE_TYPES =
      List.of("Haswell", "Zen", "SkylakeX", "Cooperlake", "SapphireRapids");

  /** How long each is tried. */
  private static final double TRIAL_SECONDS = 0.3;

  private final Process process;
  private final BufferedReader replies;
  private final BufferedWriter requests;

  private GemmRival(Process process) {
    this.process = process;
    this.replies = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts one for every core type, and keeps the fastest. */
  static GemmRival fastest(long n) throws PeerException {
    try {
      CCompiler compiler = new CCompiler();
      Path program = compiler.file("gemm");
      String source = compiler.source(SOURCE).toString();
      compiler.run(List.of("-O2", "-o", program.toString(), source, "-ldl"));
      return fastest(program, n);
    } catch (IOException e) {
      throw new PeerException("OpenBLAS cannot be called from C: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("interrupted while compiling a call of OpenBLAS", e);
    }
  }

  private static GemmRival fastest(Path program, long n) throws PeerException, IOException {
    GemmRival fastest = null;
    double least = Double.POSITIVE_INFINITY;
    for (String coreType : CORE_TYPES) {
      GemmRival tried = start(program, coreType, n);
      double seconds = tried == null ? Double.POSITIVE_INFINITY : tried.measure(TRIAL_SECONDS);
      GemmRival slower = seconds < least ? fastest : tried;
      if (seconds < least) {
        least = seconds;
        fastest = tried;
      }
      if (slower != null) {
        slower.close();
      }
    }
    if (fastest == null) {
      throw new PeerException("OpenBLAS, called from C, runs with none of " + CORE_TYPES);
    }
    return fastest;
  }

  /**
   * Starts one, or returns null where OpenBLAS takes another core type or the CPU cannot run it.
   */
  private static @Nullable GemmRival start(Path program, String coreType, long n)
      throws IOException {
    String library = NativeInfo.load().facts().get("openblas");
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), library, Long.toString(n))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OPENBLAS_CORETYPE", coreType);
    var rival = new GemmRival(builder.start());
    if (coreType.equalsIgnoreCase(rival.replies.readLine())) {
      return rival;
    }
    rival.close();
    return null;
  }

  @Override
  public double measure(double seconds) throws PeerException {
    try {
      requests.write(seconds + "\n");
      requests.flush();
      String reply = replies.readLine();
      if (reply == null) {
        throw new PeerException("a call of OpenBLAS from C ended the process");
      }
      return Double.parseDouble(reply);
    } catch (IOException e) {
      throw new PeerException("OpenBLAS, called from C: " + e.getMessage(), e);
    }
  }

  @Override
  public double check() {
    return Double.NaN;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
