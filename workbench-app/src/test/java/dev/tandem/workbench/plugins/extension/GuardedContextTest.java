package dev.tandem.workbench.plugins.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardedContextTest {
    /// A default method that is not passed on would do nothing for plugins, without a word.
    @Test
    void whatPluginsSeePassesEveryMethodOn() {
        List<String> missing = new ArrayList<>();
        Stream.concat(Stream.of(GuardedContext.class), Arrays.stream(GuardedContext.class.getDeclaredClasses())).filter(Class::isRecord)
                .forEach(guarded -> Arrays.stream(guarded.getInterfaces()).filter(each -> each.getPackageName().equals("dev.tandem.plugin"))
                        .flatMap(each -> Arrays.stream(each.getMethods())).filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> !isPassedOn(guarded, method)).forEach(method -> missing.add(guarded.getSimpleName() + " " + method)));
        assertThat(missing).isEmpty();
    }

    private static boolean isPassedOn(Class<?> guarded, Method method) {
        try {
            return guarded.getDeclaredMethod(method.getName(), method.getParameterTypes()) != null;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
