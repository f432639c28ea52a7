package dev.tandem.workbench.values;

import dev.tandem.plugin.ScriptValue;
import dev.tandem.workbench.session.TypeWords;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/// Lets go of all that was shown of a session when it is reset, so that its classes can be collected although views still have
/// descriptions. Any thread; released by who made it.
public final class ValueHold {
    /// Guarded by this; descriptions that nobody has any more vanish by themselves.
    private final Set<HeldValue> held = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean isReleased;

    /// Describes the value of a variable; small numbers are copied.
    ///
    /// @param type as the variable was declared
    public ScriptValue describe(String type, Object value) {
        return add(HeldValue.of(this, type, value, true));
    }

    ScriptValue part(Object value) {
        return add(HeldValue.of(this, value == null ? "null" : TypeWords.of(value), value, false));
    }

    private synchronized ScriptValue add(HeldValue value) {
        if (isReleased) {
            value.release();
        } else {
            held.add(value);
        }
        return value;
    }

    /// Nothing that was described is there any more.
    public synchronized void release() {
        isReleased = true;
        held.forEach(HeldValue::release);
        held.clear();
    }
}
