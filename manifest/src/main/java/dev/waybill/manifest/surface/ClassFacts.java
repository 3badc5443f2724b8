package dev.waybill.manifest.surface;

/** The facts of a class, written below its head. */
final class ClassFacts {

  static final String JAVA = "java";
  static final String EXTENDS = "extends";
  static final String IMPLEMENTS = "implements";
  static final String PERMITS = "permits";
  static final String COMPONENT = "component";
  static final String CASE = "constant";
  static final String FIELD = "field";
  static final String CONSTRUCTOR = "constructor";
  static final String METHOD = "method";
  static final String EXTENSIBLE = "extensible";
  static final String SERIAL = "serial";

  private final Facts facts;
  private final ClassNames names;
  private final JavaText java;

  ClassFacts(Facts facts, ClassNames names) {
    this.facts = facts;
    this.names = names;
    this.java = new JavaText(names);
  }

  void write(JavaClass clazz) {
    TypeText types = new TypeText(names);
    facts.fact(JAVA, java.head(clazz));
    if (clazz.superclass() != null) {
      facts.fact(EXTENDS, types.of(clazz.superclass()));
    }
    clazz.interfaces().forEach(each -> facts.fact(IMPLEMENTS, types.of(each)));
    clazz.permits().forEach(each -> facts.fact(PERMITS, names.text(each)));
    if (clazz.isExtensible() && !clazz.isInterface()) {
      facts.fact(EXTENSIBLE, "");
    }
    if (!clazz.serialForm().isEmpty()) {
      facts.fact(SERIAL, clazz.serialForm());
    }
    clazz.components().forEach(each -> facts.fact(COMPONENT, java.of(each)));
    for (JavaField field : clazz.fields()) {
      facts.fact(field.isEnumConstant() ? CASE : FIELD, java.of(field));
    }
    for (JavaMethod method : clazz.methods()) {
      facts.fact(method.isConstructor() ? CONSTRUCTOR : METHOD, java.of(clazz, method));
    }
  }
}
