package dev.baton.bindings;

/**
 * Says that the native libraries are not to be had: what was wanted, every place tried with the
 * reason it failed, and the fix, all in one message.
 *
 * <p>It is an {@link IllegalStateException} and no {@link LinkageError}: the cause is how the
 * machine or the program is set up, a program may well catch it to report or to do without, and
 * executors and frameworks pass it on where they would take an {@code Error} for the end of the
 * virtual machine. Users of the array API, who cannot name this type, can still name its parent.
 */
public final class NativeLibraryException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  NativeLibraryException(String message) {
    super(message);
  }

  NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
