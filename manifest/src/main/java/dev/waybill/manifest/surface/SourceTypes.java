package dev.waybill.manifest.surface;

import java.util.List;

/** Reads the types of a manifest, which stand there as in source with packages written out. */
final class SourceTypes {

  private static final String VARARGS = "...";

  private SourceTypes() {}

  /** Reads a type that may name the type parameters of its method. */
  static TypeUse type(String source, List<String> typeParameters) {
    String plain =
        source.endsWith(VARARGS)
            ? source.substring(0, source.length() - VARARGS.length()) + "[]"
            : source;
    LineReader line = new LineReader("manifest", 1, plain);
    TypeUse type = new JavaReader(ClassNames.SOURCE, variables(typeParameters)).type(line);
    line.expectEnd();
    return type;
  }

  /** Reads type parameters, such as {@code T extends java.lang.Number}. */
  static List<TypeVariable> typeParameters(List<String> sources) {
    return sources.isEmpty()
        ? List.of()
        : new JavaReader(ClassNames.SOURCE, List.of())
            .typeParameters(new LineReader("manifest", 1, "<" + String.join(", ", sources) + ">"));
  }

  static List<String> variables(List<String> typeParameters) {
    return typeParameters.stream().map(each -> each.strip().split(" ", 2)[0]).toList();
  }
}
