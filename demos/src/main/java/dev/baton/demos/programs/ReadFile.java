package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file over and over, in large pieces, without looking at what it reads. */
final class ReadFile implements Program {
  private static final int PIECE = 1 << 20;

  @Override
  public String name() {
    return "read-file";
  }

  @Override
  public String title() {
    return "f.readinto(buffer) until the file ends, many times";
  }

  @Override
  public String explanation() {
    return "The operating system copies the file into the buffer; the interpreter is needed only"
        + " between two reads. The file is small enough to stay in memory, so that the disk's own"
        + " speed does not matter.";
  }

  @Override
  public Place place() {
    return Place.WAITING;
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(16 << 20, 40L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "a file of %,d bytes, read %,d times".formatted(workload.size(), workload.count());
  }

  @Override
  public double expected(Workload workload) {
    return (double) workload.size() * workload.count(); // Bytes read.
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    Path file = write(workload.size());
    return new Job() {
      @Override
      public double run() {
        return Team.run(
            interpreter,
            threads,
            (thread, state) -> {
              long share = Workload.share(workload.count(), thread, threads);
              ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
              long[] bytes = {0};
              try (FileChannel channel = FileChannel.open(file)) {
                for (long i = 0; i < share; i++) {
                  long before;
                  channel.position(0);
                  do {
                    before = bytes[0];
                    Outside.call(
                        interpreter,
                        state,
                        () -> bytes[0] += Math.max(0, channel.read(buffer.clear())));
                    state.checkpoint();
                  } while (bytes[0] > before);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return bytes[0];
            });
      }

      @Override
      public void close() {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static Path write(long size) {
    try {
      Path file = Files.createTempFile("baton-read-", ".bin");
      file.toFile().deleteOnExit(); // After Ctrl-C nobody closes the job.
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long left = size; left > 0; ) {
          left -= channel.write(piece.clear().limit((int) Math.min(PIECE, left)));
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
