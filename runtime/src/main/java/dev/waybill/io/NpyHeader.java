package dev.waybill.io;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The dictionary at the start of an `.npy` file.
///
/// @param dtype the type of the elements
/// @param order the order of their bytes
/// @param fortranOrder whether the first axis is the fastest
/// @param shape the length of each axis
@SuppressWarnings("ArrayRecordComponent") // Passed once from the parser to the reader.
record NpyHeader(DType dtype, ByteOrder order, boolean fortranOrder, long[] shape) {
  private static final Map<String, DType> TYPES =
      Map.of(
          "f4",
          DType.F32,
          "f8",
          DType.F64,
          "i1",
          DType.I8,
          "i2",
          DType.I16,
          "f2",
          DType.F16,
          "i4",
          DType.I32,
          "i8",
          DType.I64,
          "u1",
          DType.U8,
          "b1",
          DType.BOOL);
  private static final String VALUE = "'[^'\\\\]*'|\"[^\"\\\\]*\"|True|False|\\([0-9L,\\s]*\\)";
  // Possessive, so that no header makes it try twice.
  private static final Pattern ENTRY =
      Pattern.compile("\\s*+(?:'(\\w++)'|\"(\\w++)\")\\s*+:\\s*+(" + VALUE + ")\\s*+(,|(?=\\}))");
  private static final Pattern TYPE = Pattern.compile("([<>|=])([a-zA-Z]\\d++)");

  static NpyHeader parse(Path file, String text) throws IOException {
    String trimmed = text.strip();
    if (!trimmed.startsWith("{")) {
      throw bad(file, text);
    }
    String type = "";
    String fortran = "";
    String shape = "";
    Matcher entry = ENTRY.matcher(trimmed);
    int at = 1;
    int entries = 0;
    while (entry.region(at, trimmed.length()).lookingAt()) {
      String name = entry.group(1) != null ? entry.group(1) : entry.group(2);
      String value = entry.group(3);
      switch (name) {
        case "descr" -> type = value;
        case "fortran_order" -> fortran = value;
        case "shape" -> shape = value;
        default -> throw bad(file, text);
      }
      at = entry.end();
      entries++;
    }
    boolean complete = trimmed.substring(at).strip().equals("}") && entries == 3;
    boolean typed = type.startsWith("'") || type.startsWith("\"");
    boolean ordered = fortran.equals("True") || fortran.equals("False");
    if (!complete || !typed || !ordered || !shape.startsWith("(")) {
      throw bad(file, text);
    }
    String descriptor = type.substring(1, type.length() - 1);
    Matcher parts = TYPE.matcher(descriptor);
    DType dtype = parts.matches() ? TYPES.get(parts.group(2)) : null;
    if (dtype == null) {
      throw new TensorFileException(
          file,
          "found elements of NumPy's type "
              + descriptor
              + ", expected one of f2, f4, f8, i1, i2, i4, i8, u1 or b1.");
    }
    ByteOrder order =
        switch (parts.group(1)) {
          case ">" -> ByteOrder.BIG_ENDIAN;
          case "=" -> ByteOrder.nativeOrder();
          default -> ByteOrder.LITTLE_ENDIAN;
        };
    return new NpyHeader(dtype, order, fortran.equals("True"), lengths(file, text, shape));
  }

  /// Returns NumPy's name of a dtype, lowest byte first.
  static String descriptor(DType dtype) {
    return (dtype.bytes() == 1 ? "|" : "<")
        + switch (dtype) {
          case F32 -> "f4";
          case F64 -> "f8";
          case I8 -> "i1";
          case I16 -> "i2";
          case I32 -> "i4";
          case I64 -> "i8";
          case U8 -> "u1";
          case BOOL -> "b1";
          case F16 -> "f2";
          case BF16 ->
              throw new WrongArgumentException(
                  "Npy.write",
                  "tensor",
                  "found dtype bf16, which NumPy has not, expected another; convert it with"
                      + " to(f32), or write safetensors.");
        };
  }

  private static long[] lengths(Path file, String text, String shape) throws IOException {
    String inner = shape.substring(1, shape.length() - 1).strip();
    if (inner.isEmpty()) {
      return new long[0];
    }
    if (inner.matches("\\d+L?")) {
      throw new TensorFileException(
          file,
          "found the shape "
              + shape
              + ", which is a number in Python, expected a tuple such as ("
              + inner
              + ",).");
    }
    // A comma may follow the last length, and must where it is the only one.
    String listed = inner.endsWith(",") ? inner.substring(0, inner.length() - 1) : inner;
    try {
      // Python 2 wrote lengths as 3L.
      long[] lengths =
          Stream.of(listed.split(",", -1))
              .map(length -> length.strip().replaceFirst("L$", ""))
              .mapToLong(Long::parseLong)
              .toArray();
      if (lengths.length > Counts.MOST_AXES) {
        throw bad(file, text);
      }
      return lengths;
    } catch (NumberFormatException e) {
      throw bad(file, text);
    }
  }

  private static TensorFileException bad(Path file, String text) {
    return new TensorFileException(
        file,
        "found the header "
            + Counts.shortened(text.strip())
            + ", expected a dictionary of descr, fortran_order and shape.");
  }
}
