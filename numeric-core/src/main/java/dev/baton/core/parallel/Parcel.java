package dev.baton.core.parallel;

import dev.baton.core.array.NDArray;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/** An object on its way from one process to another: its serial form, with the length before it. */
final class Parcel {
  private final byte[] bytes;

  private Parcel(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Packs an object.
   *
   * @param what names it in the error, as in “item 3”
   * @param value what to send
   * @throws IllegalArgumentException if something in it is not serializable
   */
  static Parcel of(String what, @Nullable Object value) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (NotSerializableException e) {
      throw new IllegalArgumentException(refusal(what, String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(what + " cannot be serialized: " + e, e);
    }
    return new Parcel(bytes.toByteArray());
  }

  private static String refusal(String what, String type) {
    return isArray(type)
        ? what
            + " contains an array, and arrays do not cross between processes: np.save it, and map"
            + " the file in the other process, np.load(path, MapMode.READ_ONLY)"
        : what + " cannot cross between processes: " + type + " is not serializable";
  }

  private static boolean isArray(String type) {
    try {
      return NDArray.class.isAssignableFrom(
          Class.forName(type, false, Parcel.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError elsewhere) {
      return false;
    }
  }

  void send(DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /** Waits for the next parcel; null if the other side has closed the connection before it. */
  static @Nullable Parcel receive(DataInputStream in) throws IOException {
    int length;
    try {
      length = in.readInt();
    } catch (EOFException end) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    return bytes.length < length ? null : new Parcel(bytes);
  }

  /** Unpacks the object. */
  @Nullable Object open() throws IOException, ClassNotFoundException {
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
