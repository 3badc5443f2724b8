/** Shapes in the plane. */
@Namespace(value = "shapes", title = "Shapes in the plane", facadePackage = "org.example.api")
package org.example.shapes;

import dev.waybill.annotations.Namespace;
