/** Roads of others. */
@Namespace(value = "roads", title = "Roads of others", facadePackage = "org.example.ways.api")
package org.example.ways.roads;

import dev.waybill.annotations.Namespace;
