package dev.baton.demos.echo;

import dev.baton.core.interpreter.LockPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The echo server as a process of its own; {@code echo.py} is its twin in CPython and speaks the
 * same protocol, a line at a time on standard input and output.
 *
 * <pre>
 *   ──► 40123                     the port, once clients can connect
 *   ◄── 5000000 2                 switch interval in nanoseconds, number of CPU-bound threads;
 *                                 an empty line leaves both as they are
 *   ──► {"seconds":…,"turns":…}   the counts, after each line and at the end
 *   ◄── end of input              the process ends, so that it cannot survive its parent
 * </pre>
 */
public final class ServerMain {
  private ServerMain() {}

  /**
   * Serves until standard input ends.
   *
   * @param args the name of the lock policy
   * @throws IOException if there is no port, or standard input cannot be read
   */
  public static void main(String[] args) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (var server = new Server(LockPolicy.named(args[0]))) {
      talk(server, in, System.out);
    }
  }

  static void talk(Server server, BufferedReader in, PrintStream out) throws IOException {
    out.println(server.port());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isEmpty()) {
        String[] words = line.split(" ", 2);
        server.configure(Duration.ofNanos(Long.parseLong(words[0])), Integer.parseInt(words[1]));
      }
      out.println(server.snapshot().json());
    }
    out.println(server.snapshot().json());
  }
}
