package dev.baton.bindings;

import dev.baton.bindings.generated.OpenBlasLibrary;

/**
 * The program of a {@link ChildJvm}: loads the libraries, as many times as asked, and prints what
 * came of it. Loading happens once per process, so each way of failing needs a process of its own.
 */
final class Probe {

  static final int FAILED = 3;

  private Probe() {}

  public static void main(String[] arguments) {
    String architecture = System.getProperty("probe.arch");
    if (architecture != null) {
      Libc.effectiveUser(); // The JDK's linker has by now asked what it runs on.
      System.setProperty("os.arch", architecture);
    }
    int status = 0;
    for (int i = Integer.getInteger("probe.loads", 1); i > 0; i--) {
      status = loadOnce();
    }
    System.exit(status);
  }

  private static int loadOnce() {
    try {
      var loaded = NativeLibraries.load();
      System.out.println("baton=" + loaded.baton());
      System.out.println("variant=" + loaded.variant());
      System.out.println("openBlas=" + loaded.openBlas());
      System.out.println("coreName=" + loaded.coreName());
      System.out.println("coreTypeRequested=" + loaded.coreTypeRequested());
      System.out.println("coreTypeReason=" + loaded.coreTypeReason());
      System.out.println("coreTypeAfterwards=" + Libc.getenv(CoreType.VARIABLE));
      System.out.println("blasThreads=" + OpenBlasLibrary.openblas_get_num_threads());
      System.out.println("notes=" + loaded.notes());
      return 0;
    } catch (NativeLibraryException e) {
      System.out.println("failure=" + e.getMessage());
      System.out.println("cause=" + e.getCause());
      return FAILED;
    }
  }
}
