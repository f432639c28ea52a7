package dev.tandem.engine.internal.code.form;

import java.lang.classfile.Attributes;
import java.lang.classfile.FieldModel;
import java.lang.reflect.Array;
import java.lang.reflect.Field;

/// A top-level variable on its way to another class: the one that held it was compiled anew, because something that it
/// uses was entered again. Its value goes along where its type has stayed the same.
///
/// @param from what held it
/// @param to what holds it from now on
public record Succession(Holder from, Holder to) {
    /// A field of a class that holds top-level members.
    ///
    /// @param signature the generic type; equal to the descriptor where there is none
    public record Holder(String className, String field, String descriptor, String signature) {
        public static Holder of(String className, FieldModel field) {
            String descriptor = field.fieldType().stringValue();
            return new Holder(className, field.fieldName().stringValue(), descriptor,
                    field.findAttribute(Attributes.signature()).map(a -> a.signature().stringValue()).orElse(descriptor));
        }

        private Field in(ClassLoader loader) throws ReflectiveOperationException {
            Field found = Class.forName(className, true, loader).getDeclaredField(field);
            found.setAccessible(true);
            return found;
        }
    }

    /// Carries the value over, if that is possible.
    ///
    /// @return whether nothing is lost
    public boolean happensIn(ClassLoader loader) {
        boolean sameType = from.descriptor.equals(to.descriptor) && from.signature.equals(to.signature);
        try {
            Field old = from.in(loader);
            Object value = old.get(null);
            if (sameType) {
                to.in(loader).set(null, value);
            }
            return sameType || isDefault(old.getType(), value);
        } catch (ReflectiveOperationException | LinkageError e) {
            // Whoever defines the new class tells what is wrong with it.
            return false;
        }
    }

    /// What a variable holds; null also where nothing can be known.
    public static Object valueOf(Links.Definition variable, ClassLoader loader) {
        try {
            return new Holder(variable.className(), variable.name(), variable.descriptor(), "").in(loader).get(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private static boolean isDefault(Class<?> type, Object value) {
        return type.isPrimitive() ? value.equals(Array.get(Array.newInstance(type, 1), 0)) : value == null;
    }
}
