package dev.waybill.tensor;

/// Writes tensors for people.
final class Printer {
  private static final int WHOLE = 1_000;
  private static final int EDGE = 3;
  private static final String OPEN = "tensor(";

  private final Tensor tensor;
  private final boolean shortened;
  private final StringBuilder text = new StringBuilder(OPEN);

  private Printer(Tensor tensor) {
    this.tensor = tensor;
    this.shortened = tensor.size() > WHOLE;
  }

  static String print(Tensor tensor) {
    Printer printer = new Printer(tensor);
    Layout layout = tensor.layout();
    if (tensor.size() == 0) {
      printer.text.append("[]");
    } else {
      printer.axis(0, layout.offset());
    }
    printer.text.append(", ").append(tensor.dtype());
    if (printer.shortened || tensor.size() == 0) {
      printer.text.append(", shape ").append(layout.shapeText());
    }
    return printer.text.append(')').toString();
  }

  private void axis(int axis, long at) {
    Layout layout = tensor.layout();
    if (axis == layout.rank()) {
      text.append(Elements.boxed(tensor, (int) at));
      return;
    }
    long length = layout.shape(axis);
    text.append('[');
    for (long i = 0; i < length; i++) {
      if (i > 0) {
        separate(axis);
      }
      if (shortened && i == EDGE && length > 2 * EDGE) {
        text.append("...");
        i = length - EDGE - 1;
      } else {
        axis(axis + 1, at + i * layout.stride(axis));
      }
    }
    text.append(']');
  }

  private void separate(int axis) {
    if (axis == tensor.rank() - 1) {
      text.append(", ");
    } else {
      text.append(",\n").append(" ".repeat(OPEN.length() + axis + 1));
    }
  }
}
