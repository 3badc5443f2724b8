package dev.waybill.io;

import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Files of one tensor as NumPy's `save` writes and `load` reads them.
///
/// Source: NumPy Enhancement Proposal 1 and `numpy.lib.format`, versions 1.0, 2.0 and 3.0.
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int LONGEST = 1 << 20;
  private static final int LENGTH_DIGITS = 21;
  private static final ValueLayout.OfShort LENGTH_1 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt LENGTH_2 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Npy() {}

  /// Reads a file of any version and byte order.
  ///
  /// @param file such as `weights.npy`
  /// @return a new tensor; of a file in Fortran's order its first axis is the fastest
  /// @throws TensorFileException if the file is corrupt, cut off or of a type without a dtype
  /// @throws IOException if it cannot be read
  public static Tensor read(Path file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = WholeFile.map(file, arena);
      int version = version(file, bytes);
      long at = version == 1 ? 10 : 12;
      long length =
          bytes.byteSize() < at
              ? Long.MAX_VALUE
              : version == 1
                  ? bytes.get(LENGTH_1, 8) & 0xffff
                  : bytes.get(LENGTH_2, 8) & 0xffff_ffffL;
      if (length > bytes.byteSize() - at || length > LONGEST) {
        throw new TensorFileException(
            file,
            "found "
                + bytes.byteSize()
                + " bytes, expected at least a header, of at most "
                + LONGEST
                + " bytes.");
      }
      byte[] header = bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
      NpyHeader parsed =
          NpyHeader.parse(
              file,
              new String(
                  header, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
      return elements(file, bytes, at + length, parsed);
    }
  }

  /// Writes a file of version 1.0, lowest byte first, the last axis fastest. An error leaves a file
  /// that was there before as it was.
  ///
  /// @param file such as `weights.npy`
  /// @param tensor of any dtype
  /// @throws IOException if it cannot be written
  public static void write(Path file, Tensor tensor) throws IOException {
    String header =
        "{'descr': '"
            + NpyHeader.descriptor(tensor.dtype())
            + "', 'fortran_order': False, 'shape': "
            + shape(tensor)
            + ", }"
            + room(tensor);
    int unpadded = MAGIC.length + 4 + header.length() + 1;
    int padding = ALIGNMENT - unpadded % ALIGNMENT;
    int length = header.length() + padding + 1;
    byte[] start = new byte[MAGIC.length + 4];
    System.arraycopy(MAGIC, 0, start, 0, MAGIC.length);
    start[6] = 1;
    start[8] = (byte) length;
    start[9] = (byte) (length >> 8);
    String padded = header + " ".repeat(padding) + "\n";
    WholeFile.write(
        file,
        out -> {
          WholeFile.writeAll(out, start);
          WholeFile.writeAll(out, padded.getBytes(StandardCharsets.ISO_8859_1));
          ElementBytes.write("Npy.write", out, tensor);
        });
  }

  private static int version(Path file, MemorySegment bytes) throws IOException {
    boolean magic = bytes.byteSize() >= 8;
    for (int i = 0; magic && i < MAGIC.length; i++) {
      magic = bytes.get(ValueLayout.JAVA_BYTE, i) == MAGIC[i];
    }
    if (!magic) {
      throw new TensorFileException(file, "found no NumPy magic, expected an .npy file.");
    }
    int major = bytes.get(ValueLayout.JAVA_BYTE, 6);
    int minor = bytes.get(ValueLayout.JAVA_BYTE, 7);
    if (major < 1 || major > 3 || minor != 0) {
      throw new TensorFileException(
          file, "found version " + major + "." + minor + ", expected 1.0, 2.0 or 3.0.");
    }
    return major;
  }

  private static Tensor elements(Path file, MemorySegment bytes, long at, NpyHeader header)
      throws IOException {
    long[] shape = header.shape();
    long left = (bytes.byteSize() - at) / header.dtype().bytes();
    long count = Counts.size(shape);
    // Before anything is allocated: a header may claim what it likes.
    if (count > left) {
      throw new TensorFileException(
          file,
          "found "
              + left
              + " elements of "
              + header.dtype()
              + " after the header, expected "
              + Counts.text(shape)
              + ".");
    }
    if (!header.fortranOrder() || shape.length < 2) {
      return ElementBytes.read(bytes, at, header.dtype(), header.order(), shape);
    }
    Tensor flat = ElementBytes.read(bytes, at, header.dtype(), header.order(), count);
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      strides[axis] = step;
      step *= shape[axis];
    }
    return Tensor.of(flat.storage(), Layout.strided(0, shape, strides), header.dtype());
  }

  /// NumPy leaves room for the first length to grow; then files are the same byte for byte.
  private static String room(Tensor tensor) {
    return tensor.rank() == 0
        ? ""
        : " ".repeat(LENGTH_DIGITS - Long.toString(tensor.layout().shape(0)).length());
  }

  private static String shape(Tensor tensor) {
    String lengths =
        LongStream.of(tensor.shape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + lengths + (tensor.rank() == 1 ? ",)" : ")");
  }
}
