package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.Nullness;
import java.util.Set;
import org.objectweb.asm.Type;

/** The annotations of the field that say whether {@code null} may be in a place. */
final class NullnessAnnotations {

  private static final Set<String> NULLABLE =
      Set.of("Nullable", "CheckForNull", "NullableDecl", "PossiblyNull");
  private static final Set<String> NON_NULL =
      Set.of("NonNull", "Nonnull", "NotNull", "NonNullDecl");

  private NullnessAnnotations() {}

  /** Every library has its own, so that the simple name decides. */
  static Nullness of(String descriptor) {
    String name = Type.getType(descriptor).getClassName();
    String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    return NULLABLE.contains(simple)
        ? Nullness.NULLABLE
        : NON_NULL.contains(simple) ? Nullness.NON_NULL : Nullness.UNSPECIFIED;
  }
}
