package dev.waybill.it;

/// Sees the platform and the package of one class, as a class path with only that jar would.
final class OnlyOf extends ClassLoader {
  private final Class<?> visible;

  OnlyOf(Class<?> visible) {
    super(ClassLoader.getPlatformClassLoader());
    this.visible = visible;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(visible.getPackageName() + ".")) {
      return Class.forName(name, false, visible.getClassLoader());
    }
    throw new ClassNotFoundException(name);
  }
}
