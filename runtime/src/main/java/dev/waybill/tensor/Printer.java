package dev.waybill.tensor;

import dev.waybill.dispatch.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/// Writes tensors for people, as PyTorch does (`torch/_tensor_str.py`).
final class Printer {
  private static final int WHOLE = 1_000;
  private static final int EDGE = 3;
  private static final int LINE = 80;
  private static final String OPEN = "tensor(";

  private final Layout layout;
  private final Object array;
  private final boolean shortened;
  private final NumberText numbers;

  private Printer(Tensor tensor) {
    this.layout = tensor.layout();
    this.array = Elements.arrayForNow(tensor);
    this.shortened = tensor.size() > WHOLE;
    IntStream.Builder places = IntStream.builder();
    collect(0, layout.offset(), places);
    this.numbers = new NumberText(array, tensor.dtype(), places.build().toArray());
  }

  static String print(Tensor tensor) {
    List<String> notes = new ArrayList<>();
    boolean freed = Tensor.isFreed(tensor.storage());
    boolean data = !freed && tensor.storage().device() != Key.META;
    boolean empty = tensor.size() == 0;
    if (freed) {
      notes.add("freed"); // not an exception: debuggers print what they find
    } else if (!data) {
      notes.add("device=meta");
    } else if (tensor.storage() instanceof DeviceStorage storage) {
      notes.add("device=" + storage.where());
    }
    if (!data || (empty && tensor.rank() != 1)) {
      notes.add("size=" + tensor.layout().shapeText().replace('[', '(').replace(']', ')'));
    }
    // Elements show these dtypes already: 1. and 1 and True.
    boolean shown = tensor.dtype() == DType.I64 || tensor.dtype() == DType.BOOL;
    if (tensor.dtype() != DType.F32 && !(shown && data && !empty)) {
      notes.add("dtype=" + tensor.dtype());
    }
    String elements = !data ? "..." : empty ? "[]" : new Printer(Elements.here(tensor)).elements();
    return close(OPEN + elements, notes);
  }

  private String elements() {
    return text(0, layout.offset());
  }

  private String text(int axis, long at) {
    int below = layout.rank() - axis;
    if (below == 0) {
      return numbers.text(array, (int) at);
    }
    int indent = OPEN.length() + axis + 1;
    if (below == 1) {
      return row(at, indent);
    }
    String separator = "," + "\n".repeat(below - 1) + " ".repeat(indent);
    StringJoiner parts = new StringJoiner(separator, "[", "]");
    for (long i : shownAt(axis)) {
      parts.add(i < 0 ? "..." : text(axis + 1, at + i * layout.stride(axis)));
    }
    return parts.toString();
  }

  private String row(long at, int indent) {
    int axis = layout.rank() - 1;
    int perLine = Math.max(1, (LINE - (indent - 1)) / (numbers.width() + 2));
    StringBuilder line = new StringBuilder("[");
    int placed = 0;
    for (long i : shownAt(axis)) {
      if (placed > 0) {
        line.append(placed % perLine == 0 ? ",\n" + " ".repeat(indent) : ", ");
      }
      line.append(i < 0 ? " ..." : numbers.text(array, (int) (at + i * layout.stride(axis))));
      placed++;
    }
    return line.append(']').toString();
  }

  /// Returns the positions on an axis that are written; -1 for those left out.
  private long[] shownAt(int axis) {
    long length = layout.shape(axis);
    if (!shortened || length <= 2 * EDGE) {
      return IntStream.range(0, (int) length).asLongStream().toArray();
    }
    return new long[] {0, 1, 2, -1, length - 3, length - 2, length - 1};
  }

  private void collect(int axis, long at, IntStream.Builder places) {
    if (axis == layout.rank()) {
      places.add((int) at);
      return;
    }
    for (long i : shownAt(axis)) {
      if (i >= 0) {
        collect(axis + 1, at + i * layout.stride(axis), places);
      }
    }
  }

  private static String close(String text, List<String> notes) {
    StringBuilder whole = new StringBuilder(text);
    int last = text.length() - text.lastIndexOf('\n') + 1;
    for (String note : notes) {
      if (last + note.length() + 2 > LINE) {
        whole.append(",\n").append(" ".repeat(OPEN.length())).append(note);
        last = OPEN.length() + note.length();
      } else {
        whole.append(", ").append(note);
        last += note.length() + 2;
      }
    }
    return whole.append(')').toString();
  }
}
