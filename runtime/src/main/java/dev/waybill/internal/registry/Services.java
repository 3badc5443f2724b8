package dev.waybill.internal.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/// The providers of a service that several class loaders find, each class once. A class that two
/// loaders define is taken from the first.
final class Services<S> implements Iterable<S> {
  private final Class<S> service;
  private final List<ClassLoader> loaders;

  Services(Class<S> service, List<ClassLoader> loaders) {
    this.service = service;
    this.loaders = loaders;
  }

  @Override
  public Iterator<S> iterator() {
    List<S> providers = new ArrayList<>();
    Set<String> classes = new HashSet<>();
    for (ClassLoader loader : loaders) {
      for (S provider : ServiceLoader.load(service, loader)) {
        if (classes.add(provider.getClass().getName())) {
          providers.add(provider);
        }
      }
    }
    return providers.iterator();
  }
}
