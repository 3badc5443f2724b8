package dev.waybill.ops.torch;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The tensors of a safetensors file, by name.
final class TensorFile {
  private final ByteBuffer data;
  private final Map<?, ?> header;

  private TensorFile(ByteBuffer data, Map<?, ?> header) {
    this.data = data;
    this.header = header;
  }

  static TensorFile read(Path path) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(all.getLong());
    String header = new String(all.array(), Long.BYTES, length, StandardCharsets.UTF_8);
    ByteBuffer data = all.position(Long.BYTES + length).slice().order(ByteOrder.LITTLE_ENDIAN);
    return new TensorFile(data, Json.map(Json.parse(header)));
  }

  /// Returns a tensor over memory of its own: writing to it changes no other call's.
  Tensor tensor(Object key) {
    Map<?, ?> entry = Json.map(header.get(key));
    if (entry == null) {
      throw new IllegalArgumentException("no tensor " + key);
    }
    long[] shape = Json.longs(entry.get("shape"));
    long[] range = Json.longs(entry.get("data_offsets"));
    int bytes = (int) (range[1] - range[0]);
    ByteBuffer from = data.slice((int) range[0], bytes).order(ByteOrder.LITTLE_ENDIAN);
    DType dtype = DType.parse(((String) entry.get("dtype")).toLowerCase(Locale.ROOT));
    switch (dtype) {
      case F32 -> {
        float[] values = new float[bytes / Float.BYTES];
        from.asFloatBuffer().get(values);
        return Tensor.fromArray(values, shape);
      }
      case F64 -> {
        double[] values = new double[bytes / Double.BYTES];
        from.asDoubleBuffer().get(values);
        return Tensor.fromArray(values, shape);
      }
      default -> {
        long[] values = new long[bytes / dtype.bytes()];
        for (int i = 0; i < values.length; i++) {
          values[i] =
              switch (dtype) {
                case I64 -> from.getLong();
                case I32 -> from.getInt();
                case I16 -> from.getShort();
                default -> from.get();
              };
        }
        return Tensor.fromLongs(dtype, values, shape);
      }
    }
  }
}
