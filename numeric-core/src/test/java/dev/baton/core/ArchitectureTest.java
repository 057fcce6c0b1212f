package dev.baton.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Dependencies inside the core run one way:
 *
 * <pre>
 * Numeric → print, linalg, fft, random, io, parallel → ufunc → array, internal.array
 *         → internal.kernel → interpreter
 * instruments, simulation → interpreter
 * print, io → internal.text
 * </pre>
 *
 * <p>A package may skip layers downwards, never climb, and the surface packages do not know each
 * other. Rules about packages that are still empty hold trivially; {@link
 * #importsTheCoreAndTheBindings} sees to it that not all of them do.
 */
class ArchitectureTest {
  private static final String CORE = "dev.baton.core";
  private static final String BINDINGS = "dev.baton.bindings";
  private static final List<String> SURFACE =
      List.of("print", "linalg", "fft", "random", "io", "parallel");

  private static JavaClasses ours;
  private static Set<String> exported;

  @BeforeAll
  static void importClasses() {
    List<Location> locations = new ArrayList<>();
    for (String name : List.of(CORE, BINDINGS)) {
      locations.add(Location.of(module(name).location().orElseThrow()));
    }
    ours = new ClassFileImporter().importLocations(locations);
    exported =
        module(CORE).descriptor().exports().stream()
            .filter(export -> !export.isQualified())
            .map(export -> export.source())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static ModuleReference module(String name) {
    return ModuleLayer.boot()
        .configuration()
        .findModule(name)
        .map(ResolvedModule::reference)
        .orElseThrow(
            () -> new IllegalStateException("the tests do not run on the module path: no " + name));
  }

  @Test
  void importsTheCoreAndTheBindings() {
    assertThat(ours.contain(CORE + ".Numeric")).isTrue();
    assertThat(ours.contain(BINDINGS + ".NativeLibraries")).isTrue();
    assertThat(ours.contain(ArchitectureTest.class.getName())).as("tests are left out").isFalse();
    assertThat(exported).contains(CORE);
  }

  @Test
  void everyPackageOfTheCoreHasItsLayer() {
    Stream<String> layers =
        Stream.concat(
            Stream.of(
                "ufunc",
                "array",
                "internal.array",
                "internal.kernel",
                "internal.text",
                "instruments",
                "simulation",
                "interpreter"),
            SURFACE.stream());
    String[] known =
        Stream.concat(Stream.of(CORE), layers.map(layer -> CORE + "." + layer + ".."))
            .toArray(String[]::new);
    check(classes().that().resideInAPackage(CORE + "..").should().resideInAnyPackage(known));
  }

  @Test
  void layersOnlyLookDown() {
    var layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("interpreter")
            .definedBy(CORE + ".interpreter..")
            .layer("instruments")
            .definedBy(CORE + ".instruments..")
            .layer("simulation")
            .definedBy(CORE + ".simulation..")
            .layer("text")
            .definedBy(CORE + ".internal.text..")
            .layer("kernel")
            .definedBy(CORE + ".internal.kernel..")
            .layer("array")
            .definedBy(CORE + ".array..", CORE + ".internal.array..")
            .layer("ufunc")
            .definedBy(CORE + ".ufunc..");
    for (String surface : SURFACE) {
      layers = layers.layer(surface).definedBy(CORE + "." + surface + "..");
    }
    layers =
        layers
            .layer("façade")
            .definedBy(CORE)
            .whereLayer("façade")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("interpreter")
            .mayNotAccessAnyLayer()
            .whereLayer("instruments")
            .mayOnlyAccessLayers("interpreter")
            .whereLayer("simulation")
            .mayOnlyAccessLayers("interpreter")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("kernel")
            .mayOnlyAccessLayers("interpreter")
            .whereLayer("array")
            .mayOnlyAccessLayers("kernel", "interpreter")
            .whereLayer("ufunc")
            .mayOnlyAccessLayers("array", "kernel", "interpreter");
    for (String surface : SURFACE) {
      layers =
          layers
              .whereLayer(surface)
              .mayOnlyAccessLayers("ufunc", "array", "kernel", "interpreter", "text");
    }
    check(layers);
  }

  @Test
  void packagesHaveNoCycles() {
    var packages =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        };
    check(slices().assignedFrom(packages).should().beFreeOfCycles());
  }

  @Test
  void onlyTheKernelPackageKnowsTheBindings() {
    check(
        noClasses()
            .that()
            .resideInAPackage(CORE + "..")
            .and()
            .resideOutsideOfPackage(CORE + ".internal.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BINDINGS + ".."));
  }

  @Test
  void onlyTheBindingsThemselvesAndTheKernelPackageTouchGeneratedCode() {
    String generated = BINDINGS + ".generated..";
    check(
        noClasses()
            .that(
                DescribedPredicate.not(
                    resideInAnyPackage(BINDINGS, generated, CORE + ".internal.kernel..")))
            .should()
            .dependOnClassesThat(resideInAPackage(generated)));
  }

  /**
   * A segment is handed out once, by {@code NDArray.segment()}, and taken once, by {@code
   * frombuffer}; handles and layouts never.
   */
  @Test
  void foreignTypesStayOutOfTheApi() {
    check(
        classes()
            .that(
                DescribedPredicate.describe(
                    "are exported",
                    type -> isApi(type) && exported.contains(type.getPackageName())))
            .should(new NotShowForeignTypes()));
  }

  /** Public or protected, and so is everything it is nested in. */
  private static boolean isApi(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(ArchitectureTest::isApi).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(ours);
  }

  private static final class NotShowForeignTypes extends ArchCondition<JavaClass> {
    private static final Set<String> SEGMENT_DOORS =
        Set.of(
            CORE + ".array.ArrayElements.segment()",
            CORE
                + ".ArrayConversion.frombuffer(java.lang.foreign.MemorySegment, "
                + CORE
                + ".array.DType)");

    NotShowForeignTypes() {
      super("show no MethodHandle and no java.lang.foreign type except in " + SEGMENT_DOORS);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Stream<JavaType> parents =
          Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
      parents.forEach(parent -> report(type, type.getName(), parent, events));
      for (JavaMember member : type.getMembers()) {
        if (isVisible(member.getModifiers()) && !SEGMENT_DOORS.contains(member.getFullName())) {
          signature(member).forEach(part -> report(type, member.getFullName(), part, events));
        }
      }
    }

    private static Stream<JavaType> signature(JavaMember member) {
      return switch (member) {
        case JavaField field -> Stream.of(field.getType());
        case JavaCodeUnit code ->
            Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
        default -> throw new AssertionError("neither field nor code: " + member);
      };
    }

    private static void report(
        JavaClass owner, String where, JavaType shown, ConditionEvents events) {
      for (JavaClass part : shown.getAllInvolvedRawTypes()) {
        String name = part.getBaseComponentType().getName();
        if (name.startsWith("java.lang.foreign.")
            || name.equals("java.lang.invoke.MethodHandle")
            || name.equals("java.lang.invoke.VarHandle")) {
          events.add(SimpleConditionEvent.violated(owner, where + " shows " + name));
        }
      }
    }
  }
}
