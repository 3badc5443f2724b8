package dev.waybill.plugin.scan;

import dev.waybill.plugin.scan.Use.Place;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;

/**
 * Finds names in a class file: members and types in its code, signatures and annotations, and texts
 * that are names. ASM's remapper visits all of them; what it writes is thrown away.
 */
final class ClassScanner extends ClassRemapper {

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");

  private final UseFinder finder;
  private final Map<String, Integer> firstLines = new HashMap<>();
  private String source = "";

  private ClassScanner(UseFinder finder) {
    super(Opcodes.ASM9, new ClassNode(), finder);
    this.finder = finder;
  }

  /**
   * Scans a class file.
   *
   * @param file its bytes
   * @param names the names to find
   * @param sources finds the path of a source file, given below its source root
   * @return the uses
   */
  static List<Use> scan(byte[] file, RetiredNames names, UnaryOperator<String> sources) {
    UseFinder finder = new UseFinder(names);
    ClassScanner scanner = new ClassScanner(finder);
    new ClassReader(file).accept(scanner, ClassReader.SKIP_FRAMES);
    LinkedHashSet<Use> uses = new LinkedHashSet<>();
    String path = sources.apply(scanner.sourceFile());
    for (UseFinder.Found each : finder.finish()) {
      int line = each.line() > 0 ? each.line() : scanner.firstLines.getOrDefault(each.method(), 0);
      Place place =
          new Place(path, line, 0, scanner.className.replace('/', '.'), name(each.method()));
      uses.add(new Use(each.name(), each.kind(), each.what(), place));
    }
    return List.copyOf(uses);
  }

  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    source = file == null ? "" : file;
  }

  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    // Lists again the nested classes that the code mentions, without a line.
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
    String key = name + descriptor;
    finder.enter(key);
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    return new MethodVisitor(Opcodes.ASM9, method) {
      @Override
      public void visitLineNumber(int line, Label start) {
        firstLines.putIfAbsent(key, line);
        finder.at(line);
        super.visitLineNumber(line, start);
      }

      @Override
      public void visitLocalVariable(
          String variable,
          String type,
          @Nullable String generic,
          Label start,
          Label end,
          int index) {
        // Stands behind the code, where the line is that of the last statement.
      }

      @Override
      public void visitEnd() {
        super.visitEnd();
        finder.enter("");
      }
    };
  }

  private String sourceFile() {
    int end = className.lastIndexOf('/') + 1;
    return className.substring(0, end)
        + (source.isEmpty() ? className.substring(end) + ".class" : source);
  }

  /** The name of a method as its author wrote it. */
  private static String name(String key) {
    String name = key.substring(0, Math.max(0, key.indexOf('(')));
    for (Matcher lambda = LAMBDA.matcher(name); lambda.matches(); lambda = LAMBDA.matcher(name)) {
      name = lambda.group(1);
    }
    return name;
  }
}
