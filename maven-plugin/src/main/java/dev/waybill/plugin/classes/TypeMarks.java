package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.Nullness;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeUse.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.TypePath;

/** What annotations say about {@code null} in one type, and puts it there. */
final class TypeMarks {

  private final List<Mark> marks = new ArrayList<>();

  /** Notes an annotation; those that say nothing about {@code null} are passed over. */
  void add(@Nullable TypePath path, String descriptor) {
    Nullness nullness = NullnessAnnotations.of(descriptor);
    if (nullness != Nullness.UNSPECIFIED) {
      marks.add(new Mark(path, nullness));
    }
  }

  TypeUse applyTo(TypeUse type) {
    TypeUse marked = type;
    for (Mark mark : marks) {
      marked = mark(marked, mark, 0);
    }
    return marked;
  }

  private static TypeUse mark(TypeUse type, Mark mark, int step) {
    TypePath path = mark.path();
    if (path == null || step == path.getLength()) {
      return type.isReference() ? type.with(mark.nullness()) : type;
    }
    int index =
        switch (path.getStep(step)) {
          case TypePath.TYPE_ARGUMENT -> path.getStepArgument(step);
          case TypePath.ARRAY_ELEMENT, TypePath.WILDCARD_BOUND -> 0;
          // Static nesting takes no step, and an inner type stands for itself.
          default -> -1;
        };
    if (index < 0) {
      return mark(type, mark, step + 1);
    }
    if (index >= type.arguments().size() || type.form() == Form.VARIABLE) {
      return type;
    }
    List<TypeUse> arguments = new ArrayList<>(type.arguments());
    arguments.set(index, mark(arguments.get(index), mark, step + 1));
    return new TypeUse(type.form(), type.name(), type.owner(), arguments, type.nullness());
  }

  private record Mark(@Nullable TypePath path, Nullness nullness) {}
}
