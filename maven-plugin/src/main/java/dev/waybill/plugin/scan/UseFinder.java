package dev.waybill.plugin.scan;

import dev.waybill.plugin.scan.Use.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/** Is asked for another name at each place of a class file that names something, and notes it. */
final class UseFinder extends Remapper {

  private static final String WAYBILL = "dev/waybill/";

  private final RetiredNames names;
  private final List<Found> found = new ArrayList<>();
  private final List<Found> words = new ArrayList<>();
  private final Set<String> askWaybill = new HashSet<>();
  private String method = "";
  private int line;

  UseFinder(RetiredNames names) {
    super(Opcodes.ASM9);
    this.names = names;
  }

  void enter(String name) {
    method = name;
    line = 0;
  }

  void at(int number) {
    line = number;
  }

  /** What was found; words are names only in methods that ask Waybill for something. */
  List<Found> finish() {
    List<Found> all = new ArrayList<>(found);
    words.stream().filter(each -> askWaybill.contains(each.method())).forEach(all::add);
    return all;
  }

  @Override
  public String map(String internalName) {
    String name = internalName.replace('/', '.');
    names.findClass(name).ifPresent(each -> add(each, Kind.TYPE, name.replace('$', '.')));
    return internalName;
  }

  @Override
  public String mapMethodName(String owner, String name, String descriptor) {
    member(owner, name, Kind.CALL);
    return name;
  }

  @Override
  public String mapFieldName(String owner, String name, String descriptor) {
    member(owner, name, Kind.CONSTANT);
    return name;
  }

  @Override
  public String mapAnnotationAttributeName(String descriptor, String name) {
    if (descriptor.startsWith("L" + WAYBILL)) {
      askWaybill.add(method);
    }
    return name;
  }

  @Override
  public Object mapValue(Object value) {
    if (value instanceof String text) {
      Optional<RetiredName> name = names.find(text);
      if (name.isPresent()) {
        List<Found> into = text.contains(".") ? found : words;
        into.add(new Found(name.get(), Kind.STRING, text, method, line));
      } else {
        names.findClass(text).ifPresent(each -> add(each, Kind.STRING, text));
      }
    }
    return super.mapValue(value);
  }

  private void member(String owner, String name, Kind kind) {
    if (owner.startsWith(WAYBILL)) {
      askWaybill.add(method);
    }
    String binary = owner.replace('/', '.');
    names
        .findMember(binary, name)
        .ifPresent(each -> add(each, kind, binary.replace('$', '.') + "." + name));
  }

  private void add(RetiredName name, Kind kind, String what) {
    found.add(new Found(name, kind, what, method, line));
  }

  /** A use; its line is 0 where it stands in the head of a method or class. */
  record Found(RetiredName name, Kind kind, String what, String method, int line) {}
}
