package dev.tandem.workbench.plugins.extension;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.capabilities.SettingsBook;
import java.util.List;
import java.util.function.Predicate;

/// What is added to a window. Immutable.
public record Contributions(List<ViewContribution> views, List<Command> commands, List<StatusItem> items, List<SettingsBook.Part> settings,
        List<LessonTexts> lessons) {
    public Contributions {
        views = List.copyOf(views);
        commands = List.copyOf(commands);
        items = List.copyOf(items);
        settings = List.copyOf(settings);
        lessons = List.copyOf(lessons);
    }

    /// All of it that is not of a plugin.
    public Contributions without(String plugin) {
        Predicate<Object> isOther = each -> !(each instanceof OfPlugin own && own.plugin().equals(plugin));
        return new Contributions(views.stream().filter(isOther).toList(), commands.stream().filter(isOther).toList(),
                items.stream().filter(isOther).toList(), settings.stream().filter(each -> !each.contributor().equals(plugin)).toList(),
                lessons.stream().filter(isOther).toList());
    }
}
