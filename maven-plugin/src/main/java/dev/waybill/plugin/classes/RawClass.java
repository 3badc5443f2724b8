package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says, before inherited members are added and hidden ones are left out.
 *
 * @param name its binary name
 * @param access its flags; those of the declaration for a nested class
 * @param outer the binary name of the class around it, or {@code null}
 * @param typeParameters its type parameters
 * @param superclass the class above it; {@code null} for {@code Object}
 * @param interfaces the interfaces that it names
 * @param permits the permitted subclasses
 * @param isRecord whether it is a record
 * @param components the components of a record
 * @param fields the fields, those too that others cannot see
 * @param methods the methods and constructors that others can see
 * @param overridable the flags of its methods that classes below it may override or implement,
 *     those that only its package sees too, by name and descriptor
 * @param serialFields its serialized fields, private ones too, as {@code name:type}
 * @param serialVersion the constant of its serial form; empty where it declares none
 * @param annotations the annotations that clients can notice
 * @param nested the binary names of the classes that it declares
 * @param source the name of its source file; empty where the class file does not tell
 */
record RawClass(
    String name,
    int access,
    @Nullable String outer,
    List<TypeVariable> typeParameters,
    @Nullable TypeUse superclass,
    List<TypeUse> interfaces,
    List<String> permits,
    boolean isRecord,
    List<JavaParameter> components,
    List<JavaField> fields,
    List<JavaMethod> methods,
    Map<String, Integer> overridable,
    List<String> serialFields,
    String serialVersion,
    List<String> annotations,
    List<String> nested,
    String source) {

  RawClass {
    typeParameters = List.copyOf(typeParameters);
    interfaces = List.copyOf(interfaces);
    permits = List.copyOf(permits);
    components = List.copyOf(components);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    overridable = Map.copyOf(overridable);
    serialFields = List.copyOf(serialFields);
    annotations = List.copyOf(annotations);
    nested = List.copyOf(nested);
  }

  boolean has(int flag) {
    return (access & flag) != 0;
  }
}
