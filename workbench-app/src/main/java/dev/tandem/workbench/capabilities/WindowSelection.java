package dev.tandem.workbench.capabilities;

import dev.tandem.plugin.LinkedSelection;
import dev.tandem.toolkit.Listeners;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// What is chosen in a window. Of its thread; goes with it.
public final class WindowSelection implements LinkedSelection {
    private final Listeners<Consumer<? super Optional<Item>>> listeners = new Listeners<>("selection");
    private Item chosen;

    @Override
    public Optional<Item> item() {
        return Optional.ofNullable(chosen);
    }

    @Override
    public void select(Item item) {
        if (!Objects.equals(item, chosen)) {
            chosen = item;
            listeners.tell(each -> each.accept(item()));
        }
    }

    @Override
    public void onChange(Consumer<? super Optional<Item>> listener) {
        listeners.add(listener);
    }
}
