package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cloudcall.client.AppClient;
import io.cloudcall.client.CloudCallClient;
import io.cloudcall.client.Logistics;
import io.cloudcall.wechat.WeChatClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The surface that other programs compile against: the public types of {@code client} and {@code logistics} mention no
 * internal type in a signature, so that all others can change in any release.
 */
class ExportedSurfaceTest {
    private static final String CLIENT = "io.cloudcall.client";

    private static List<JavaClass> exported(String packageName) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packageName).stream()
                        .filter(ExportedSurfaceTest::isExported)
                        .toList();
    }

    /** Returns whether a type is public, with all types around it. */
    private static boolean isExported(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(ExportedSurfaceTest::isExported).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** Supertypes and members to the types that they mention, each as a sentence. */
    private static Set<String> foreign(JavaClass type, List<String> allowed) {
        Set<String> sentences = new TreeSet<>();
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .forEach(supertype -> add(sentences, type.getName(), List.of(supertype), allowed));
        add(sentences, type.getName(), type.getTypeParameters(), allowed);
        type.getMembers().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .forEach(member -> add(sentences, member.getFullName(), mentioned(member), allowed));
        return sentences;
    }

    private static List<JavaType> mentioned(JavaMember member) {
        if (member instanceof JavaField field) {
            return List.of(field.getType());
        }
        JavaCodeUnit method = (JavaCodeUnit) member;
        List<JavaType> types = new ArrayList<>(method.getParameterTypes());
        types.add(method.getReturnType());
        types.addAll(method.getTypeParameters());
        types.addAll(method.getExceptionTypes());
        return types;
    }

    private static void add(
            Set<String> sentences, String subject, List<? extends JavaType> types, List<String> allowed) {
        types.stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive() && !isAllowed(type.getPackageName(), allowed))
                .forEach(type -> sentences.add(subject + " mentions " + type.getName()));
    }

    private static boolean isAllowed(String packageName, List<String> allowed) {
        return packageName.startsWith("java.") || allowed.contains(packageName);
    }

    @ParameterizedTest
    @CsvSource({
        "io.cloudcall.client, io.cloudcall.client io.cloudcall.logistics io.cloudcall.logistics.model",
        "io.cloudcall.logistics, io.cloudcall.logistics io.cloudcall.logistics.model"
    })
    void mentionsNoInternalTypes(String packageName, String allowed) {
        List<String> packages = Arrays.asList(allowed.split(" "));

        assertEquals(
                List.of(),
                exported(packageName).stream()
                        .flatMap(type -> foreign(type, packages).stream())
                        .toList(),
                "signatures of " + packageName + " may mention " + allowed + " and the JDK only");
    }

    @Test
    void readsSignaturesOfAllExportedTypes() {
        Set<String> names =
                new TreeSet<>(exported(CLIENT).stream().map(JavaClass::getName).toList());

        assertTrue(
                names.containsAll(List.of(
                        AppClient.class.getName(),
                        CloudCallClient.class.getName(),
                        CloudCallClient.Builder.class.getName(),
                        Logistics.class.getName())),
                names::toString);
    }

    /** Otherwise the rule could hold because it sees nothing. */
    @Test
    void findsTypesInSignaturesAndTypeArguments() {
        JavaClass logistics = new ClassFileImporter().importClass(Logistics.class);
        JavaClass internal = new ClassFileImporter().importClass(WeChatClient.class);

        assertTrue(foreign(logistics, List.of(CLIENT)).stream()
                .anyMatch(sentence -> sentence.contains("getAllAccountAsync()")
                        && sentence.endsWith("mentions io.cloudcall.logistics.AccountList")));
        assertTrue(foreign(internal, List.of()).stream()
                .anyMatch(sentence -> sentence.endsWith("mentions io.cloudcall.call.CallRequest")));
    }
}
