package dev.waybill.manifest.surface;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the facts of one class. */
final class ClassReader {

  private final JavaReader.Head head;
  private final ClassNames names;
  private final JavaReader java;
  private final List<TypeUse> interfaces = new ArrayList<>();
  private final List<String> permits = new ArrayList<>();
  private final List<JavaParameter> components = new ArrayList<>();
  private final List<JavaField> fields = new ArrayList<>();
  private final List<JavaMethod> methods = new ArrayList<>();
  private @Nullable TypeUse superclass;
  private boolean isExtensible;
  private String serialForm = "";

  /**
   * Makes a reader.
   *
   * @param head the head of the class
   * @param names how the text names classes
   * @param visible the type variables of the classes around it
   */
  ClassReader(JavaReader.Head head, ClassNames names, List<String> visible) {
    this.head = head;
    this.names = names;
    List<String> variables = new ArrayList<>(visible);
    head.typeParameters().forEach(each -> variables.add(each.name()));
    this.java = new JavaReader(names, variables);
  }

  String name() {
    return head.name();
  }

  /** Takes a fact; returns whether it is one of classes. */
  boolean accept(BaselineFile.Fact fact) {
    LineReader line = fact.line();
    switch (fact.key()) {
      case ClassFacts.EXTENDS -> superclass = java.type(line);
      case ClassFacts.IMPLEMENTS -> interfaces.add(java.type(line));
      case ClassFacts.PERMITS -> permits.add(names.binaryName(line.path()));
      case ClassFacts.EXTENSIBLE -> isExtensible = true;
      case ClassFacts.SERIAL -> serialForm = line.rest();
      case ClassFacts.COMPONENT -> components.add(java.parameter(line));
      case ClassFacts.CASE -> fields.add(java.field(line, true));
      case ClassFacts.FIELD -> fields.add(java.field(line, false));
      case ClassFacts.CONSTRUCTOR -> methods.add(java.method(line, true));
      case ClassFacts.METHOD -> methods.add(java.method(line, false));
      default -> {
        return false;
      }
    }
    line.expectEnd();
    return true;
  }

  JavaClass read() {
    boolean isOpen =
        head.kind() == ClassKind.INTERFACE && !head.modifiers().contains(JavaModifier.SEALED);
    return new JavaClass(
        head.name(),
        head.kind(),
        head.modifiers(),
        head.typeParameters(),
        superclass,
        interfaces,
        permits,
        components,
        fields,
        methods,
        isExtensible || isOpen,
        serialForm,
        head.annotations());
  }
}
