/** OpenBLAS and Baton's kernels through the Foreign Function and Memory API. */
// The one importer is compiled after this module, so javac cannot see it yet.
@SuppressWarnings("module")
module dev.baton.bindings {
  requires static transitive org.jspecify;

  exports dev.baton.bindings to
      dev.baton.core;
  exports dev.baton.bindings.generated to
      dev.baton.core;
}
