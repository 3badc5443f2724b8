package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.JavaModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what an artifact says about itself as a module. */
final class ModuleReader {

  private static final String DECLARATION = "module-info.class";
  private static final String JAR_MANIFEST = "META-INF/MANIFEST.MF";
  private static final String SERVICES = "META-INF/services/";

  private ModuleReader() {}

  static JavaModule read(ClassFolder own) throws IOException {
    List<String> services = services(own);
    Optional<byte[]> declaration = own.find(DECLARATION);
    if (declaration.isPresent()) {
      return declared(declaration.get(), services);
    }
    Optional<byte[]> manifest = own.find(JAR_MANIFEST);
    String automatic =
        manifest.isEmpty()
            ? null
            : new Manifest(new ByteArrayInputStream(manifest.get()))
                .getMainAttributes()
                .getValue("Automatic-Module-Name");
    return new JavaModule(
        automatic == null ? "" : automatic, true, List.of(), List.of(), List.of(), services);
  }

  private static JavaModule declared(byte[] declaration, List<String> services) {
    List<String> names = new ArrayList<>();
    List<String> exports = new ArrayList<>();
    List<String> opens = new ArrayList<>();
    List<String> requires = new ArrayList<>();
    List<String> provides = new ArrayList<>(services);
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public ModuleVisitor visitModule(String name, int access, @Nullable String version) {
            names.add(name);
            if ((access & Opcodes.ACC_OPEN) != 0) {
              opens.add(JavaModule.ALL);
            }
            return new ModuleVisitor(Opcodes.ASM9) {
              @Override
              public void visitExport(String name, int access, String... modules) {
                exports.add(qualified(name, modules));
              }

              @Override
              public void visitOpen(String name, int access, String... modules) {
                opens.add(qualified(name, modules));
              }

              @Override
              public void visitRequire(String name, int access, @Nullable String version) {
                String kind =
                    (access & Opcodes.ACC_TRANSITIVE) != 0
                        ? "transitive "
                        : (access & Opcodes.ACC_STATIC_PHASE) != 0 ? "static " : "";
                if ((access & Opcodes.ACC_MANDATED) == 0) {
                  requires.add(kind + name);
                }
              }

              @Override
              public void visitProvide(String service, String... providers) {
                String all =
                    Stream.of(providers)
                        .map(each -> each.replace('/', '.'))
                        .sorted()
                        .collect(Collectors.joining(", "));
                provides.add(service.replace('/', '.') + " with " + all);
              }
            };
          }
        };
    new ClassReader(declaration).accept(visitor, 0);
    return new JavaModule(names.get(0), false, exports, opens, requires, provides);
  }

  private static String qualified(String packageName, String[] modules) {
    String name = packageName.replace('/', '.');
    return modules == null
        ? name
        : name + " to " + Stream.of(modules).sorted().collect(Collectors.joining(", "));
  }

  private static List<String> services(ClassFolder own) throws IOException {
    List<String> services = new ArrayList<>();
    for (String file : own.list(SERVICES)) {
      String text = new String(own.find(file).orElseThrow(), StandardCharsets.UTF_8);
      String providers =
          text.lines()
              .map(line -> line.replaceAll("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .sorted()
              .collect(Collectors.joining(", "));
      services.add(file.substring(SERVICES.length()) + " with " + providers);
    }
    return services;
  }
}
