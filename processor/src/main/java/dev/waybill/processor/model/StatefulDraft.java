package dev.waybill.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class with {@code @Stateful}.
 *
 * @param element what the annotation stands on
 * @param isModule whether it is a subclass of {@code dev.waybill.nn.Module}
 * @param resolves whether all its superclasses resolve
 * @param owner the binary name of the class
 * @param ownerName its qualified name, in which {@code $} is part of a name only
 * @param topLevel the qualified name of the top-level class around it
 * @param javaPackage its package
 * @param superclasses its superclasses below {@code dev.waybill.nn.Module}, nearest first
 * @param fields its fields in declared order
 * @param at the annotation
 * @param suppressions what {@code @SuppressExport} says on it and around it
 */
public record StatefulDraft(
    ElementDraft element,
    boolean isModule,
    boolean resolves,
    String owner,
    String ownerName,
    String topLevel,
    String javaPackage,
    List<Superclass> superclasses,
    List<StateFieldDraft> fields,
    SourceRef at,
    List<SuppressionDraft> suppressions) {

  /** Copies the lists. */
  public StatefulDraft {
    superclasses = List.copyOf(superclasses);
    fields = List.copyOf(fields);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Returns the superclass whose state is visited before its own, which visits that of the others.
   *
   * @return the nearest one with {@code @Stateful}, or {@code null}
   */
  public @Nullable Superclass parent() {
    return superclasses.stream().filter(Superclass::isStateful).findFirst().orElse(null);
  }

  /**
   * A class between a module class and {@code dev.waybill.nn.Module}.
   *
   * @param owner its binary name
   * @param isStateful whether it has {@code @Stateful}
   * @param hasRegistrar whether its registrar is there, or will be
   * @param fields its fields
   */
  public record Superclass(
      String owner, boolean isStateful, boolean hasRegistrar, List<StateFieldDraft> fields) {

    /** Copies the list. */
    public Superclass {
      fields = List.copyOf(fields);
    }
  }
}
