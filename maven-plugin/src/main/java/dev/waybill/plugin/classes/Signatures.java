package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeUse.Form;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * The generic signature of a class or method.
 *
 * @param typeParameters its type parameters
 * @param parameters the types of a method's parameters
 * @param result a method's result, or a class' superclass
 * @param others the exceptions of a method that are generic, or a class' interfaces
 */
record Signatures(
    List<TypeVariable> typeParameters,
    List<TypeUse> parameters,
    TypeUse result,
    List<TypeUse> others) {

  /** Reads the signature of a class or method. */
  static Signatures parse(String signature) {
    Whole whole = new Whole();
    new SignatureReader(signature).accept(whole);
    return whole.finish();
  }

  /** Reads the signature of a field or record component. */
  static TypeUse type(String signature) {
    List<TypeUse> into = new ArrayList<>();
    new SignatureReader(signature).acceptType(new One(into));
    return into.get(0);
  }

  /** Returns a type without generics. */
  static TypeUse plain(Type type) {
    return switch (type.getSort()) {
      case Type.ARRAY -> {
        TypeUse element = plain(type.getElementType());
        for (int i = 0; i < type.getDimensions(); i++) {
          element = TypeUse.ofArray(element);
        }
        yield element;
      }
      case Type.OBJECT -> TypeUse.ofClass(type.getClassName(), List.of());
      default -> TypeUse.ofPrimitive(type.getClassName());
    };
  }

  /** Builds one type. */
  private static class One extends SignatureVisitor {

    private final List<TypeUse> into;
    private final Form form;
    private List<TypeUse> arguments = new ArrayList<>();
    private String name = "";
    private TypeUse owner;
    private boolean hasGenericOwner;

    One(List<TypeUse> into) {
      this(into, Form.CLASS);
    }

    /** A form other than a class wraps what is read. */
    One(List<TypeUse> into, Form form) {
      super(Opcodes.ASM9);
      this.into = into;
      this.form = form;
      this.owner = TypeUse.OBJECT;
    }

    @Override
    public void visitBaseType(char descriptor) {
      add(TypeUse.ofPrimitive(Type.getType(String.valueOf(descriptor)).getClassName()));
    }

    @Override
    public void visitTypeVariable(String variable) {
      add(TypeUse.ofVariable(variable));
    }

    @Override
    public SignatureVisitor visitArrayType() {
      List<TypeUse> element = new ArrayList<>();
      return new One(element) {
        @Override
        void add(TypeUse type) {
          One.this.add(TypeUse.ofArray(type));
        }
      };
    }

    @Override
    public void visitClassType(String internalName) {
      name = internalName.replace('/', '.');
    }

    @Override
    public void visitInnerClassType(String simpleName) {
      TypeUse around = current();
      hasGenericOwner = !around.arguments().isEmpty() || around.owner() != null;
      owner = around;
      name = name + "$" + simpleName;
      arguments = new ArrayList<>();
    }

    @Override
    public void visitTypeArgument() {
      arguments.add(TypeUse.ofWildcard(Form.ANY, List.of()));
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      return switch (wildcard) {
        case SignatureVisitor.EXTENDS -> new One(arguments, Form.EXTENDS);
        case SignatureVisitor.SUPER -> new One(arguments, Form.SUPER);
        default -> new One(arguments);
      };
    }

    @Override
    public void visitEnd() {
      add(current());
    }

    void add(TypeUse type) {
      into.add(form == Form.CLASS ? type : TypeUse.ofWildcard(form, List.of(type)));
    }

    private TypeUse current() {
      return hasGenericOwner
          ? TypeUse.ofInner(owner, name.substring(owner.name().length() + 1), arguments)
          : TypeUse.ofClass(name, arguments);
    }
  }

  /** Builds the signature of a class or method. */
  private static final class Whole extends SignatureVisitor {

    private final List<String> names = new ArrayList<>();
    private final List<List<TypeUse>> bounds = new ArrayList<>();
    private final List<TypeUse> parameters = new ArrayList<>();
    private final List<TypeUse> result = new ArrayList<>();
    private final List<TypeUse> others = new ArrayList<>();

    Whole() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitFormalTypeParameter(String name) {
      names.add(name);
      bounds.add(new ArrayList<>());
    }

    @Override
    public SignatureVisitor visitClassBound() {
      return new One(bounds.get(bounds.size() - 1));
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
      return new One(bounds.get(bounds.size() - 1));
    }

    @Override
    public SignatureVisitor visitParameterType() {
      return new One(parameters);
    }

    @Override
    public SignatureVisitor visitReturnType() {
      return new One(result);
    }

    @Override
    public SignatureVisitor visitSuperclass() {
      return new One(result);
    }

    @Override
    public SignatureVisitor visitInterface() {
      return new One(others);
    }

    @Override
    public SignatureVisitor visitExceptionType() {
      return new One(others);
    }

    Signatures finish() {
      List<TypeVariable> variables = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        variables.add(new TypeVariable(names.get(i), bounds.get(i)));
      }
      return new Signatures(variables, parameters, result.get(0), others);
    }
  }
}
