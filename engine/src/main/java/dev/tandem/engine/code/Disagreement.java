package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import java.util.List;

/// Tells why a shipment cannot run with the kept objects that it refers to.
final class Disagreement {
    private Disagreement() {}

    static CannotShipException of(Captured captured, List<KeptObject> met) {
        for (KeptObject one : met) {
            Binding changed = one.captured().difference(captured);
            if (changed != null) {
                return refusal(one, one.captured().bindings().get(changed));
            }
        }
        for (KeptObject older : met) {
            for (KeptObject newer : met) {
                Binding changed = older.captured().difference(newer.captured());
                if (changed != null) {
                    return refusal(older, older.captured().bindings().get(changed));
                }
            }
        }
        return new CannotShipException("remote objects were pushed with different variables or methods and cannot be "
                + "used together; push them again: " + met.stream().map(k -> k.origin().key()).toList());
    }

    /// A type has other code by now than a kept object brought.
    static CannotShipException ofCode(Shipment.Code type, KeptObject kept) {
        String called = SnippetNames.typed(type.name());
        return new CannotShipException(called + " was redefined since " + kept.origin().since() + ": class=" + called + ", "
                + kept.origin().key());
    }

    private static CannotShipException refusal(KeptObject kept, Binding.Content content) {
        return new CannotShipException(content.called() + " was " + (content.method() ? "redefined" : "changed")
                + " since " + kept.origin().since() + ": " + (content.method() ? "method=" : "variable=")
                + content.called() + ", " + kept.origin().key());
    }
}
