package dev.waybill.io;

import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.HeapStorage;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/// Elements as bytes.
final class ElementBytes {
  private static final int CHUNK = 1 << 16;

  private ElementBytes() {}

  /// Reads a tensor. The caller has checked that the bytes are there.
  static Tensor read(MemorySegment bytes, long at, DType dtype, ByteOrder order, long... shape) {
    Tensor tensor = Tensor.empty(dtype, shape);
    int count = (int) tensor.size();
    if (dtype == DType.BOOL) {
      boolean[] array = tensor.booleanArray();
      for (int i = 0; i < count; i++) {
        array[i] = bytes.get(ValueLayout.JAVA_BYTE, at + i) != 0;
      }
    } else {
      Object array = ((HeapStorage) tensor.storage()).array();
      MemorySegment.copy(bytes, layout(dtype, order), at, array, 0, count);
    }
    return tensor;
  }

  /// Writes the elements, lowest byte first, the last axis fastest.
  static void write(String method, WritableByteChannel out, Tensor tensor) throws IOException {
    Object array = array(method, tensor);
    DType dtype = tensor.dtype();
    ValueLayout layout = layout(dtype, ByteOrder.LITTLE_ENDIAN);
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    int perChunk = CHUNK / dtype.bytes();
    int count = (int) tensor.size();
    for (int from = 0; from < count; from += perChunk) {
      int part = Math.min(perChunk, count - from);
      buffer.clear().limit(part * dtype.bytes());
      MemorySegment.copy(array, from, MemorySegment.ofBuffer(buffer), layout, 0, part);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    }
  }

  private static Object array(String method, Tensor tensor) {
    try {
      return array(tensor);
    } catch (OpException e) {
      throw e.inNameOf(method);
    }
  }

  private static Object array(Tensor tensor) {
    return switch (tensor.dtype()) {
      case F32 -> tensor.toFloatArray();
      case F64 -> tensor.toDoubleArray();
      case I8, U8 -> tensor.toByteArray();
      case I16, F16, BF16 -> tensor.toShortArray();
      case I32 -> tensor.toIntArray();
      case I64 -> tensor.toLongArray();
      case BOOL -> Tensor.fromLongs(DType.I8, tensor.toLongArray(), tensor.size()).byteArray();
    };
  }

  private static ValueLayout layout(DType dtype, ByteOrder order) {
    ValueLayout layout =
        switch (dtype) {
          case F32 -> ValueLayout.JAVA_FLOAT_UNALIGNED;
          case F64 -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
          case I8, U8, BOOL -> ValueLayout.JAVA_BYTE;
          case I16, F16, BF16 -> ValueLayout.JAVA_SHORT_UNALIGNED;
          case I32 -> ValueLayout.JAVA_INT_UNALIGNED;
          case I64 -> ValueLayout.JAVA_LONG_UNALIGNED;
        };
    return layout.withOrder(order);
  }
}
