package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.Links;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The variables and links that one shipment sets where it arrives. Used by one thread.
///
/// Those of kept objects are remembered with the very values that came, and set again for each call that meets the
/// object, whatever others have set meanwhile.
final class ArrivingVariables {
    private interface Setting {
        void apply() throws IOException;
    }

    /// Of the objects that are kept in this process, by their numbers.
    private static final Map<Long, ArrivingVariables> KEPT = new ConcurrentHashMap<>();

    private final List<Setting> all = new ArrayList<>();

    static void applyKept(long id) throws IOException {
        ArrivingVariables kept = KEPT.get(id);
        for (Setting setting : kept == null ? List.<Setting>of() : kept.all) {
            setting.apply();
        }
    }

    static void forget(long id) {
        KEPT.remove(id);
    }

    void keep(long id) {
        KEPT.put(id, this);
    }

    void define(Links links, Links.Member member, Links.Definition definition) {
        links.define(member, definition);
        all.add(() -> links.define(member, definition));
    }

    void set(Class<?> owner, String name, Object value) throws IOException {
        Setting setting = () -> {
            try {
                Statics.set(owner, name, value);
            } catch (ReflectiveOperationException e) {
                throw new IOException("variable differs here: class=" + owner.getName() + ", name=" + name, e);
            }
        };
        setting.apply();
        all.add(setting);
    }
}
