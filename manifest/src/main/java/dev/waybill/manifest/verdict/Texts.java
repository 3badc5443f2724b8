package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassNames;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaText;
import dev.waybill.manifest.surface.TypeText;
import dev.waybill.manifest.surface.TypeUse;

/** Declarations as reports show them, with simple names. */
final class Texts {

  private static final ClassNames SIMPLE =
      new ClassNames() {
        @Override
        public String text(String binaryName) {
          return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
        }

        @Override
        public String binaryName(String text) {
          return text;
        }
      };

  private static final JavaText JAVA = new JavaText(SIMPLE);

  private Texts() {}

  static String head(JavaClass clazz) {
    return JAVA.head(clazz);
  }

  static String of(JavaClass owner, JavaMethod method) {
    return JAVA.of(owner, method);
  }

  static String of(JavaField field) {
    return JAVA.of(field);
  }

  static String of(TypeUse type) {
    return new TypeText(SIMPLE).of(type);
  }
}
